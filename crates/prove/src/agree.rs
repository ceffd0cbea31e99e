//! What must agree: the counts with the lines, the lines with the truth, the
//! journal with the run.

use std::collections::BTreeSet;

use release_core::Outcome;
use release_run::{AHEAD, StopAfter};
use release_run::{Counts, End, Entry, Event, Line, LineState, LineStatus, Pause, Phase, RunState};

use crate::Proof;
use crate::fate::Fate;
use crate::heed::names_other;
use crate::law::Law;
use crate::state::{Request, State, Truth};

impl State {
    /// Whether the durable entries announce this request.
    pub(crate) fn is_announced(&self, wanted: u32, wanted_attempt: u32) -> bool {
        let last = self.journal.iter().rev().find(|entry| match entry {
            Entry::AboutToSend { line, .. }
            | Entry::Withdrawn { line, .. }
            | Entry::Ended { line, .. } => *line == wanted,
            _ => false,
        });
        matches!(last, Some(Entry::AboutToSend { attempt, .. }) if *attempt == wanted_attempt)
    }

    /// The laws of a state, whatever led to it.
    pub(crate) fn check(&mut self) {
        let run = &self.run;
        let mut lines = run.lines().iter().zip(&self.truths);
        let broken = lines.find_map(|(line, truth)| broken_of_line(line, truth));
        let by_breaker = matches!(
            run.phase(),
            Phase::Paused(Pause::Unreachable | Pause::Failing | Pause::NotFound)
        );
        let is_valid = self.token == self.valid;
        let laws = [
            (Law::Counted, are_counted(run)),
            (Law::Ahead, is_within_pool(run)),
            (Law::SignedOut, !(run.needs_sign_in() && is_valid)),
            (Law::BrokenOnly, !by_breaker || self.heed.is_full()),
            (
                Law::EndedLast,
                !run.phase().is_ended() || self.wire.is_empty(),
            ),
        ];
        if let Some(law) = broken {
            self.hold(law, false);
        }
        for (law, holds) in laws {
            self.hold(law, holds);
        }
    }

    /// Once all entries are durable, the journal gives back the run.
    pub(crate) fn compare_with_journal(&mut self) {
        if let Phase::Stopping(End::Journal(_)) | Phase::Ended(End::Journal(_)) = self.run.phase() {
            return; // the run knows more
        }
        let (settings, calls) = (self.run.settings().clone(), self.calls());
        let entries = self.journal.iter().cloned();
        let again = RunState::recover(settings, calls, entries);
        let run = self.run.clone();
        // A doubt, here a line under way, ends some runs.
        let is_cut = again.phase().is_ended() && !run.phase().is_ended();
        for (line, (now, then)) in (0..).zip(run.lines().iter().zip(again.lines())) {
            if is_announced(now) {
                let unknown = matches!(then.outcome(), Some(Outcome::Unknown(_)));
                let again = then.status() == LineStatus::Again;
                self.hold(Law::InterruptedUnknown, unknown || again);
                continue;
            }
            let is_same = now == then || (is_cut && then.outcome().is_some());
            self.hold(Law::Recovered, is_same);
            let is_of =
                |entry: &&Entry| matches!(entry, Entry::Ended { line: of, .. } if *of == line);
            let ended = self.journal.iter().filter(is_of).count();
            self.hold(Law::AllKept, now.answers().count() == ended);
        }
        if run.phase().is_ended() {
            self.hold(Law::Recovered, run.phase() == again.phase());
            self.hold(Law::Recovered, run.counts() == again.counts());
            // Nothing in the journal says when a tab died, so their order may differ.
            let sorted = |run: &RunState| run.problems().iter().copied().collect::<BTreeSet<_>>();
            self.hold(Law::Recovered, sorted(&run) == sorted(&again));
        }
    }
}

impl Proof {
    /// Events that fit nothing change nothing; looked at where nothing is due.
    pub(crate) fn check_strays(&self, state: &mut State) {
        if state.wake.is_some_and(|at| at <= state.now) {
            return;
        }
        for line in 0..=self.bound.lines {
            for attempt in [0, 1, 2, 3] {
                let is_out = |it: &Request| (it.line, it.attempt) == (line, attempt);
                let (outcome, status) = self.read(line.min(self.bound.lines - 1), Fate::Good);
                if !state.wire.iter().any(is_out) {
                    let answer = Event::Answered {
                        line,
                        attempt,
                        outcome,
                        status,
                    };
                    state.hold_against(answer);
                }
                let row = state.run.line(line).map(Line::state);
                if row != Some(&LineState::AboutToSend { attempt }) {
                    state.hold_against(Event::Journaled { line, attempt });
                }
            }
        }
    }
}

impl State {
    fn hold_against(&mut self, stray: Event) {
        let mut run = self.run.clone();
        let commands = run.step(stray, self.now);
        self.hold(Law::Strays, commands.is_empty() && run == self.run);
    }
}

/// The law that is broken for a line, if one is.
fn broken_of_line(line: &Line, truth: &Truth) -> Option<Law> {
    let is_release = line.call().update_stock;
    let law = match line.status() {
        LineStatus::Released if !(truth.verified && is_release) => Law::DoneVerified,
        LineStatus::Recorded if !truth.verified || is_release => Law::DoneVerified,
        LineStatus::Refused | LineStatus::NotSent if truth.released || truth.may_come => {
            Law::NeverDenied
        }
        _ => {
            let named = line.answers().any(|answer| names_other(answer.outcome));
            let stays = line.outcome().is_some_and(names_other);
            return (named && !stays).then_some(Law::OtherStays);
        }
    };
    Some(law)
}

fn is_announced(line: &Line) -> bool {
    matches!(
        line.state(),
        LineState::AboutToSend { .. } | LineState::Written { .. } | LineState::InFlight { .. }
    )
}

fn is_within_pool(run: &RunState) -> bool {
    let announced = run.lines().iter().filter(|line| is_announced(line)).count();
    let settings = run.settings();
    let is_ahead = settings.per_second.is_none() && settings.stop_after == StopAfter::Never;
    let ahead = if is_ahead { AHEAD } else { 0 };
    announced <= usize::from(settings.pool) + ahead
}

/// Whether the counts are those of the lines.
fn are_counted(run: &RunState) -> bool {
    let mut found = Counts::default();
    for line in run.lines() {
        let is_sent = matches!(line.state(), LineState::InFlight { .. });
        *match line.status() {
            LineStatus::UnderWay if is_sent => &mut found.under_way,
            LineStatus::Waiting | LineStatus::UnderWay => &mut found.waiting,
            LineStatus::Again => &mut found.again,
            LineStatus::NotSent => &mut found.not_sent,
            LineStatus::Released => &mut found.released,
            LineStatus::Recorded => &mut found.recorded,
            LineStatus::Refused => &mut found.refused,
            LineStatus::Unknown => &mut found.unknown,
            LineStatus::SettledDone => &mut found.settled_done,
            LineStatus::SettledNotSent => &mut found.settled_not_sent,
        } += 1;
    }
    found == *run.counts() && found.total() as usize == run.lines().len()
}
