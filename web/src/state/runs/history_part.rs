//! What the journal says to views that load before what reads it, which is a part of the page of its own.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the macro adds the error of a part that does not come"
)]

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

use release_core::{BaseUrl, OrderItemId};
use release_run::LineStatus;
use release_web_logic::run::{LineHistory, LineWithCode};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::history::{lines_before, lines_with_code, read_history};
use super::needs::read_runs;

type Reading = Pin<Box<dyn Future<Output = LineHistory>>>;
type Finding = Pin<Box<dyn Future<Output = Option<Vec<LineWithCode>>>>>;
/// Where lines stand.
type Before = HashMap<OrderItemId, LineStatus>;
type Looking = Pin<Box<dyn Future<Output = Option<Before>>>>;
type Counting = Pin<Box<dyn Future<Output = ()>>>;

/// What the runs on this Omnitron say of these lines. What reads the journal
/// is a part of its own: the list of orders does without.
pub(crate) async fn load_history(base_url: BaseUrl, items: Vec<OrderItemId>) -> LineHistory {
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

/// Where each line stands that a run on this Omnitron has had; none where the journal cannot be read.
pub(crate) async fn load_before(base_url: BaseUrl) -> Option<Before> {
    before(base_url).await.ok()?.await
}

#[wasm_split(journal, fallible)]
fn before(base_url: BaseUrl) -> Result<Looking, SplitLoaderError> {
    Ok(Box::pin(async move { lines_before(&base_url).await.ok() }))
}

/// The lines that runs on this Omnitron have had with this code; none where the journal cannot be read.
pub(crate) async fn find_code(base_url: BaseUrl, code: String) -> Option<Vec<LineWithCode>> {
    finding(base_url, code).await.ok()?.await
}

#[wasm_split(journal, fallible)]
fn finding(base_url: BaseUrl, code: String) -> Result<Finding, SplitLoaderError> {
    Ok(Box::pin(async move {
        lines_with_code(&base_url, &code).await.ok()
    }))
}

/// Counts the runs that need a person, for the header. Where they cannot be read, the last count stays.
pub(crate) async fn count_needs() {
    if let Ok(counting) = counting().await {
        counting.await;
    }
}

#[wasm_split(journal, fallible)]
fn counting() -> Result<Counting, SplitLoaderError> {
    Ok(Box::pin(async { drop(read_runs().await) }))
}
