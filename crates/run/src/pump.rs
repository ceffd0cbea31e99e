//! The actions that are due after an event, the same for every event.

use super::event::Command;
use super::journal::Entry;
use super::line::{Line, LineState};
use super::phase::{End, Phase};
use super::rule::Rule;
use super::settings::StopAfter;
use super::{AHEAD, RunState};
use release_core::UnixMillis;

impl RunState {
    pub(super) fn pump(&mut self, now: UnixMillis, commands: &mut Vec<Command>) {
        if let Phase::Grace { until } = self.phase
            && (now >= until || Rule::Grace.is_broken())
        {
            self.resume();
        }
        let paced = self.send_written(now, commands);
        while let Some((at, line)) = self.next_turn(now)
            && at <= now
            && let Some(attempt) = self.announce(line, now)
        {
            let at = now;
            commands.push(Command::Journal(Entry::AboutToSend { line, attempt, at }));
            if Rule::WrittenFirst.is_broken() {
                self.journaled(line, attempt);
            }
        }
        self.change_phase();
        self.ask_for_wake(paced, now, commands);
    }

    /// Sends lines whose entry is written while the pool has places, or
    /// withdraws them if nothing may be sent. Returns the time until which the
    /// throttle holds the next one back, if a place is free.
    fn send_written(&mut self, now: UnixMillis, commands: &mut Vec<Command>) -> Option<UnixMillis> {
        let pool = self.throttle.pool(self.pool());
        let may_begin = self.phase.is_sending() || Rule::PausedNotSent.is_broken();
        let may_leave = may_begin && now >= self.held_back_until();
        for line in self.table.announced().to_vec() {
            let Some(LineState::Written { attempt }) = self.table.get(line).map(Line::state) else {
                continue;
            };
            let attempt = *attempt;
            if !may_leave {
                self.withdraw(line, now);
                let at = now;
                if !Rule::WithdrawnSaid.is_broken() {
                    commands.push(Command::Journal(Entry::Withdrawn { line, attempt, at }));
                }
            } else if self.table.counts.under_way < pool.into() {
                let begin = self.throttle.next_begin(now);
                if begin > now {
                    self.throttle.holds_back(now);
                    return Some(begin);
                }
                self.throttle.begin(now);
                self.window.leave(self.settings.per_second, now);
                let state = LineState::InFlight {
                    attempt,
                    session: self.session,
                    at: now,
                    delivery: self.delivery(),
                };
                self.table.set(line, state);
                commands.push(Command::Send { line, attempt });
            }
        }
        None
    }

    /// The most lines that may be sent or announced at once. If the requests
    /// per second are limited, writing is fast enough to announce none ahead.
    /// If a run stops after a doubt, a tab that dies should leave as few
    /// announced lines as possible.
    fn most_announced(&self) -> usize {
        let is_ahead =
            self.settings.per_second.is_none() && self.settings.stop_after == StopAfter::Never;
        let ahead = if is_ahead { AHEAD } else { 0 } + usize::from(Rule::Ahead.is_broken());
        usize::from(self.throttle.pool(self.pool())) + ahead
    }

    /// The number of lines that are announced and have not left.
    fn not_left(&self) -> usize {
        if Rule::PerSecond.is_broken() {
            return 0;
        }
        let under_way = self.table.counts.under_way as usize;
        self.table.announced().len().saturating_sub(under_way)
    }

    /// The next line and its time; `None` if it waits for something else than time.
    fn next_turn(&mut self, now: UnixMillis) -> Option<(UnixMillis, u32)> {
        if !self.phase.is_sending() || self.table.announced().len() >= self.most_announced() {
            return None;
        }
        let limit = self.settings.per_second;
        let begin = self.window.next_begin(limit, self.not_left())?;
        let earliest = self.held_back_until().max(begin);
        let budget = self.window.next_repeat(now);
        let again = self.table.next_again(budget);
        let again = again.map(|(at, line)| (at.max(earliest), line));
        if let Some((at, _)) = again
            && at <= now
        {
            return again;
        }
        let only_sample = self.phase == Phase::Sample && !Rule::SampleFirst.is_broken();
        let fresh = self.table.next_fresh(only_sample);
        // A new line can be sent at `earliest`, before any repeated one that is not due.
        fresh.map(|line| (earliest, line)).or(again)
    }

    /// Counts a line as about to be sent; returns the number of the attempt.
    pub(super) fn announce(&mut self, line: u32, now: UnixMillis) -> Option<u32> {
        let row = self.table.get_mut(line)?;
        let is_repeat = row.is_unknown();
        row.sends = row.sends.saturating_add(1);
        row.attempts = row.attempts.saturating_add(1);
        row.began_at.get_or_insert(now);
        let attempt = row.attempts;
        self.window.begin(is_repeat, now);
        self.began.get_or_insert(now);
        self.table.set(line, LineState::AboutToSend { attempt });
        Some(attempt)
    }

    fn change_phase(&mut self) {
        if let Phase::Stopping(end) = &self.phase
            && (self.table.announced().is_empty() || Rule::WaitsForAnswers.is_broken())
        {
            let end = end.clone();
            self.table.end_rest();
            self.phase = Phase::Ended(end);
        }
        if !self.phase.is_ended() && self.table.counts.open() == 0 {
            self.phase = Phase::Ended(End::Complete);
        }
        if self.phase == Phase::Sample && self.table.sample_open == 0 {
            self.phase = Phase::SampleShown;
        }
    }

    fn ask_for_wake(
        &mut self,
        paced: Option<UnixMillis>,
        now: UnixMillis,
        commands: &mut Vec<Command>,
    ) {
        let wanted = if let Phase::Grace { until } = self.phase {
            Some(until)
        } else {
            let turn = self.next_turn(now).map(|(at, _)| at);
            turn.into_iter().chain(paced).min()
        };
        if let Some(at) = wanted
            && self.wake != Some(at)
            && !Rule::Wakes.is_broken()
        {
            self.wake = Some(at);
            commands.push(Command::Wake { at });
        }
    }
}
