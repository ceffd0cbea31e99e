//! Tests why no answer came.

use gloo_net::http::Request;
use release_core::BaseUrl;
pub(crate) use release_web_logic::reach::{Findings, Verdict};
use web_sys::{RequestCache, RequestCredentials, RequestMode};

use super::origin;

/// Asks for the start page of this address, with no token and no cookie. Where it is of another origin, the browser
/// only says whether anything answered.
pub(crate) async fn find_causes(address: &BaseUrl) -> Findings {
    let request = Request::get(&format!("{address}/"))
        .mode(RequestMode::NoCors)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore);
    Findings {
        answers: request.send().await.is_ok(),
        is_online: gloo_utils::window().navigator().on_line(),
        is_same_origin: is_of(address, &origin()),
    }
}

/// Whether an address is of this origin, which has no path, and no slash at its end.
pub(super) fn is_of(address: &BaseUrl, origin: &str) -> bool {
    let rest = address.as_str().strip_prefix(origin);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
