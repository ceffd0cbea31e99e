//! A person's answers to the questions.

use std::collections::{BTreeMap, BTreeSet};

use release_core::{OrderId, OrderItemId};
use serde::{Deserialize, Serialize};

/// A person's answers, by the row's line in the file. They belong to one file.
///
/// An answer counts as long as its question is asked with what was chosen among
/// its candidates; any other has no effect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The order of a row.
    pub orders: BTreeMap<u32, OrderId>,
    /// The line of a row. One that is chosen for two rows counts for neither,
    /// and if the choices for one SKU of an order leave a row without a line,
    /// none of them counts.
    pub lines: BTreeMap<u32, OrderItemId>,
    /// Lines whose codes may be exchanged. Goes before a choice of lines.
    pub exchanges: BTreeSet<Exchange>,
}

/// Rows and lines that nothing tells apart: as many rows as lines, all of one
/// order, SKU and quantity. By a person's consent the first row has the line
/// with the lowest id, and so on; if a row or a line comes or goes, it is
/// another exchange and was not agreed to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Exchange {
    /// The order.
    pub order: OrderId,
    /// The rows, by their lines in the file, ascending.
    pub rows: Vec<u32>,
    /// The lines, by their ids, ascending.
    pub lines: Vec<OrderItemId>,
}
