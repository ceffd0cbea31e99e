//! All views, and the part that each of them is in.

use std::future::Future;
use std::pin::Pin;

use futures_util::future::join;
use release_web_logic::Step;

use super::split::{Drawn, import, not_found, order, orders, run, runs};
use crate::styles;

/// A view that loads when it is first shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum View {
    Orders,
    Order(u64),
    Import(Step),
    Runs,
    Run(u64),
    NotFound,
}

/// Loads what is shown after signing in, while a person types.
pub(crate) async fn load_ahead() {
    // What does not come now is asked for again when it is shown.
    let _ = View::Orders.load().await;
}

impl View {
    /// Loads the part that it is in and the style sheets, and draws it.
    pub(super) async fn load(self) -> Drawn {
        join(self.draw(), styles::load()).await.0
    }

    fn draw(self) -> Pin<Box<dyn Future<Output = Drawn>>> {
        match self {
            Self::Orders => Box::pin(orders()),
            Self::Order(number) => Box::pin(order(number)),
            Self::Import(step) => Box::pin(import(step)),
            Self::Runs => Box::pin(runs()),
            Self::Run(number) => Box::pin(run(number)),
            Self::NotFound => Box::pin(not_found()),
        }
    }
}
