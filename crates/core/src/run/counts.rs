//! How many lines stand where.

use serde::{Deserialize, Serialize};

use super::journal::Settlement;
use super::line::{Line, LineState};
use crate::outcome::Outcome;

/// How many lines stand where. Each line is in exactly one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// They have not left: their turn has not come, or it is just being
    /// written down that they are about to.
    pub waiting: u32,
    /// Under way: they have left, and have no answer.
    pub under_way: u32,
    /// To be sent again.
    pub again: u32,
    /// Ended as [`Outcome::NotSent`].
    pub not_sent: u32,
    /// Ended as [`Outcome::Released`].
    pub released: u32,
    /// Ended as [`Outcome::Recorded`].
    pub recorded: u32,
    /// Ended as [`Outcome::Refused`].
    pub refused: u32,
    /// Ended as [`Outcome::Unknown`], and nobody has settled them.
    pub unknown: u32,
    /// Ended as [`Outcome::Unknown`] and settled by a person as done.
    pub settled_done: u32,
    /// Ended as [`Outcome::Unknown`] and settled by a person as not sent.
    pub settled_not_sent: u32,
}

impl Counts {
    /// All lines.
    pub fn total(&self) -> u32 {
        self.open() + self.ended()
    }

    /// Lines that have not ended.
    pub fn open(&self) -> u32 {
        self.waiting + self.under_way + self.again
    }

    /// Lines that have ended.
    pub fn ended(&self) -> u32 {
        self.not_sent
            + self.released
            + self.recorded
            + self.refused
            + self.unknown
            + self.settled_done
            + self.settled_not_sent
    }

    pub(super) fn add(&mut self, line: &Line) {
        *self.of(line) += 1;
    }

    pub(super) fn remove(&mut self, line: &Line) {
        let count = self.of(line);
        *count = count.saturating_sub(1);
    }

    fn of(&mut self, line: &Line) -> &mut u32 {
        match &line.state {
            LineState::Waiting | LineState::AboutToSend { .. } | LineState::Written { .. } => {
                &mut self.waiting
            }
            LineState::InFlight { .. } => &mut self.under_way,
            LineState::Again { .. } => &mut self.again,
            LineState::Ended(outcome) => match **outcome {
                Outcome::NotSent(_) => &mut self.not_sent,
                Outcome::Released(_) => &mut self.released,
                Outcome::Recorded(_) => &mut self.recorded,
                Outcome::Refused(_) => &mut self.refused,
                Outcome::Unknown(_) => match line.settled().map(|settled| settled.settlement) {
                    None => &mut self.unknown,
                    Some(Settlement::Done) => &mut self.settled_done,
                    Some(Settlement::NotSent) => &mut self.settled_not_sent,
                },
            },
        }
    }
}
