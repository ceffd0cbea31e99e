//! The made-up shop: orders, their lines, and the stock they hold.
//!
//! The same shop, seed and size always give the same data, byte for byte.

mod demo;
mod draw;
mod generate;
mod mappings;
mod model;
mod names;
mod order;
mod rows;
mod shop;
mod stock;
mod truth;

pub(crate) use draw::product;
pub(crate) use generate::generate;
pub(crate) use mappings::Mapping;
pub(crate) use model::{Channel, Line, Order, User};
pub(crate) use rows::{LineRow, OrderRow};
pub use shop::Shop;
pub(crate) use stock::{StockForm, StockRow, UNIT_TYPE};

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::data::mappings::Mappings;

/// The content type id of order items on this installation.
pub(crate) const ORDER_ITEM_TYPE: i64 = 66;

/// Everything the mock knows of the shop.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    plan: shop::Plan,
    /// Newest first; the pks descend without a gap.
    pub(crate) orders: Vec<OrderRow>,
    /// In the order of their orders; ascending within one order.
    pub(crate) lines: Vec<LineRow>,
    /// By product and stock list.
    pub(crate) stock: BTreeMap<(i64, i64), StockRow>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) users: Vec<User>,
    pub(crate) mappings: Mappings,
}

impl Data {
    pub(crate) fn order(&self, pk: i64) -> Option<&OrderRow> {
        let newest = self.orders.first()?.pk;
        self.orders
            .get(usize::try_from(newest.checked_sub(pk)?).ok()?)
    }

    pub(crate) fn line(&self, pk: i64) -> Option<&LineRow> {
        // The first order all of whose lines have no higher pk.
        let first = |order: &OrderRow| self.lines_of(order).first().map_or(0, |line| line.pk);
        let order = self.orders.partition_point(|order| first(order) > pk);
        let mut lines = self.lines_of(self.orders.get(order)?).iter();
        lines.find(|line| line.pk == pk)
    }

    pub(crate) fn lines_of(&self, order: &OrderRow) -> &[LineRow] {
        &self.lines[order.lines.clone()]
    }

    /// The order as it goes over the wire, and its lines in detailed form.
    pub(crate) fn draw(&self, row: &OrderRow) -> (Order, Vec<Line>) {
        let (mut order, mut lines) =
            order::draw(self.plan, &self.channels, &mut row.source.clone());
        order.number.clone_from(&row.number);
        for (line, row) in lines.iter_mut().zip(self.lines_of(row)) {
            line.pk = row.pk;
        }
        (order, lines)
    }

    /// The order as it goes over the wire.
    pub(crate) fn draw_order(&self, row: &OrderRow) -> Order {
        self.draw(row).0
    }

    /// The line in detailed form; `None` where it is of no order.
    pub(crate) fn draw_line(&self, row: &LineRow) -> Option<Line> {
        let (_, lines) = self.draw(self.order(row.order)?);
        lines.into_iter().find(|line| line.pk == row.pk)
    }

    /// The stock row that the line's units are held on.
    pub(crate) fn stock_of(&self, line: &LineRow) -> Option<&StockRow> {
        self.stock.get(&(line.product, line.stock_list))
    }

    /// Takes the line's units off its stock row's counter.
    pub(crate) fn free(&mut self, pk: i64) {
        let Some(line) = self.line(pk).cloned() else {
            return;
        };
        if let Some(row) = self.stock.get_mut(&(line.product, line.stock_list)) {
            row.free(line.quantity);
        }
    }

    /// A compact index for tests: what exists, without the personal data.
    pub(crate) fn sample(&self) -> Value {
        let order = |order: &OrderRow| {
            let items = self.lines_of(order).iter().map(|line| {
                json!({
                    "pk": line.pk,
                    "sku": product(line.product).sku,
                    "quantity": line.quantity,
                    "status": line.status,
                    "cancel_status": line.cancel_status,
                })
            });
            json!({
                "pk": order.pk,
                "number": order.number,
                "status": order.status,
                "is_send": order.is_send,
                "items": items.collect::<Vec<_>>(),
            })
        };
        json!({ "orders": self.orders.iter().map(order).collect::<Vec<_>>() })
    }
}
