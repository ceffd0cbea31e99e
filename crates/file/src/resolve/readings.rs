//! What was read of Omnitron, by order number.

use std::collections::BTreeMap;

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

    /// All results, by their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Reading)> {
        let results = self.by_number.iter();
        results.map(|(number, reading)| (number.as_str(), reading))
    }

    /// Drops what failed, so that it is read again: a search, or the lines of an
    /// order that it has found.
    pub fn forget_failed(&mut self) {
        self.by_number.retain(|_, reading| match reading {
            Reading::Failed => false,
            Reading::Found { orders, .. } => orders.iter().all(|it| it.lines != Lines::Failed),
        });
    }
}
