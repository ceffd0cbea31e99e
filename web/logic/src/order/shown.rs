//! The display of a line that runs have had.

use release_run::LineStatus;

use super::doubts::is_sending;
use crate::run::LineInRun;

/// How far a line has come, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown<'a> {
    /// No run has had it.
    Nothing,
    /// It waits for its turn, or for its run to be written down.
    Queued,
    /// It is being sent from here.
    Sending,
    /// What its newest run says, and the runs before.
    InRuns {
        /// Its newest run.
        newest: &'a LineInRun,
        /// The runs before, the newest first.
        earlier: &'a [&'a LineInRun],
    },
}

impl<'a> Shown<'a> {
    /// What is shown of a line that these runs have had, the newest first.
    /// `is_queued` says that another run of it is being written down.
    pub fn of(in_runs: &'a [&'a LineInRun], is_queued: bool) -> Self {
        if is_queued {
            return Self::Queued;
        }
        match in_runs {
            [] => Self::Nothing,
            [newest, ..] if is_sending(newest) => match newest.status() {
                LineStatus::Waiting => Self::Queued,
                _ => Self::Sending,
            },
            [newest, earlier @ ..] => Self::InRuns { newest, earlier },
        }
    }
}
