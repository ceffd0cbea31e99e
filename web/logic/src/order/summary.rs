//! The summary of several lines that were sent together.

use release_core::OrderItemId;
use release_run::LineStatus;

use crate::run::{LineHistory, LineInRun};

/// What became of several lines, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many lines came to what, in the order in which it is told; what no
    /// line came to is left out.
    pub counts: Vec<(LineStatus, usize)>,
    /// Whether every one of them is released or recorded.
    pub is_all_done: bool,
    /// The line after which the rest was not sent, if there is a rest.
    pub stopped_at: Option<OrderItemId>,
}

/// In which order is told what lines came to.
const TOLD: [LineStatus; 7] = [
    LineStatus::Released,
    LineStatus::Recorded,
    LineStatus::Refused,
    LineStatus::Unknown,
    LineStatus::NotSent,
    LineStatus::SettledDone,
    LineStatus::SettledNotSent,
];

impl Summary {
    /// What the newest run of each of these lines says, which were sent in
    /// this order.
    pub fn of(history: &LineHistory, sent: &[OrderItemId]) -> Self {
        let newest = sent.iter().filter_map(|item| history.of(*item).next());
        let newest: Vec<&LineInRun> = newest.collect();
        let counts = TOLD.into_iter().map(|status| {
            let lines = newest.iter().filter(|it| it.status() == status);
            (status, lines.count())
        });
        // Lines after it were written down, and did not leave.
        let stopped_at = newest.iter().find(|it| !it.status().next_may_follow());
        let has_rest = newest.last().is_some_and(|it| it.line.sends() == 0);
        let stopped_at = stopped_at.filter(|_| has_rest);
        Self {
            counts: counts.filter(|(_, count)| *count > 0).collect(),
            is_all_done: newest.iter().all(|it| it.status().is_done()),
            stopped_at: stopped_at.map(|it| it.line.call().item),
        }
    }
}
