//! The order of the rows on a page. Omnitron's own sorting of orders is not
//! documented, so only what is on the page is sorted.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use release_core::model::{KnownStatus, Order};

/// By what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number that people use, as a text: letters and leading zeros occur.
    Number,
    /// When it was placed.
    Date,
    /// The code of its status, as a number.
    Status,
    /// Its total, as a number.
    Amount,
}

/// By what, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// By what.
    pub column: Column,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl Column {
    const ALL: [(Column, &str); 4] = [
        (Column::Number, "number"),
        (Column::Date, "date"),
        (Column::Status, "status"),
        (Column::Amount, "amount"),
    ];
}

impl Sorting {
    /// A click on a column: ascending, descending, as Omnitron has it.
    pub fn next(current: Option<Sorting>, column: Column) -> Option<Sorting> {
        match current {
            Some(sorting) if sorting.column == column && sorting.descending => None,
            Some(sorting) if sorting.column == column => Some(Sorting {
                column,
                descending: true,
            }),
            _ => Some(Sorting {
                column,
                descending: false,
            }),
        }
    }

    /// The orders in this order; equal ones stay as they stood.
    pub fn sort(self, mut orders: Vec<&Order>) -> Vec<&Order> {
        orders.sort_by(|a, b| {
            let ordering = self.compare(a, b);
            if self.descending {
                ordering.reverse()
            } else {
                ordering
            }
        });
        orders
    }

    fn compare(self, a: &Order, b: &Order) -> Ordering {
        match self.column {
            Column::Number => a.number.cmp(&b.number),
            // All in UTC and written alike, so the texts order as the moments do.
            Column::Date => a.date_placed.cmp(&b.date_placed),
            Column::Status => code(a).cmp(&code(b)),
            Column::Amount => value(a).total_cmp(&value(b)),
        }
    }
}

fn code(order: &Order) -> Option<u32> {
    let known = order.status.known().map(KnownStatus::code);
    known.unwrap_or(order.status.as_str()).parse().ok()
}

/// Good enough to order by; the amount itself is never shown from it.
fn value(order: &Order) -> f64 {
    let amount = order.amount.as_deref();
    amount
        .and_then(|text| text.parse().ok())
        .unwrap_or(f64::NEG_INFINITY)
}

impl FromStr for Sorting {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let name = text.strip_prefix('-');
        let (column, _) = Column::ALL
            .into_iter()
            .find(|(_, known)| *known == name.unwrap_or(text))
            .ok_or(())?;
        Ok(Self {
            column,
            descending: name.is_some(),
        })
    }
}

impl fmt::Display for Sorting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Column::ALL
            .iter()
            .find(|(column, _)| *column == self.column);
        let sign = if self.descending { "-" } else { "" };
        write!(f, "{sign}{}", name.map_or("", |(_, name)| name))
    }
}
