//! An order with its lines, as it is read.

use release_client::Lines;
use release_core::model::Order;
use release_core::{BaseUrl, OrderItemId};

use crate::state::{LineHistory, load_history};

/// What is read of one order: itself, its lines, and what runs of this browser
/// say of them.
#[derive(PartialEq)]
pub(super) struct Whole {
    pub(super) order: Order,
    pub(super) lines: Lines,
    pub(super) history: LineHistory,
}

/// What runs say of an order's lines.
pub(super) async fn look_up(base_url: BaseUrl, lines: &Lines) -> LineHistory {
    load_history(base_url, items(lines)).await
}

/// The ids of its lines.
pub(super) fn items(lines: &Lines) -> Vec<OrderItemId> {
    lines.rows.iter().map(|line| line.pk).collect()
}
