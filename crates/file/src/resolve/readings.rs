//! What was read of Omnitron, by order number.

use std::collections::BTreeMap;

use release_core::OrderId;
use serde::{Deserialize, Serialize};

use super::{FoundOrder, Lines};

/// The result of a search for the orders of one number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The search failed.
    Failed,
    /// The search came to an end.
    Found {
        /// The orders, in any order; an order of another number is passed over.
        orders: Vec<FoundOrder>,
        /// Whether all orders that this user may see were searched.
        is_sure: bool,
    },
}

/// The results of all searches so far, each under the number that was asked for.
///
/// They can be kept, and reading goes on from them: a number that was read is
/// not read again. They are true of one Omnitron, one user, one setting of the
/// attribute for quantities, and the time of reading; whoever keeps them keeps
/// these beside them. A line is compared with Omnitron once more before it is
/// sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Readings {
    by_number: BTreeMap<String, Reading>,
}

impl Readings {
    /// Keeps the result for a number, in place of an earlier one.
    pub fn insert(&mut self, number: impl Into<String>, reading: Reading) {
        self.by_number.insert(number.into(), reading);
    }

    /// The result for a number, if it was asked for.
    pub fn get(&self, number: &str) -> Option<&Reading> {
        self.by_number.get(number)
    }

    /// Keeps the lines of an order that was found, in place of earlier ones.
    pub fn insert_lines(&mut self, order: OrderId, lines: &Lines) {
        for reading in self.by_number.values_mut() {
            let Reading::Found { orders, .. } = reading else {
                continue;
            };
            for found in orders.iter_mut().filter(|found| found.id == order) {
                found.lines.clone_from(lines);
            }
        }
    }

    /// Drops what failed, so that it is read again: searches, and lines of orders.
    pub fn forget_failed(&mut self) {
        self.by_number
            .retain(|_, reading| *reading != Reading::Failed);
        for reading in self.by_number.values_mut() {
            let Reading::Found { orders, .. } = reading else {
                continue;
            };
            for found in orders.iter_mut().filter(|it| it.lines == Lines::Failed) {
                found.lines = Lines::NotRead;
            }
        }
    }
}
