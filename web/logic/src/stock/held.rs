//! The stock rows whose units are still held, from lists of any length.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use release_core::ProductId;
use release_core::id::StockListId;
use release_core::model::ProductStock;
use release_run::Units;

use super::HeldPicture;

/// The most rows that are kept: the largest. All others are counted.
pub const KEPT_ROWS: usize = 2_000;

/// A stock row that holds units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRow {
    /// Its id, where it has one.
    pub pk: Option<u64>,
    /// The product.
    pub product: ProductId,
    /// The stock list.
    pub list: StockListId,
    /// The units reserved, above zero.
    pub units: Units,
    /// The product's SKU, where it is known.
    pub sku: Option<String>,
    /// Its name, where it is known.
    pub name: Option<String>,
}

impl HeldRow {
    fn of(row: ProductStock) -> Option<Self> {
        let (product, list) = row.key()?;
        let units: Units = row.sold_quantity_unreported?.parse().ok()?;
        let named = row.product.unwrap_or_else(|| product.get().into());
        Some(Self {
            pk: row.pk,
            product,
            list,
            units,
            sku: named.sku,
            name: named.name,
        })
    }

    /// The largest first; of equal ones in the order of their ids.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let by_units = other.units.cmp(&self.units);
        by_units.then_with(|| (self.product, self.list).cmp(&(other.product, other.list)))
    }
}

/// All rows that were read, of which the largest are kept.
#[derive(Debug, Default)]
pub struct Held {
    rows: Vec<HeldRow>,
    /// The rows that hold units, by their ids: a list that changes may give one twice.
    seen: HashSet<u64>,
    lists: BTreeSet<StockListId>,
    units: Units,
    read: u64,
    unreadable: u64,
}

impl Held {
    /// Takes in the rows of a page.
    pub fn take(&mut self, rows: Vec<ProductStock>) {
        for row in rows {
            self.read += 1;
            let Some(row) = HeldRow::of(row) else {
                self.unreadable += 1;
                continue;
            };
            if row.units > Units::ZERO && self.seen.insert(key(&row)) {
                self.units = self.units.plus(row.units);
                self.lists.insert(row.list);
                self.rows.push(row);
            }
        }
        if self.rows.len() > 2 * KEPT_ROWS {
            self.rows.select_nth_unstable_by(KEPT_ROWS, HeldRow::order);
            self.rows.truncate(KEPT_ROWS);
        }
    }

    /// What is known by now.
    pub fn picture(&self) -> HeldPicture {
        let mut rows = self.rows.clone();
        rows.sort_unstable_by(HeldRow::order);
        rows.truncate(KEPT_ROWS);
        HeldPicture {
            rows: Rc::new(rows),
            lists: self.lists.iter().copied().collect(),
            count: self.seen.len(),
            units: self.units,
            read: self.read,
            unreadable: self.unreadable,
        }
    }
}

/// What tells rows apart: their id, or else product and list, mixed.
fn key(row: &HeldRow) -> u64 {
    row.pk.unwrap_or_else(|| {
        let list = row.list.get().rotate_right(16);
        row.product.get() ^ list ^ (1 << 63)
    })
}
