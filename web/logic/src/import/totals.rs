//! What is sent, in figures, as far as it is known of every line.

use std::collections::HashSet;

use release_file::rows::Line;
use release_run::Units;

use super::draft::Draft;

/// The figures of a draft's lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// All lines that are sent.
    pub lines: usize,
    /// Their orders, if the file names one for each.
    pub orders: Option<usize>,
    /// Their products, if Omnitron has told that of each.
    pub products: Option<usize>,
    /// Their units, if Omnitron has stated those of each.
    pub units: Option<Units>,
}

impl Totals {
    /// Of a draft whose rows were checked.
    pub fn of(draft: &Draft) -> Self {
        let lines = &draft.checked.lines;
        let stock = |line: &Line| draft.found.stock(line.line_no, line.item);
        let order = |line: &Line| line.order_number.clone().filter(|it| !it.is_empty());
        let orders: Option<HashSet<String>> = lines.iter().map(order).collect();
        let counter = |line: &Line| Some(stock(line)?.counter.row());
        let products: Option<HashSet<_>> = lines.iter().map(counter).collect();
        let units = |line: &Line| stock(line)?.units.as_ref()?.parse::<Units>().ok();
        let mut units = lines.iter().map(units);
        let has_lines = !lines.is_empty();
        Self {
            lines: lines.len(),
            orders: orders.map(|it| it.len()).filter(|_| has_lines),
            products: products.map(|it| it.len()).filter(|_| has_lines),
            units: units
                .try_fold(Units::ZERO, |sum, units| Some(sum.plus(units?)))
                .filter(|_| has_lines),
        }
    }
}
