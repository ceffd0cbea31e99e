//! The lines of a run, with counts and queues so that no step looks at every line.

use std::collections::VecDeque;

use super::counts::Counts;
use super::journal::Settled;
use super::line::{Line, LineState};
use release_core::UnixMillis;
use release_core::endpoint::CreateMapping;
use release_core::outcome::{NotSent, Outcome};

/// The number of lines that ended last that are kept at hand.
pub const RECENT: usize = 20;

#[derive(Clone, Debug, PartialEq, Hash)]
pub(super) struct Table {
    rows: Vec<Line>,
    pub(super) counts: Counts,
    /// The size of the sample, in lines from the first.
    sample: u32,
    /// The number of lines of the sample that have not ended.
    pub(super) sample_open: u32,
    /// The first line that has not had a turn.
    next: u32,
    /// Lines before `next` that were withdrawn, ascending; a few.
    returned: Vec<u32>,
    /// Lines to be sent again that surely were not processed, by time. New ones
    /// mostly wait the longest, and the front is sent first, so that little is
    /// moved.
    again: VecDeque<(UnixMillis, u32)>,
    /// Unknown lines to be sent again, in the same order. They wait for the
    /// budget, too.
    repeats: VecDeque<(UnixMillis, u32)>,
    /// Lines that are sent or announced in the journal, without an end:
    /// ascending, at most the pool and a few more.
    announced: Vec<u32>,
    /// The lines that ended last, the newest at the end.
    pub(super) recent: VecDeque<u32>,
    /// Lines that ended and are not done, in that order.
    pub(super) problems: Vec<u32>,
}

impl Table {
    pub(super) fn new(calls: Vec<CreateMapping>, sample: u32) -> Self {
        let rows: Vec<Line> = calls.into_iter().map(Line::new).collect();
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let sample = sample.min(total);
        Self {
            rows,
            counts: Counts {
                waiting: total,
                ..Counts::default()
            },
            sample,
            sample_open: sample,
            next: 0,
            returned: Vec::new(),
            again: VecDeque::new(),
            repeats: VecDeque::new(),
            announced: Vec::new(),
            recent: VecDeque::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn rows(&self) -> &[Line] {
        &self.rows
    }

    pub(super) fn get(&self, line: u32) -> Option<&Line> {
        self.rows.get(line as usize)
    }

    pub(super) fn get_mut(&mut self, line: u32) -> Option<&mut Line> {
        self.rows.get_mut(line as usize)
    }

    /// The lines that are sent or announced in the journal, without an end.
    pub(super) fn announced(&self) -> &[u32] {
        &self.announced
    }

    /// The first line that has not had a turn; with `only_sample`, of the sample only.
    pub(super) fn next_fresh(&mut self, only_sample: bool) -> Option<u32> {
        if let Some(line) = self.returned.first() {
            return Some(*line);
        }
        while let Some(line) = self.get(self.next) {
            if only_sample && self.next >= self.sample {
                return None;
            }
            if line.state == LineState::Waiting {
                return Some(self.next);
            }
            self.next += 1;
        }
        None
    }

    /// The first line to be sent again, and its time; an unknown one not before
    /// its budget allows it.
    pub(super) fn next_again(&self, budget: UnixMillis) -> Option<(UnixMillis, u32)> {
        let repeat = self.repeats.front();
        let repeat = repeat.map(|(at, line)| ((*at).max(budget), *line));
        self.again.front().copied().into_iter().chain(repeat).min()
    }

    /// Moves a line to another state. States change only here, so that counts
    /// and queues always agree with them.
    pub(super) fn set(&mut self, line: u32, state: LineState) {
        let Some(row) = self.rows.get_mut(line as usize) else {
            return;
        };
        self.counts.remove(row);
        let was_open = row.outcome().is_none();
        let before = std::mem::replace(&mut row.state, state);
        self.counts.add(row);
        match before {
            LineState::Waiting => {
                remove(&mut self.returned, line);
            }
            LineState::AboutToSend { .. }
            | LineState::Written { .. }
            | LineState::InFlight { .. } => {
                remove(&mut self.announced, line);
            }
            LineState::Again { at } => {
                for queue in [&mut self.again, &mut self.repeats] {
                    if let Ok(place) = queue.binary_search(&(at, line)) {
                        queue.remove(place);
                    }
                }
            }
            // Only where a journal of older rules is read back.
            LineState::Ended(_) => {
                self.sample_open += u32::from(line < self.sample);
                self.problems.retain(|problem| *problem != line);
                self.recent.retain(|recent| *recent != line);
            }
        }
        match &row.state {
            LineState::Waiting if line < self.next => {
                insert(&mut self.returned, line);
            }
            LineState::Waiting => {}
            LineState::AboutToSend { .. }
            | LineState::Written { .. }
            | LineState::InFlight { .. } => {
                insert(&mut self.announced, line);
            }
            LineState::Again { at } => {
                let queue = if row.is_unknown() {
                    &mut self.repeats
                } else {
                    &mut self.again
                };
                if let Err(place) = queue.binary_search(&(*at, line)) {
                    queue.insert(place, (*at, line));
                }
            }
            LineState::Ended(outcome) => {
                if was_open && line < self.sample {
                    self.sample_open -= 1;
                }
                if was_open && !outcome.is_done() {
                    self.problems.push(line);
                }
                self.recent.push_back(line);
                if self.recent.len() > RECENT {
                    self.recent.pop_front();
                }
            }
        }
    }

    /// Keeps a person's settlement.
    pub(super) fn settle(&mut self, line: u32, settled: Settled) {
        if let Some(row) = self.rows.get_mut(line as usize) {
            self.counts.remove(row);
            row.settled = Some(Box::new(settled));
            self.counts.add(row);
        }
    }

    /// Ends every line that has not ended. Looks at all lines, once a run.
    pub(super) fn end_rest(&mut self) {
        for line in (0_u32..).take(self.rows.len()) {
            self.end(line);
        }
    }

    /// Ends a line that has not ended, with the outcome known so far.
    pub(super) fn end(&mut self, line: u32) {
        if let Some(row) = self.get_mut(line)
            && row.outcome().is_none()
        {
            let so_far = row.answers.as_ref().map(|answers| answers.merged.clone());
            let outcome = so_far.unwrap_or(Outcome::NotSent(NotSent::Stopped));
            self.set(line, LineState::Ended(Box::new(outcome)));
        }
    }
}

fn insert(ascending: &mut Vec<u32>, line: u32) {
    if let Err(at) = ascending.binary_search(&line) {
        ascending.insert(at, line);
    }
}

fn remove(ascending: &mut Vec<u32>, line: u32) {
    if let Ok(at) = ascending.binary_search(&line) {
        ascending.remove(at);
    }
}
