//! An Omnitron to try and test against: in memory, the same data for the same seed, and every
//! unknown of the real one as a switch.
//!
//! [`run`] serves on a listener until it is told to stop. It has no database, and no endpoint but those
//! that a release needs, or the search for what is to be released.
//!
//! | path | contents |
//! | --- | --- |
//! | `/api/i1/…`, `/api/v1/…` | the API |
//! | `/_control/…` | switches, ledger, reset: for tests, with a key |
//! | everything else | the built page, if [`Settings::page`] names it |

mod answers;
mod api;
mod connection;
mod control;
mod data;
mod faults;
mod layers;
mod ledger;
mod page;
mod serve;
mod state;
mod switches;
mod texts;
mod tls;

pub use data::Shop;
pub use faults::{Fault, On, Rule};
pub use serve::run;
pub use switches::{
    Cors, ExtraStocks, Frees, ListFilter, OrderPath, Prefix, SameCode, Second, SuccessStatus,
    Switches, Unreported, UnseenFilter,
};
pub use tls::Tls;

use std::io;
use std::path::PathBuf;

use axum::Router;
use axum::extract::Request;
use axum::middleware::from_fn_with_state;
use serde_json::{Map, Value};
use tower::ServiceExt;

use crate::page::Page;
use crate::state::App;

/// The settings with which a mock starts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Folder of the built page; default none.
    pub page: Option<PathBuf>,
    /// File served as `/config.json` instead of the page's own; default none.
    pub config: Option<PathBuf>,
    /// Served as `/config.json` instead of a file; default none.
    pub made_config: Option<Map<String, Value>>,
    /// The shop that is drawn; default the one for demonstrations.
    pub shop: Shop,
    /// Seed of the data; default 1.
    pub seed: u64,
    /// The number of orders; default 60.
    pub orders: usize,
    /// The value that `X-Control-Key` must have; without it `/_control/` does not exist. Default none.
    pub control_key: Option<String>,
    /// HTTPS with this certificate, over HTTP/2 or HTTP/1.1; without it HTTP/1.1 alone. Default none.
    pub tls: Option<Tls>,
    /// The switches at the start and after a reset.
    pub switches: Switches,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            page: None,
            config: None,
            made_config: None,
            shop: Shop::default(),
            seed: 1,
            orders: 60,
            control_key: None,
            tls: None,
            switches: Switches::default(),
        }
    }
}

/// The whole mock as a router, for a server of one's own.
///
/// A [`Fault::Cut`] and [`Settings::tls`] need [`run`]: a router alone cannot close a connection, and
/// answers 200.
///
/// # Errors
///
/// Where the page's `config.json` (or [`Settings::config`]) cannot be read, or is not JSON.
pub fn router(settings: Settings) -> io::Result<Router> {
    let page = Page::open(&settings)?;
    let app = App::new(settings);
    let (api, control, page) = (api::router(&app), control::router(&app), page.router());
    let all = Router::new().fallback(move |request: Request| {
        // Three routers, each with its own answer for an unknown path.
        let router = match request.uri().path().split('/').nth(1) {
            Some("api") => api.clone(),
            Some("_control") => control.clone(),
            _ => page.clone(),
        };
        router.oneshot(request)
    });
    Ok(all.layer(from_fn_with_state(app, layers::keep_alive)))
}
