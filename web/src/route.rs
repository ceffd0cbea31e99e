//! The addresses of the page.

use yew_router::Routable;

/// Where one can be. None of them ever holds the token.
#[derive(Clone, Copy, Debug, PartialEq, Routable)]
pub(crate) enum Route {
    /// The start: the orders.
    #[at("/")]
    Home,
    /// The list of orders; filters, page and sorting are in the query.
    #[at("/orders")]
    Orders,
    /// One order and its lines.
    #[at("/orders/:order")]
    Order { order: u64 },
    /// Anything else.
    #[not_found]
    #[at("/404")]
    NotFound,
}
