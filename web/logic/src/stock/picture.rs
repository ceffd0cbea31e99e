//! The held stock as it is shown: counts, and the largest rows.

use std::collections::HashMap;
use std::rc::Rc;

use release_core::ProductId;
use release_core::id::StockListId;
use release_core::model::ProductStock;
use release_run::Units;

use super::HeldRow;

/// What was read of all stock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeldPicture {
    /// The rows that hold the most, the largest first.
    pub rows: Rc<Vec<HeldRow>>,
    /// The stock lists on which any is held.
    pub lists: Vec<StockListId>,
    /// How many rows hold units, of all that were read.
    pub count: usize,
    /// The units that all of them hold.
    pub units: Units,
    /// How many rows were read.
    pub read: u64,
    /// How many of them did not state product, list or counter.
    pub unreadable: u64,
}

impl HeldPicture {
    /// The row of a product on a list.
    pub fn row(&self, product: ProductId, list: StockListId) -> Option<&HeldRow> {
        let mut rows = self.rows.iter();
        rows.find(|row| (row.product, row.list) == (product, list))
    }

    /// The places of the rows on this list, if one is chosen, whose SKU, name or product ID has the text.
    pub fn found(&self, text: &str, list: Option<StockListId>) -> Vec<u32> {
        let text = text.trim().to_lowercase();
        let has = |field: Option<&String>| {
            field.is_some_and(|field| field.to_lowercase().contains(&text))
        };
        let is_found = |row: &HeldRow| {
            list.is_none_or(|list| row.list == list)
                && (text.is_empty()
                    || has(row.sku.as_ref())
                    || has(row.name.as_ref())
                    || row.product.to_string() == text)
        };
        let rows = (0_u32..).zip(self.rows.iter());
        let found = rows.filter(|(_, row)| is_found(row));
        found.map(|(at, _)| at).collect()
    }

    /// The ids of the rows whose products are not named yet.
    pub fn unnamed(&self) -> Vec<u64> {
        let unnamed = self.rows.iter().filter(|row| row.sku.is_none());
        unnamed.filter_map(|row| row.pk).collect()
    }

    /// Names the products of these rows.
    pub fn name(&mut self, named: Vec<ProductStock>) {
        let named = named.into_iter().filter_map(|row| row.product);
        let named: HashMap<_, _> = named.filter_map(|it| Some((it.pk?, it))).collect();
        for row in Rc::make_mut(&mut self.rows) {
            if let Some(product) = named.get(&row.product) {
                row.sku.clone_from(&product.sku);
                row.name.clone_from(&product.name);
            }
        }
    }
}
