//! The addresses of the page, as the router wants them.

use std::collections::HashMap;

use release_web_logic::Route;
use yew::html::IntoPropValue;
use yew_router::Routable;

/// A [`Route`] that the router knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct At(pub(crate) Route);

impl IntoPropValue<At> for Route {
    fn into_prop_value(self) -> At {
        At(self)
    }
}

/// By hand, because what the derive macro brings along to match a few addresses
/// (a router of its own with a hash map) weighs 15 KB.
impl Routable for At {
    fn recognize(path: &str) -> Option<Self> {
        Some(Self(Route::recognize(path)))
    }

    fn from_path(path: &str, _: &HashMap<&str, &str>) -> Option<Self> {
        Self::recognize(path)
    }

    fn to_path(&self) -> String {
        self.0.to_path()
    }

    /// For a matcher that is not used here.
    fn routes() -> Vec<&'static str> {
        vec!["/"]
    }

    fn not_found_route() -> Option<Self> {
        Some(Self(Route::NotFound))
    }
}
