//! Recovery of a run from its journal.

use super::RunState;
use super::answers::AttemptEnd;
use super::breaker::Breaker;
use super::journal::Entry;
use super::line::{Line, LineState};
use super::phase::{End, Pause, Phase};
use super::rule::Rule;
use super::settings::Settings;
use release_core::UnixMillis;
use release_core::endpoint::CreateMapping;
use release_core::outcome::{Outcome, Unknown};

impl RunState {
    /// Restores the run with these settings and lines from its entries, in the
    /// order in which they were written. It waits in [`Pause::Recovered`] if it
    /// has begun and not ended.
    ///
    /// A line that was about to be sent, without an entry that ends it, may
    /// have left and worked: it is [`Unknown::Interrupted`], and is sent again
    /// only with [`Repeat::Once`](super::Repeat::Once). A run that stops after
    /// a doubt has ended with such a line. Entries that do not fit are skipped.
    pub fn recover(
        settings: Settings,
        lines: Vec<CreateMapping>,
        entries: impl IntoIterator<Item = Entry>,
    ) -> Self {
        let mut run = Self::new(settings, lines);
        let mut has_begun = false;
        for entry in entries {
            // Counters are read before a run is started, too.
            has_begun |= !matches!(entry, Entry::Counted(_) | Entry::Delivery { .. });
            run.fold(entry);
        }
        for line in run.table.announced().to_vec() {
            if Rule::Interrupted.is_broken() {
                run.withdraw(line, UnixMillis::EPOCH);
            }
            run.interrupt(line);
        }
        if run.phase.is_closing() {
            run.table.end_rest();
        }
        run.phase = match run.phase {
            Phase::Stopping(end) => Phase::Ended(end),
            _ if run.table.counts.open() == 0 => Phase::Ended(End::Complete),
            Phase::Ready if has_begun => Phase::Paused(Pause::Recovered),
            phase => phase,
        };
        // It resumes only when a person wants it to, and then counts anew.
        run.breaker = Breaker::default();
        run
    }

    /// The run as another tab carries it out, while this one reads its journal:
    /// an announced line counts as under way and not as unknown. The run is for
    /// viewing only: no event must be passed to it.
    pub fn watch(
        settings: Settings,
        lines: Vec<CreateMapping>,
        entries: impl IntoIterator<Item = Entry>,
    ) -> Self {
        let mut run = Self::new(settings, lines);
        for entry in entries {
            run.observe(entry);
        }
        run
    }

    /// Applies one more entry of a run that is [watched](RunState::watch).
    pub fn observe(&mut self, entry: Entry) {
        let announced = match entry {
            Entry::AboutToSend { line, attempt, at } => Some((line, attempt, at)),
            _ => None,
        };
        self.fold(entry);
        if let Some((line, attempt, at)) = announced
            && self.is_about_to_send(line, attempt)
        {
            let state = LineState::InFlight {
                attempt,
                session: self.session,
                at,
                delivery: self.delivery(),
            };
            self.table.set(line, state);
        }
    }

    fn fold(&mut self, entry: Entry) {
        match entry {
            Entry::AboutToSend { line, attempt, at } => self.fold_about_to_send(line, attempt, at),
            Entry::Withdrawn { line, attempt, at } => {
                if self.is_about_to_send(line, attempt) {
                    self.withdraw(line, at);
                }
            }
            Entry::Ended {
                line,
                attempt,
                at,
                outcome,
                status,
                sent_at,
            } => {
                if self.is_about_to_send(line, attempt) {
                    let end = AttemptEnd {
                        attempt,
                        at,
                        sent_at,
                        status,
                    };
                    self.conclude(line, end, outcome);
                }
            }
            Entry::Settled { line, settled } => {
                self.interrupt(line);
                // Only a line that has ended is settled, so no repeat was to follow.
                if self.table.get(line).is_some_and(Line::is_unknown) {
                    self.table.end(line);
                    self.table.settle(line, settled);
                }
            }
            Entry::Counted(counter) => self.counters.push(counter),
            Entry::Delivery { at, delivery } => self.deliveries.push((at, delivery)),
            Entry::Stopped { .. } if self.phase.is_closing() => {}
            Entry::Stopped { .. } => self.phase = Phase::Stopping(End::Stopped),
        }
    }

    fn fold_about_to_send(&mut self, line: u32, attempt: u32, at: UnixMillis) {
        // An earlier tab died with it and a later one sent it again, by consent.
        self.interrupt(line);
        if let Some(row) = self.table.get_mut(line) {
            row.reopen();
            row.attempts = attempt.saturating_sub(1);
            self.announce(line, at);
            self.window.leave(self.settings.per_second, at);
        }
        // Lines after the sample were sent because a person accepted it.
        if line >= self.settings.sample {
            self.sample_accepted = true;
        }
    }

    fn is_about_to_send(&self, line: u32, attempt: u32) -> bool {
        let state = self.table.get(line).map(Line::state);
        matches!(state, Some(LineState::AboutToSend { attempt: of } | LineState::InFlight { attempt: of, .. }) if *of == attempt)
    }

    /// Marks a line whose request was under way as interrupted.
    fn interrupt(&mut self, line: u32) {
        if let Some(row) = self.table.get(line)
            && let LineState::AboutToSend { attempt } | LineState::InFlight { attempt, .. } =
                row.state
        {
            let end = AttemptEnd {
                attempt,
                at: UnixMillis::EPOCH,
                sent_at: None,
                status: None,
            };
            self.conclude(line, end, Outcome::Unknown(Unknown::Interrupted));
        }
    }
}
