//! What became of every line: for tests alone, as no call of the API tells it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Data;
use super::rows::{LineRow, OrderRow};

/// The lines, and their units on each stock row.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Truth {
    lines: Lines,
    products: Vec<Units>,
    /// Numbers that more than one channel has given.
    shared_numbers: Vec<String>,
}

/// The pks of lines, each once, in the order of the shop's lines.
#[derive(Debug, Default, Serialize)]
struct Lines {
    /// A mapping released them.
    released: Vec<i64>,
    /// Cancelled, and not released.
    cancelled: Vec<i64>,
    /// Of orders that the ERP was not told of; neither of the above.
    unsent: Vec<i64>,
    /// The leaks: all others.
    held: Vec<i64>,
}

/// The units of the lines on one stock row.
#[derive(Debug, Default, Serialize)]
struct Units {
    product: i64,
    stock_list: i64,
    released: u64,
    cancelled: u64,
    unsent: u64,
    held: u64,
}

impl Data {
    pub(crate) fn truth(&self) -> Truth {
        let mut lines = Lines::default();
        let mut units: BTreeMap<_, Units> = BTreeMap::new();
        let mut numbers: BTreeMap<_, usize> = BTreeMap::new();
        for order in &self.orders {
            *numbers.entry(&order.number).or_default() += 1;
            for line in self.lines_of(order) {
                let key = (line.product, line.stock_list);
                let row = units.entry(key).or_insert(Units {
                    product: line.product,
                    stock_list: line.stock_list,
                    ..Units::default()
                });
                let (pks, sum) = self.became(order, line, &mut lines, row);
                pks.push(line.pk);
                *sum += line.quantity;
            }
        }
        let shared = numbers.into_iter().filter(|(_, times)| *times > 1);
        Truth {
            lines,
            products: units.into_values().collect(),
            shared_numbers: shared.map(|(number, _)| number.clone()).collect(),
        }
    }

    /// Where the line is to be written down.
    fn became<'t>(
        &self,
        order: &OrderRow,
        line: &LineRow,
        lines: &'t mut Lines,
        units: &'t mut Units,
    ) -> (&'t mut Vec<i64>, &'t mut u64) {
        if self.mappings.released(line.pk) {
            (&mut lines.released, &mut units.released)
        } else if line.is_cancelled() {
            (&mut lines.cancelled, &mut units.cancelled)
        } else if !order.is_send {
            (&mut lines.unsent, &mut units.unsent)
        } else {
            (&mut lines.held, &mut units.held)
        }
    }
}
