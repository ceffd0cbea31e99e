//! Product stock, and how many of its units lines hold.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::draw::product;
use super::generate::NEWEST;
use super::model::List;
use super::rows::{LineRow, OrderRow};
use crate::switches::Frees;

/// Stock of one product on one stock list.
#[derive(Debug, Clone)]
pub(crate) struct StockRow {
    pub(crate) pk: i64,
    pub(crate) product: i64,
    pub(crate) stock_list: i64,
    pub(crate) stock: u64,
    /// Units of lines that were not released, by the bits of all that may free them too.
    held: [u64; 8],
    /// Units that calls have freed.
    freed: u64,
}

/// The unit of every row.
pub(crate) const UNIT_TYPE: &str = "qty";

/// A row as it goes over the wire.
#[derive(Debug, Serialize)]
pub(crate) struct StockForm {
    pk: i64,
    product: Value,
    unit_type: &'static str,
    stock: u64,
    sold_quantity_unreported: u64,
    extra_field: Map<String, Value>,
    stock_list: Value,
    created_date: &'static str,
    modified_date: String,
}

impl StockRow {
    pub(super) fn new(pk: i64, product: i64, stock_list: i64, stock: u64) -> Self {
        Self {
            pk,
            product,
            stock_list,
            stock,
            held: [0; 8],
            freed: 0,
        }
    }

    /// Counts the line's units in.
    pub(super) fn hold(&mut self, order: &OrderRow, line: &LineRow) {
        let mut bits = 0;
        for (frees, so) in [
            (Frees::Cancelled, line.is_cancelled()),
            (Frees::Refunded, line.status == "600"),
            (Frees::Sent, order.is_send),
        ] {
            bits |= if so { bit(frees) } else { 0 };
        }
        self.held[bits] += line.quantity;
    }

    /// Takes units off the counter.
    pub(super) fn free(&mut self, units: u64) {
        self.freed += units;
    }

    /// The units that lines hold, never below zero: those that nothing in `frees` has freed, less those
    /// that calls have.
    pub(crate) fn unreported(&self, frees: &[Frees]) -> u64 {
        let freeing = frees.iter().fold(0, |bits, frees| bits | bit(*frees));
        let held = self.held.iter().enumerate();
        let held = held.filter(|(bits, _)| bits & freeing == 0);
        let held: u64 = held.map(|(_, units)| units).sum();
        held.saturating_sub(self.freed)
    }

    /// The row with its product and stock list as ids.
    pub(crate) fn flat(&self, frees: &[Frees]) -> StockForm {
        StockForm {
            pk: self.pk,
            product: json!(self.product),
            unit_type: UNIT_TYPE,
            stock: self.stock,
            sold_quantity_unreported: self.unreported(frees),
            extra_field: Map::new(),
            stock_list: json!(self.stock_list),
            created_date: "2024-01-08T07:30:00.000000Z",
            modified_date: format!("{NEWEST:.6}"),
        }
    }

    /// The row with its product and stock list as objects.
    pub(crate) fn detailed(&self, frees: &[Frees]) -> StockForm {
        StockForm {
            product: json!(product(self.product)),
            stock_list: json!(List::new("Stock list", self.stock_list)),
            ..self.flat(frees)
        }
    }
}

fn bit(frees: Frees) -> usize {
    match frees {
        Frees::Cancelled => 1,
        Frees::Refunded => 2,
        Frees::Sent => 4,
    }
}
