//! What runs from files say of an order's lines.

use std::future::Future;
use std::pin::Pin;

use release_core::{BaseUrl, OrderItemId};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::state::{InRuns, read_in_runs};

type Reading = Pin<Box<dyn Future<Output = InRuns>>>;

/// What the runs on this Omnitron say of these lines. What reads the journal
/// is a part of its own: the list of orders does without.
pub(crate) async fn in_runs(base_url: BaseUrl, items: Vec<OrderItemId>) -> InRuns {
    match reading(base_url, items).await {
        Ok(reading) => reading.await,
        Err(_) => InRuns::unread(),
    }
}

#[wasm_split(journal, fallible)]
fn reading(base_url: BaseUrl, items: Vec<OrderItemId>) -> Result<Reading, SplitLoaderError> {
    Ok(Box::pin(
        async move { read_in_runs(&base_url, &items).await },
    ))
}
