//! The time that a run still takes, in words that can be said.

use release_run::Pace;

/// The time that is left, in the unit in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    /// Nothing can be said yet.
    Unclear,
    /// So many seconds, rounded up; less than two minutes.
    Seconds(u64),
    /// So many minutes, rounded up.
    Minutes(u64),
}

impl From<Pace> for TimeLeft {
    fn from(pace: Pace) -> Self {
        let Some(left) = pace.left else {
            return Self::Unclear;
        };
        let seconds = left.div_ceil(1_000);
        if seconds < 120 {
            Self::Seconds(seconds)
        } else {
            Self::Minutes(seconds.div_ceil(60))
        }
    }
}
