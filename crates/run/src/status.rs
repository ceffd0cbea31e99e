//! The status of a line, the one type that views, exports, counts and checks use.

use release_core::model::{Order, OrderItem};

/// The status of a line, by its outcome and its settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineStatus {
    /// Its turn has not come.
    Waiting,
    /// Its request is announced or sent, and there is no answer yet.
    UnderWay,
    /// It is to be sent again by its run.
    Again,
    /// Surely not processed.
    NotSent,
    /// Released, by a verified answer.
    Released,
    /// Recorded, by a verified answer.
    Recorded,
    /// Refused by the server.
    Refused,
    /// Unknown, and nobody has settled it.
    Unknown,
    /// Unknown, and settled as done.
    SettledDone,
    /// Unknown, and settled as not sent.
    SettledNotSent,
}

/// The reason why a person must agree before a line is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// It was released or recorded before.
    Done,
    /// Whether it was released or recorded before is unknown.
    Unknown,
    /// A run that has not ended may still send it.
    InRun,
    /// It is cancelled or refunded, or that was requested.
    Cancelled,
    /// Omnitron has not sent its order to the ERP.
    NotInErp,
    /// Another line has the same code.
    SameCode,
}

impl LineStatus {
    /// Every status.
    pub const ALL: [Self; 10] = [
        Self::Waiting,
        Self::UnderWay,
        Self::Again,
        Self::NotSent,
        Self::Released,
        Self::Recorded,
        Self::Refused,
        Self::Unknown,
        Self::SettledDone,
        Self::SettledNotSent,
    ];

    /// A stable word for exports and programs: `released`, `settled_done`, ….
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::UnderWay => "under_way",
            Self::Again => "again",
            Self::NotSent => "not_sent",
            Self::Released => "released",
            Self::Recorded => "recorded",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::SettledDone => "settled_done",
            Self::SettledNotSent => "settled_not_sent",
        }
    }

    /// Whether its run may still send it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::UnderWay | Self::Again)
    }

    /// Whether it is released or recorded, by an answer or by a settlement.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Released | Self::Recorded | Self::SettledDone)
    }

    /// Whether a new run may send it as it is: surely not sent, or settled as such.
    pub const fn may_be_sent(self) -> bool {
        matches!(self, Self::NotSent | Self::SettledNotSent)
    }

    /// The doubt that a person must agree to before it is sent outside of its run.
    pub const fn needs_consent(self) -> Option<Doubt> {
        match self {
            Self::Waiting | Self::UnderWay | Self::Again => Some(Doubt::InRun),
            Self::Released | Self::Recorded | Self::SettledDone => Some(Doubt::Done),
            Self::Unknown => Some(Doubt::Unknown),
            Self::NotSent | Self::Refused | Self::SettledNotSent => None,
        }
    }

    /// Whether the next line may follow when a person watches line by line.
    pub const fn next_may_follow(self) -> bool {
        !matches!(self, Self::Unknown | Self::NotSent)
    }

    /// The status of a line that was in several runs, given from the newest on:
    /// that of the newest run that needs a person's consent, else that of the
    /// newest.
    pub fn across(runs: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut newest = None;
        for status in runs {
            if status.needs_consent().is_some() {
                return Some(status);
            }
            newest = newest.or(Some(status));
        }
        newest
    }
}

impl Doubt {
    /// Every doubt about sending a line that follows from Omnitron's data on it
    /// and its order.
    pub fn of_line(order: &Order, line: &OrderItem) -> Vec<Self> {
        let is_cancelled = line.is_cancelled() || order.status.is_cancelled();
        let all = [
            (Self::Cancelled, is_cancelled),
            (Self::NotInErp, order.is_send == Some(false)),
        ];
        let held = all.into_iter().filter(|(_, holds)| *holds);
        held.map(|(doubt, _)| doubt).collect()
    }
}
