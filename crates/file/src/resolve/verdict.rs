//! What can be said of the line of a row.

use release_core::code::HasCode;
use release_core::model::{Channel, Quantity};
use release_core::{OrderId, OrderItemId};
use serde::Serialize;

use super::quantity::units_of;
use super::{Exchange, FoundLine, FoundOrder, ResolveCode, Wanted};
use crate::rows::Lane;
use release_run::Units;

/// A row, unchanged, and what can be said of its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolved<'a> {
    /// The row, with its code.
    pub row: &'a Wanted,
    /// What can be said of its line.
    pub verdict: Verdict,
}

/// What can be said of the line of a row: exactly one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The row has this line, and no other row has it. Whether it may be sent
    /// is for the check of rows to say; it may be cancelled.
    Matched(Candidate),
    /// A person can say which line it is.
    Question(Question),
    /// The row has no line.
    Blocked {
        /// The reason.
        why: Obstacle,
        /// The row that is in the way, by its line in the file, if it is
        /// another row of the same SKU and order.
        other: Option<u32>,
    },
}

impl Verdict {
    pub(super) const fn blocked(why: Obstacle) -> Self {
        Self::Blocked { why, other: None }
    }

    /// The lane of the row.
    pub const fn lane(&self) -> Lane {
        match self {
            Self::Matched(_) => Lane::Ready,
            Self::Question(_) => Lane::NeedsConsent,
            Self::Blocked { .. } => Lane::Blocked,
        }
    }

    /// The code of the question or the reason; `None` if the row has its line.
    pub fn code(&self) -> Option<ResolveCode> {
        match self {
            Self::Matched(_) => None,
            Self::Question(question) => Some(question.code()),
            Self::Blocked { why, .. } => Some(why.code()),
        }
    }
}

/// A line that a row may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The id.
    pub item: OrderItemId,
    /// The quantity, all of which a release frees.
    pub quantity: Quantity,
    /// Whether it or its order is cancelled or refunded, or asked to be;
    /// `None` if Omnitron states no status.
    pub is_cancelled: Option<bool>,
}

impl Candidate {
    pub(super) fn new(order: &FoundOrder, line: &FoundLine) -> Self {
        Self {
            item: line.item,
            quantity: line.quantity.clone(),
            is_cancelled: if order.is_cancelled {
                Some(true)
            } else {
                line.is_cancelled
            },
        }
    }

    pub(super) fn units(&self) -> Option<Units> {
        units_of(&self.quantity)
    }
}

/// An order that a row may belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderCandidate {
    /// The id.
    pub order: OrderId,
    /// The sales channel, if Omnitron states it.
    pub channel: Option<Channel>,
}

/// A question that a person can answer. Candidates are in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Which order is it? Answered in [`Answers::orders`](super::Answers::orders).
    Order {
        /// The reason why it is asked.
        why: OrderDoubt,
        /// The orders; perhaps a single one.
        candidates: Vec<OrderCandidate>,
    },
    /// May the codes of these lines be exchanged? Answered in
    /// [`Answers::exchanges`](super::Answers::exchanges) for all of its rows at
    /// once, or in [`Answers::lines`](super::Answers::lines) for each row.
    Exchange {
        /// The rows and lines.
        exchange: Exchange,
        /// The lines.
        candidates: Vec<Candidate>,
    },
    /// More lines than rows: which line is it? Answered in
    /// [`Answers::lines`](super::Answers::lines).
    FewerRows {
        /// The lines.
        candidates: Vec<Candidate>,
    },
    /// The lines differ, and the row does not say in what: which line is it?
    /// Answered in [`Answers::lines`](super::Answers::lines).
    WhichLine {
        /// The lines.
        candidates: Vec<Candidate>,
    },
    /// The only line stands for another quantity than one, and the row says
    /// none: is the code that of all these units? Answered in
    /// [`Answers::lines`](super::Answers::lines).
    Units {
        /// The line.
        candidates: Vec<Candidate>,
    },
}

impl Question {
    /// The lines to choose from; none if an order is asked for.
    pub fn lines(&self) -> &[Candidate] {
        match self {
            Self::Order { .. } => &[],
            Self::Exchange { candidates, .. }
            | Self::FewerRows { candidates }
            | Self::WhichLine { candidates }
            | Self::Units { candidates } => candidates,
        }
    }
}

/// The reason why a row's order is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderDoubt {
    /// Several orders have the number, on channels that the row does not tell apart.
    Several,
    /// The only one that was found; not all orders were searched.
    MaybeOthers,
    /// The row's channel could not be compared.
    Channel,
}

/// The reason why a row has no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The row has no order number.
    NoOrderNumber,
    /// The row has no SKU.
    NoSku,
    /// The number or the SKU of the row is not what was meant.
    Damaged,
    /// The order was not searched for yet.
    NotRead,
    /// The search for the number failed.
    SearchFailed,
    /// No order has the number.
    NoOrder,
    /// No order was found, and not all orders were searched.
    MaybeNoOrder,
    /// The order that was found has another number, or states none.
    OtherNumber,
    /// The orders of the number are on other channels than the row's.
    OtherChannel,
    /// The lines of the order could not be read, or not all of them.
    LinesFailed,
    /// A line of the order states no SKU.
    SkuNotTold,
    /// The order has no line of the SKU.
    NoLine,
    /// More rows than lines, of the SKU or of a quantity.
    MoreRows,
    /// More rows than lines, which are the same units together: the line is merged.
    MergedLine,
    /// The quantity of a row is no positive number, or can be read as two that
    /// both have lines.
    QuantityUnreadable,
    /// The quantity of a line is no positive number.
    LineQuantityUnreadable,
    /// No line has the quantity of the row.
    QuantityDiffers,
    /// No line has the quantity of the row, but several lines together do.
    SeveralLines,
    /// Omnitron's answers contradict each other: one id twice.
    Contradiction,
}
