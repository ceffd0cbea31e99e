//! The numbers to search for, and how many of them were read.

use std::collections::BTreeSet;

use serde::Serialize;

use super::wanted::is_blank;
use super::{Reading, Readings, Wanted};

/// The order numbers to search for, each once, in the order of their first rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    numbers: Vec<String>,
}

/// How many order numbers were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// All of them; the others add up to it.
    pub numbers: usize,
    /// Those whose search came to an end.
    pub read: usize,
    /// Those whose search failed.
    pub failed: usize,
    /// Those that were not asked for yet.
    pub left: usize,
}

impl Plan {
    /// Plans the searches for all rows that have a number, and it is not damaged.
    pub fn new(rows: &[Wanted]) -> Self {
        let mut seen = BTreeSet::new();
        let rows = rows.iter().filter(|row| !row.is_damaged);
        let numbers = rows.map(|row| row.order_number.as_str());
        let numbers = numbers.filter(|number| !is_blank(number) && seen.insert(*number));
        Self {
            numbers: numbers.map(str::to_owned).collect(),
        }
    }

    /// All numbers.
    pub fn numbers(&self) -> &[String] {
        &self.numbers
    }

    /// The numbers that were not asked for yet. A failed search is not repeated
    /// until [`Readings::forget_failed`].
    pub fn left<'a>(&'a self, readings: &'a Readings) -> impl Iterator<Item = &'a str> {
        let numbers = self.numbers.iter().map(String::as_str);
        numbers.filter(|number| readings.get(number).is_none())
    }

    /// How many numbers were read.
    pub fn progress(&self, readings: &Readings) -> Progress {
        let mut progress = Progress {
            numbers: self.numbers.len(),
            ..Progress::default()
        };
        for number in &self.numbers {
            *match readings.get(number) {
                None => &mut progress.left,
                Some(Reading::Failed) => &mut progress.failed,
                Some(Reading::Found { .. }) => &mut progress.read,
            } += 1;
        }
        progress
    }
}
