//! What lists and lookups understand.

use serde::{Deserialize, Serialize};

/// A filter of the order list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderFilter {
    /// `number`
    Number,
    /// `status`
    Status,
    /// `is_send`
    IsSend,
    /// `number`, on the orders of a channel
    ChannelNumber,
}

/// What may free a line's units without a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frees {
    /// The line is cancelled.
    Cancelled,
    /// The line is refunded.
    Refunded,
    /// Its order was sent to the ERP.
    Sent,
}

/// The meaning of the value in `orders/{…}/`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderPath {
    /// The order's id.
    #[default]
    Pk,
    /// Its number.
    Number,
}
