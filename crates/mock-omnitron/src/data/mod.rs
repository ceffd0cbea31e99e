//! The made-up shop: orders, their lines, and the stock they hold.
//!
//! The same seed and size always give the same data, byte for byte.

mod demo;
mod draw;
mod generate;
mod model;
mod names;

pub(crate) use generate::generate;
pub(crate) use model::{Channel, Line, Mapping, Order, StockRow, User};

use serde_json::{Value, json};

/// The content type id of order items on this installation.
pub(crate) const ORDER_ITEM_TYPE: i64 = 66;

/// Everything the mock knows of the shop.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    /// Newest first.
    pub(crate) orders: Vec<Order>,
    /// In the order of their orders; ascending within one order.
    pub(crate) lines: Vec<Line>,
    pub(crate) stock: Vec<StockRow>,
    pub(crate) channels: Vec<model::Channel>,
    pub(crate) users: Vec<User>,
    pub(crate) mappings: Vec<Mapping>,
}

impl Data {
    pub(crate) fn order(&self, pk: i64) -> Option<&Order> {
        self.orders.iter().find(|order| order.pk == pk)
    }

    pub(crate) fn line(&self, pk: i64) -> Option<&Line> {
        self.lines.iter().find(|line| line.pk == pk)
    }

    pub(crate) fn lines_of(&self, order: i64) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.order == order)
    }

    /// The stock row that the line's units are held on.
    pub(crate) fn stock_of(&self, line: &Line) -> Option<&StockRow> {
        self.stock.iter().find(|row| row.holds(line))
    }

    /// Takes the line's units off its stock row's counter, never below zero.
    pub(crate) fn free(&mut self, pk: i64) {
        let Some(line) = self.lines.iter().find(|line| line.pk == pk) else {
            return;
        };
        if let Some(row) = self.stock.iter_mut().find(|row| row.holds(line)) {
            row.sold_quantity_unreported =
                row.sold_quantity_unreported.saturating_sub(line.quantity());
        }
    }

    /// A compact index for tests: what exists, without the personal data.
    pub(crate) fn sample(&self) -> Value {
        let order = |order: &Order| {
            let items: Vec<Value> = self
                .lines_of(order.pk)
                .map(|line| {
                    json!({
                        "pk": line.pk,
                        "sku": line.product.sku,
                        "quantity": line.quantity(),
                        "status": line.status,
                        "cancel_status": line.cancel_status,
                    })
                })
                .collect();
            json!({
                "pk": order.pk,
                "number": order.number,
                "status": order.status,
                "is_send": order.is_send,
                "items": items,
            })
        };
        json!({ "orders": self.orders.iter().map(order).collect::<Vec<_>>() })
    }
}
