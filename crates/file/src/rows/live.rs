//! The check against Omnitron: a comparison of rows with their lines in Omnitron.
//!
//! In scope: the choice of the rows to compare, the comparison, and the
//! findings of each row. Out of scope: reading the lines.
//!
//! Texts are compared byte for byte. A value that could not be read, or that
//! Omnitron leaves out, cannot be compared and is a finding of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edits::Applied;
use super::{Checked, Columns, Edits, Severity};
use crate::FileCode;
use crate::table::{Role, Row, Table};
use release_core::code::HasCode;
use release_core::id::{ChannelId, OrderItemId};
use release_core::model::{Order, OrderItem, StockCounter};

/// The values of a row that can be compared with Omnitron.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The row's line in the file, from 1.
    pub line_no: u32,
    /// The order line.
    pub item: OrderItemId,
    /// The order's number, if the row has one.
    pub order_number: Option<String>,
    /// The product, if the row has one.
    pub sku: Option<String>,
}

/// Omnitron's answer for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is no such line, or this user may not see it.
    Missing,
    /// The line could not be read.
    Failed,
    /// The line exists.
    Line(Actual),
}

/// A line in Omnitron; `None` stands for a value that it leaves out, or that
/// could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actual {
    /// Whether the line is cancelled or refunded, or asked to be.
    pub is_cancelled: Option<bool>,
    /// The product.
    pub sku: Option<String>,
    /// Its order.
    pub order: ActualOrder,
    /// The counter that its reservation is part of.
    pub counter: Option<StockCounter>,
    /// The quantity, if the line states one.
    pub units: Option<String>,
}

/// An order in Omnitron, with `None` as in [`Actual`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActualOrder {
    /// The number that people use.
    pub number: Option<String>,
    /// Whether it was sent to the ERP.
    pub is_send: Option<bool>,
    /// Whether the whole order is cancelled or refunded, or asked to be.
    pub is_cancelled: bool,
    /// Its sales channel.
    pub channel: Option<ChannelId>,
}

/// The result of comparing a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Every mismatch; empty if there is none.
    pub findings: Vec<Mismatch>,
    /// The stock of its line, if Omnitron states it.
    pub stock: Option<ActualStock>,
}

/// The stock of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActualStock {
    /// The counter that the line's reservation is part of.
    pub counter: StockCounter,
    /// The product, as people name it.
    pub sku: Option<String>,
    /// The quantity of the line, if it states one.
    pub units: Option<String>,
}

/// A mismatch between a row and its line in Omnitron.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mismatch {
    /// There is no such line, or this user may not see it.
    Missing,
    /// The line belongs to an order of another number.
    OtherOrder,
    /// The line is of another product.
    OtherSku,
    /// The line, or its order, is cancelled or refunded, or asked to be.
    Cancelled,
    /// The order was not sent to the ERP.
    NotSentToErp,
    /// Not all of it could be compared.
    Unchecked,
}

impl HasCode for Mismatch {
    type Code = FileCode;

    fn code(&self) -> FileCode {
        match self {
            Self::Missing => FileCode::LiveMissing,
            Self::OtherOrder => FileCode::LiveOtherOrder,
            Self::OtherSku => FileCode::LiveOtherSku,
            Self::Cancelled => FileCode::LiveCancelled,
            Self::NotSentToErp => FileCode::LiveNotSentToErp,
            Self::Unchecked => FileCode::LiveUnchecked,
        }
    }
}

impl Mismatch {
    /// Every mismatch.
    pub const ALL: [Self; 6] = [
        Self::Missing,
        Self::OtherOrder,
        Self::OtherSku,
        Self::Cancelled,
        Self::NotSentToErp,
        Self::Unchecked,
    ];

    /// The severity: a mismatch must be confirmed, except for
    /// [`Mismatch::Unchecked`], which stops nothing.
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Unchecked => Severity::Warning,
            _ => Severity::Confirm,
        }
    }

    /// The role of the column that it is about; `None` if it is about the whole row.
    pub(super) const fn role(self) -> Option<Role> {
        match self {
            Self::Missing => Some(Role::Item),
            Self::OtherOrder => Some(Role::OrderNumber),
            Self::OtherSku => Some(Role::Sku),
            Self::Cancelled | Self::NotSentToErp | Self::Unchecked => None,
        }
    }
}

impl Actual {
    /// Takes the values from a line and its order. `quantity_key` names the
    /// attribute of the line that holds its quantity.
    pub fn new(item: &OrderItem, order: ActualOrder, quantity_key: &str) -> Self {
        let is_told = !item.status.as_str().is_empty() || item.is_cancelled();
        let product = item.product.as_ref();
        Self {
            is_cancelled: is_told.then(|| item.is_cancelled()),
            sku: product.and_then(|product| product.sku.clone()),
            counter: StockCounter::of(order.channel, item),
            units: item.quantity(quantity_key).stated().map(str::to_owned),
            order,
        }
    }
}

impl From<&Order> for ActualOrder {
    fn from(order: &Order) -> Self {
        Self {
            number: order.number.clone(),
            is_send: order.is_send,
            is_cancelled: order.status.is_cancelled(),
            channel: order.channel_id(),
        }
    }
}

impl Expected {
    /// Reads a row as it is now. A cell with only spaces counts as empty.
    pub(super) fn read(row: Row, item: OrderItemId, columns: &Columns, applied: &Applied) -> Self {
        let text = |role| {
            let cell = applied.cell(row, columns.get(role)?)?;
            (!cell.trim().is_empty()).then(|| cell.to_owned())
        };
        Self {
            line_no: row.line(),
            item,
            order_number: text(Role::OrderNumber),
            sku: text(Role::Sku),
        }
    }

    /// Compares the row with Omnitron's answer.
    pub fn compare(&self, answer: &Answer) -> Found {
        let stock = match answer {
            Answer::Line(seen) => seen.counter.map(|counter| ActualStock {
                counter,
                sku: seen.sku.clone(),
                units: seen.units.clone(),
            }),
            Answer::Missing | Answer::Failed => None,
        };
        Found {
            findings: self.findings(answer),
            stock,
        }
    }

    /// Every mismatch, in the order of [`Mismatch`].
    fn findings(&self, answer: &Answer) -> Vec<Mismatch> {
        let seen = match answer {
            Answer::Missing => return vec![Mismatch::Missing],
            Answer::Failed => return vec![Mismatch::Unchecked],
            Answer::Line(seen) => seen,
        };
        let order = &seen.order;
        let is_cancelled = if order.is_cancelled {
            Some(true)
        } else {
            seen.is_cancelled
        };
        let compared = [
            (
                Mismatch::OtherOrder,
                differs(self.order_number.as_ref(), order.number.as_ref()),
            ),
            (
                Mismatch::OtherSku,
                differs(self.sku.as_ref(), seen.sku.as_ref()),
            ),
            (Mismatch::Cancelled, is_cancelled),
            (Mismatch::NotSentToErp, order.is_send.map(|sent| !sent)),
        ];
        let is_whole = compared.iter().all(|(_, found)| found.is_some());
        let found = compared.iter().filter(|(_, found)| *found == Some(true));
        let unchecked = (!is_whole).then_some(Mismatch::Unchecked);
        found
            .map(|(finding, _)| *finding)
            .chain(unchecked)
            .collect()
    }
}

/// Whether Omnitron's value differs; `None` if it cannot be compared.
fn differs(ours: Option<&String>, theirs: Option<&String>) -> Option<bool> {
    match (ours, theirs) {
        (None, _) => Some(false),
        (Some(ours), Some(theirs)) => Some(ours != theirs),
        (Some(_), None) => None,
    }
}

/// The rows to compare, in the table's order: those whose line is known and that
/// are not left out. All of several equal rows are compared, because the next one
/// is sent if the first may not be.
pub fn rows_to_compare(
    table: &Table,
    columns: &Columns,
    edits: &Edits,
    checked: &Checked,
) -> Vec<Expected> {
    let applied = edits.applied();
    let rows = table.rows().zip(&checked.items);
    let asked = rows.filter_map(|(row, item)| {
        let item = (*item)?;
        Some(Expected::read(row, item, columns, &applied))
    });
    asked.collect()
}

/// The results of comparing rows, each with the values that were compared.
///
/// A row has its mismatches only as long as it has the values that were
/// compared: once its id, order number or SKU is edited, it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mismatches {
    by_line: BTreeMap<u32, (Expected, Found)>,
}

impl Mismatches {
    /// Results without any row.
    pub const fn new() -> Self {
        Self {
            by_line: BTreeMap::new(),
        }
    }

    /// Keeps the result of a row, in place of an earlier one.
    pub fn insert(&mut self, asked: Expected, found: Found) {
        self.by_line.insert(asked.line_no, (asked, found));
    }

    /// Whether no row was compared.
    pub fn is_empty(&self) -> bool {
        self.by_line.is_empty()
    }

    /// Whether there is a result for the row of this line in the file.
    pub(super) fn has(&self, line_no: u32) -> bool {
        self.by_line.contains_key(&line_no)
    }

    /// The mismatches of a row with these values: empty if there is none,
    /// `None` if it was not compared.
    pub fn of(&self, asked: &Expected) -> Option<&[Mismatch]> {
        let (before, found) = self.by_line.get(&asked.line_no)?;
        (before == asked).then_some(&found.findings)
    }

    /// The stock of an order line, if the row of this line in the file was
    /// compared with it.
    pub fn stock(&self, line_no: u32, item: OrderItemId) -> Option<&ActualStock> {
        let (asked, found) = self.by_line.get(&line_no)?;
        found.stock.as_ref().filter(|_| asked.item == item)
    }

    /// Whether a row with these values was compared in full.
    pub fn is_compared(&self, asked: &Expected) -> bool {
        let found = self.of(asked);
        found.is_some_and(|found| !found.contains(&Mismatch::Unchecked))
    }
}
