//! All views, and the part that each of them is in.

use std::future::Future;
use std::pin::Pin;

use futures_util::future::join;
use js_sys::Promise;
use release_web_logic::{Route, Step};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::split::{
    Drawn, doctor, home, import, not_found, order, orders, run, runs, stock, stock_of, trial,
};
use crate::styles;

/// A view that loads when it is first shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum View {
    Home,
    Orders,
    Order(u64),
    Import(Step),
    Runs,
    Run(u64),
    Stock,
    StockOf(u64, u64),
    Doctor,
    Trial,
    NotFound,
}

#[wasm_bindgen]
extern "C" {
    /// Is fulfilled when somebody moves the pointer or types; start.js has looked out for it from the beginning.
    #[wasm_bindgen(thread_local_v2, js_name = somebody)]
    static SOMEBODY: Promise;
}

/// Loads what is shown after signing in, while a person types; then the rest.
pub(crate) async fn load_ahead(view: View) {
    let _ = JsFuture::from(SOMEBODY.with(Clone::clone)).await;
    // What does not come now is asked for again when it is shown.
    for view in [view, View::Orders, View::Home] {
        let _ = view.load().await;
    }
}

impl From<Route> for View {
    fn from(route: Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Orders => Self::Orders,
            Route::Order { order } => Self::Order(order),
            Route::Import(step) => Self::Import(step),
            Route::Runs => Self::Runs,
            Route::Run { run } => Self::Run(run),
            Route::Stock => Self::Stock,
            Route::StockOf { product, list } => Self::StockOf(product, list),
            Route::Doctor => Self::Doctor,
            Route::Trial => Self::Trial,
            Route::NotFound => Self::NotFound,
        }
    }
}

impl View {
    /// Loads the part that it is in and the style sheets, and draws it.
    pub(super) async fn load(self) -> Drawn {
        join(self.draw(), styles::load()).await.0
    }

    fn draw(self) -> Pin<Box<dyn Future<Output = Drawn>>> {
        match self {
            Self::Home => Box::pin(home()),
            Self::Orders => Box::pin(orders()),
            Self::Order(number) => Box::pin(order(number)),
            Self::Import(step) => Box::pin(import(step)),
            Self::Runs => Box::pin(runs()),
            Self::Run(number) => Box::pin(run(number)),
            Self::Stock => Box::pin(stock()),
            Self::StockOf(product, list) => Box::pin(stock_of(product, list)),
            Self::Doctor => Box::pin(doctor()),
            Self::Trial => Box::pin(trial()),
            Self::NotFound => Box::pin(not_found()),
        }
    }
}
