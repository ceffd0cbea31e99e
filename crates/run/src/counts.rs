//! The number of lines by status.

use serde::{Deserialize, Serialize};

use super::line::{Line, LineState};
use super::status::LineStatus;

/// The number of lines by status. Each line is in exactly one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counts {
    /// Not sent yet: their turn has not come, or the entry that announces them
    /// is being written.
    pub waiting: u32,
    /// Under way: sent, and without an answer.
    pub under_way: u32,
    /// To be sent again.
    pub again: u32,
    /// [`LineStatus::NotSent`].
    pub not_sent: u32,
    /// [`LineStatus::Released`].
    pub released: u32,
    /// [`LineStatus::Recorded`].
    pub recorded: u32,
    /// [`LineStatus::Refused`].
    pub refused: u32,
    /// [`LineStatus::Unknown`].
    pub unknown: u32,
    /// [`LineStatus::SettledDone`].
    pub settled_done: u32,
    /// [`LineStatus::SettledNotSent`].
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

    /// Lines that are released or recorded, by an answer or by a settlement.
    pub fn done(&self) -> u32 {
        self.released + self.recorded + self.settled_done
    }

    /// The number of lines with this status.
    pub fn of_status(&self, status: LineStatus) -> u32 {
        match status {
            LineStatus::Waiting => self.waiting,
            LineStatus::UnderWay => self.under_way,
            LineStatus::Again => self.again,
            LineStatus::NotSent => self.not_sent,
            LineStatus::Released => self.released,
            LineStatus::Recorded => self.recorded,
            LineStatus::Refused => self.refused,
            LineStatus::Unknown => self.unknown,
            LineStatus::SettledDone => self.settled_done,
            LineStatus::SettledNotSent => self.settled_not_sent,
        }
    }

    pub(super) fn add(&mut self, line: &Line) {
        *self.of(line) += 1;
    }

    pub(super) fn remove(&mut self, line: &Line) {
        let count = self.of(line);
        *count = count.saturating_sub(1);
    }

    fn of(&mut self, line: &Line) -> &mut u32 {
        match line.status() {
            LineStatus::Waiting => &mut self.waiting,
            // Until its entry is written, it has not been sent.
            LineStatus::UnderWay if !matches!(line.state, LineState::InFlight { .. }) => {
                &mut self.waiting
            }
            LineStatus::UnderWay => &mut self.under_way,
            LineStatus::Again => &mut self.again,
            LineStatus::NotSent => &mut self.not_sent,
            LineStatus::Released => &mut self.released,
            LineStatus::Recorded => &mut self.recorded,
            LineStatus::Refused => &mut self.refused,
            LineStatus::Unknown => &mut self.unknown,
            LineStatus::SettledDone => &mut self.settled_done,
            LineStatus::SettledNotSent => &mut self.settled_not_sent,
        }
    }
}
