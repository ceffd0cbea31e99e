//! What runs say of an order's lines.

use std::future::Future;
use std::pin::Pin;

use release_core::{BaseUrl, OrderItemId};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::state::{LineHistory, read_history};

type Reading = Pin<Box<dyn Future<Output = LineHistory>>>;

/// What the runs on this Omnitron say of these lines. What reads the journal
/// is a part of its own: the list of orders does without.
pub(crate) async fn history(base_url: BaseUrl, items: Vec<OrderItemId>) -> LineHistory {
    match reading(base_url, items).await {
        Ok(reading) => reading.await,
        Err(_) => LineHistory::unread(),
    }
}

#[wasm_split(journal, fallible)]
fn reading(base_url: BaseUrl, items: Vec<OrderItemId>) -> Result<Reading, SplitLoaderError> {
    Ok(Box::pin(
        async move { read_history(&base_url, &items).await },
    ))
}
