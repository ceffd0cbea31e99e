//! The kind of a message: good, bad, a warning, or plain.

use release_run::{Counts, End, LineStatus};

/// How a message is meant, which shows by sign and word, not by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something to know.
    Info,
    /// It is done.
    Good,
    /// A person should look.
    Warning,
    /// It went wrong.
    Bad,
    /// Nobody can say.
    Unknown,
}

impl Kind {
    /// Its class in the style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
        }
    }

    /// A sign of its own shape for each kind.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Info => "i",
            Self::Good => "✓",
            Self::Warning => "!",
            Self::Bad => "✕",
            Self::Unknown => "?",
        }
    }
}

impl From<LineStatus> for Kind {
    /// How it is meant that a line stands so.
    fn from(status: LineStatus) -> Self {
        match status {
            LineStatus::Waiting | LineStatus::UnderWay | LineStatus::Again => Self::Info,
            LineStatus::Released | LineStatus::Recorded | LineStatus::SettledDone => Self::Good,
            LineStatus::Refused => Self::Bad,
            LineStatus::Unknown => Self::Unknown,
            LineStatus::NotSent | LineStatus::SettledNotSent => Self::Warning,
        }
    }
}

impl Kind {
    /// How it is meant that a run ended so, with its lines standing so.
    pub fn of_end(end: &End, counts: &Counts) -> Self {
        match end {
            End::Complete if counts.done() == counts.total() => Self::Good,
            End::Journal(_) => Self::Bad,
            _ => Self::Warning,
        }
    }
}
