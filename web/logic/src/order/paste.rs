//! A column of codes, or lines with their codes, pasted into an order, or onto lines that may hold stock.
//!
//! Nothing is guessed: a code goes to the line whose turn it is, or to the one
//! that its row names, and whatever has no such line is told apart with its
//! reason. Codes are taken byte for byte.

use std::collections::HashMap;

use release_core::OrderItemId;
use release_core::model::OrderItem;
use release_run::LineStatus;

use super::doubts::is_open;
use super::drafts::Drafts;
use crate::run::LineHistory;

/// A line of the order as a paste finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The line.
    pub item: OrderItemId,
    /// What names it beside its id: the SKU of its product, or the number of its order.
    pub name: Option<String>,
    /// What its field holds now.
    pub typed: String,
    /// Why it takes no code, if it does not.
    pub closed: Option<Closed>,
}

/// Why a line takes no pasted code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is cancelled or refunded: its code is typed by hand, if at all.
    Cancelled,
    /// Its run is being written down.
    Queued,
    /// Runs have had it, with this outcome.
    Had(LineStatus),
}

/// A code and the line that it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The line.
    pub item: OrderItemId,
    /// The code, byte for byte.
    pub code: String,
    /// The other code in its field, which would be overwritten.
    pub replaces: Option<String>,
}

/// A code without a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOver {
    /// Its row in what was pasted, from 1.
    pub row: usize,
    /// What names its line, where the rows have two columns.
    pub key: Option<String>,
    /// The code, byte for byte; all of the row, where it has more columns.
    pub code: String,
    /// The reason.
    pub why: Why,
}

/// Why a code has no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// All lines after the first have one.
    NoLineLeft,
    /// No line has this id or name.
    NoSuchLine,
    /// Several lines have it.
    SeveralLines,
    /// Several rows name this line.
    NamedTwice(OrderItemId),
    /// This line takes no code.
    Closed(OrderItemId, Closed),
    /// Its row has more than two columns.
    TooManyColumns,
}

/// What a paste would put where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paste {
    /// The codes that have a line, in the order of the lines.
    pub fills: Vec<Fill>,
    /// The codes that have none.
    pub left_over: Vec<LeftOver>,
    /// Lines that were passed over because they take no code.
    pub skipped: Vec<(OrderItemId, Closed)>,
    /// Lines that could have had a code, and get none.
    pub without: Vec<OrderItemId>,
}

/// The lines of an order, in the order shown. `is_queued` says that a run of a
/// line is being written down.
pub fn slots(
    lines: &[OrderItem],
    history: &LineHistory,
    drafts: &Drafts,
    is_queued: impl Fn(OrderItemId) -> bool,
) -> Vec<Slot> {
    let slot = |line: &OrderItem| {
        let had = history.status(line.pk);
        let closed = if is_queued(line.pk) {
            Some(Closed::Queued)
        } else if is_open(history, drafts, line.pk) {
            line.is_cancelled().then_some(Closed::Cancelled)
        } else {
            had.map(Closed::Had)
        };
        Slot {
            item: line.pk,
            name: line.product.as_ref().and_then(|it| it.sku.clone()),
            typed: drafts.code(line.pk).to_owned(),
            closed,
        }
    };
    lines.iter().map(slot).collect()
}

/// Whether a text has several rows, so that one field cannot take it.
pub fn is_block(text: &str) -> bool {
    rows(text).len() > 1
}

/// The rows of a text, without empty ones at its end.
fn rows(text: &str) -> Vec<&str> {
    let mut rows = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\n']) {
        let (row, after) = rest.split_at(at);
        rows.push(row);
        rest = after.strip_prefix("\r\n").unwrap_or(&after[1..]);
    }
    rows.push(rest);
    while rows.last().is_some_and(|row| row.is_empty()) {
        rows.pop();
    }
    rows
}

impl Paste {
    /// What a text would put where that is pasted into the field of a line.
    pub fn of(text: &str, into: OrderItemId, slots: &[Slot]) -> Self {
        let rows = rows(text);
        match rows.iter().map(|row| row.split('\t').count()).max() {
            None => Self::default(),
            Some(1) => Self::column(&rows, into, slots),
            Some(2) => Self::named(&rows, slots),
            Some(_) => Self::not_understood(&rows),
        }
    }

    /// One code a row, from this line on. An empty row leaves its line as it is.
    fn column(rows: &[&str], into: OrderItemId, slots: &[Slot]) -> Self {
        let mut paste = Self::default();
        let mut rows = (1..).zip(rows).peekable();
        let from = slots.iter().position(|slot| slot.item == into);
        for slot in slots.get(from.unwrap_or(slots.len())..).unwrap_or_default() {
            match (slot.closed, rows.peek()) {
                (Some(closed), Some(_)) => paste.skipped.push((slot.item, closed)),
                (Some(_), None) => {}
                (None, _) => match rows.next() {
                    Some((_, code)) if !code.is_empty() => paste.fills.push(slot.take(code)),
                    _ => paste.without.push(slot.item),
                },
            }
        }
        let left_over = rows.filter(|(_, code)| !code.is_empty());
        paste
            .left_over
            .extend(left_over.map(|(row, code)| LeftOver {
                row,
                key: None,
                code: (*code).to_owned(),
                why: Why::NoLineLeft,
            }));
        paste
    }

    /// Rows that name their line by its id, or by its SKU or order number.
    fn named(rows: &[&str], slots: &[Slot]) -> Self {
        let mut by_key: HashMap<String, Vec<&Slot>> = HashMap::new();
        for slot in slots {
            let id = slot.item.to_string();
            let name = slot.name.clone();
            let name = name.filter(|name| !name.is_empty() && *name != id);
            for key in name.into_iter().chain([id]) {
                by_key.entry(key).or_default().push(slot);
            }
        }
        let pairs = rows
            .iter()
            .map(|row| row.split_once('\t').unwrap_or((row, "")));
        let pairs: Vec<(usize, &str, &str)> = (1..)
            .zip(pairs)
            .map(|(row, (key, code))| (row, key, code))
            .filter(|(_, _, code)| !code.is_empty())
            .collect();
        let lines_of = |key: &str| by_key.get(key).map_or(&[][..], Vec::as_slice);
        let mut named: HashMap<OrderItemId, usize> = HashMap::new();
        for (_, key, _) in &pairs {
            if let [only] = lines_of(key) {
                *named.entry(only.item).or_default() += 1;
            }
        }
        let mut paste = Self::default();
        let mut codes: HashMap<OrderItemId, &str> = HashMap::new();
        for (row, key, code) in pairs {
            let why = match lines_of(key) {
                [] => Why::NoSuchLine,
                [only] => match only.closed {
                    Some(closed) => Why::Closed(only.item, closed),
                    None if named.get(&only.item) > Some(&1) => Why::NamedTwice(only.item),
                    None => {
                        codes.insert(only.item, code);
                        continue;
                    }
                },
                _ => Why::SeveralLines,
            };
            paste.left_over.push(LeftOver {
                row,
                key: Some(key.to_owned()),
                code: code.to_owned(),
                why,
            });
        }
        for slot in slots.iter().filter(|slot| slot.closed.is_none()) {
            match codes.get(&slot.item) {
                Some(code) => paste.fills.push(slot.take(code)),
                None => paste.without.push(slot.item),
            }
        }
        paste
    }

    fn not_understood(rows: &[&str]) -> Self {
        let left_over = (1..).zip(rows).filter(|(_, text)| !text.is_empty());
        let left_over = left_over.map(|(row, text)| LeftOver {
            row,
            key: None,
            code: (*text).to_owned(),
            why: Why::TooManyColumns,
        });
        Self {
            left_over: left_over.collect(),
            ..Self::default()
        }
    }

    /// How many fields hold another code, which would be overwritten.
    pub fn overwritten(&self) -> usize {
        let fills = self.fills.iter();
        fills.filter(|fill| fill.replaces.is_some()).count()
    }
}

impl Slot {
    fn take(&self, code: &str) -> Fill {
        let differs = !self.typed.is_empty() && self.typed != code;
        Fill {
            item: self.item,
            code: code.to_owned(),
            replaces: differs.then(|| self.typed.clone()),
        }
    }
}
