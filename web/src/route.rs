//! The addresses of the page.

use std::collections::HashMap;

use yew_router::Routable;

/// Where one can be. None of them ever holds the token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Route {
    /// `/`, the start: the orders.
    Home,
    /// `/orders`, the list; filters, page and sorting are in the query.
    Orders,
    /// `/orders/12060`, one order and its lines.
    Order { order: u64 },
    /// Anything else.
    NotFound,
}

/// By hand, because what the derive macro brings along to match five addresses
/// (a router of its own with a hash map) weighs 15 KB.
impl Routable for Route {
    fn recognize(path: &str) -> Option<Self> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let route = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Home,
            (Some("orders"), None, _) => Self::Orders,
            (Some("orders"), Some(order), None) => match order.parse() {
                Ok(order) => Self::Order { order },
                Err(_) => Self::NotFound,
            },
            _ => Self::NotFound,
        };
        Some(route)
    }

    fn from_path(path: &str, _: &HashMap<&str, &str>) -> Option<Self> {
        Self::recognize(path)
    }

    fn to_path(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Orders => "/orders".into(),
            Self::Order { order } => format!("/orders/{order}"),
            Self::NotFound => "/404".into(),
        }
    }

    fn routes() -> Vec<&'static str> {
        vec!["/", "/orders", "/orders/:order", "/404"]
    }

    fn not_found_route() -> Option<Self> {
        Some(Self::NotFound)
    }
}
