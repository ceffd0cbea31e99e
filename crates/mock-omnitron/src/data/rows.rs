//! What is kept of orders and lines: all that lists filter by. The rest is drawn again when it is read,
//! so that a large shop is small in memory.

use std::ops::Range;

use fastrand::Rng;
use jiff::Timestamp;

/// An order.
#[derive(Debug, Clone)]
pub(crate) struct OrderRow {
    pub(crate) pk: i64,
    pub(crate) number: String,
    /// Its channel's id.
    pub(crate) channel: i64,
    pub(crate) status: &'static str,
    pub(crate) is_send: bool,
    /// Where its lines stand among all.
    pub(super) lines: Range<usize>,
    pub(super) source: Source,
}

/// An order item.
#[derive(Debug, Clone)]
pub(crate) struct LineRow {
    pub(crate) pk: i64,
    pub(crate) order: i64,
    pub(crate) product: i64,
    pub(crate) stock_list: i64,
    pub(crate) quantity: u64,
    pub(crate) status: &'static str,
    pub(crate) cancel_status: Option<&'static str>,
}

impl LineRow {
    pub(crate) fn is_cancelled(&self) -> bool {
        self.status == "100"
    }
}

/// What an order is drawn from: always the same one.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// From 0 for the newest order.
    pub(super) index: usize,
    pub(super) placed: Timestamp,
    pub(super) rng: Rng,
}
