//! The effect of each event on a run.

use super::answers::AttemptEnd;
use super::breaker::Breaker;
use super::event::{Command, Event};
use super::journal::{Entry, JournalError, Settled, Settlement};
use super::line::{Line, LineState};
use super::phase::{End, Pause, Phase};
use super::rule::Rule;
use super::wait::RECONNECT;
use super::{RunState, wait};
use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_core::outcome::{NotSent, Outcome, Unknown};

impl RunState {
    /// Applies an event, and returns the commands to carry out. `now` is the
    /// time in milliseconds since 1970.
    #[must_use = "a command that is not carried out is lost"]
    pub fn step(&mut self, event: Event, now: UnixMillis) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Start => self.start(now),
            Event::Woke => self.wake = None,
            Event::Journaled { line, attempt } => self.journaled(line, attempt),
            Event::JournalFailed(error) => self.journal_failed(error),
            Event::Answered {
                line,
                attempt,
                outcome,
                status,
            } => {
                let end = AttemptEnd {
                    attempt,
                    at: now,
                    sent_at: None,
                    status,
                };
                self.answered(line, end, outcome, &mut commands);
            }
            Event::Pause => self.pause(Pause::Person),
            Event::GoOn => self.go_on(),
            Event::Stop => self.stop(now, &mut commands),
            Event::SignedIn => self.signed_in(),
            Event::Settle {
                line,
                settlement,
                note,
            } => self.settle(line, settlement, note, now, &mut commands),
            Event::Delivery(delivery) => self.delivery_told(delivery, now, &mut commands),
            Event::Counted(counter) => {
                self.counters.push(counter.clone());
                commands.push(Command::Journal(Entry::Counted(counter)));
            }
        }
        self.pump(now, &mut commands);
        commands
    }

    fn start(&mut self, now: UnixMillis) {
        if self.phase == Phase::Ready {
            let grace = u64::from(self.settings.grace_seconds) * 1_000;
            self.phase = Phase::Grace { until: now + grace };
        }
    }

    fn pause(&mut self, why: Pause) {
        if matches!(self.phase, Phase::Grace { .. }) || self.phase.is_sending() {
            self.phase = Phase::Paused(why);
        }
    }

    fn go_on(&mut self) {
        match self.phase {
            Phase::SampleShown => {
                self.sample_accepted = true;
                self.breaker = Breaker::default();
                self.resume();
            }
            Phase::Paused(_) if self.signed_out => self.phase = Phase::Paused(Pause::SignIn),
            Phase::Paused(_) => {
                if !Rule::CountsAnew.is_broken() {
                    self.breaker = Breaker::default();
                }
                self.resume();
            }
            _ => {}
        }
    }

    /// Enters the phase in which lines are sent: the sample first.
    pub(super) fn resume(&mut self) {
        self.phase = if self.sample_accepted {
            Phase::Running
        } else {
            Phase::Sample
        };
    }

    fn stop(&mut self, now: UnixMillis, commands: &mut Vec<Command>) {
        if !self.phase.is_closing() && !Rule::StopsForGood.is_broken() {
            self.phase = Phase::Stopping(End::Stopped);
            commands.push(Command::Journal(Entry::Stopped { at: now }));
        }
    }

    fn signed_in(&mut self) {
        self.session = self.session.saturating_add(1);
        self.signed_out = false;
        if self.phase == Phase::Paused(Pause::SignIn) {
            // Answers to requests under way may have opened the breaker since.
            match self.breaker.is_open() {
                Some(why) => self.phase = Phase::Paused(why),
                None => self.resume(),
            }
        }
    }

    /// Keeps how often a request may arrive, if that is new.
    fn delivery_told(&mut self, delivery: Delivery, at: UnixMillis, commands: &mut Vec<Command>) {
        if self
            .deliveries
            .last()
            .is_none_or(|(_, last)| *last != delivery)
        {
            self.deliveries.push((at, delivery));
            commands.push(Command::Journal(Entry::Delivery { at, delivery }));
        }
    }

    pub(super) fn journaled(&mut self, line: u32, attempt: u32) {
        let asked = LineState::AboutToSend { attempt };
        if self.table.get(line).is_some_and(|row| row.state == asked) {
            self.table.set(line, LineState::Written { attempt });
        }
    }

    /// Withdraws the announcement of a line.
    pub(super) fn withdraw(&mut self, line: u32, at: UnixMillis) {
        if let Some(row) = self.table.get_mut(line) {
            row.sends = row.sends.saturating_sub(1);
            let state = match row.answers {
                Some(_) => LineState::Again { at },
                None => LineState::Waiting,
            };
            self.table.set(line, state);
        }
    }

    /// Ends the run: nothing more is sent, and lines whose entry is being
    /// written were not. Applies to a run that has ended, too: its last entries
    /// are missing.
    fn journal_failed(&mut self, error: JournalError) {
        if self.phase.is_ended() {
            self.phase = Phase::Ended(End::Journal(error));
            return;
        }
        if !Rule::JournalNeeded.is_broken() {
            self.phase = Phase::Stopping(End::Journal(error));
        }
        for line in self.table.announced().to_vec() {
            let row = self.table.get(line);
            if row.is_some_and(|row| matches!(row.state, LineState::AboutToSend { .. })) {
                self.withdraw(line, UnixMillis::EPOCH);
            }
        }
    }

    fn answered(
        &mut self,
        line: u32,
        mut end: AttemptEnd,
        mut outcome: Outcome,
        commands: &mut Vec<Command>,
    ) {
        let now = end.at;
        let state = self.table.get(line).map(|row| &row.state);
        let (session, begun_at, delivery) = match state {
            Some(LineState::InFlight {
                attempt: sent,
                session,
                at,
                delivery,
            }) if *sent == end.attempt || Rule::Strays.is_broken() => (*session, *at, *delivery),
            _ => return,
        };
        end.sent_at = Some(begun_at);
        // As the connection was when the request left, and as it is known now.
        if !Rule::RefusedOrRepeated.is_broken() {
            outcome = outcome.over(delivery).over(self.delivery());
        }
        outcome.drop_raw_body();
        commands.push(Command::Journal(Entry::Ended {
            line,
            attempt: end.attempt,
            at: now,
            outcome: outcome.clone(),
            status: end.status,
            sent_at: end.sent_at,
        }));
        // A 401 to an old token says nothing about the new one.
        let signed_out =
            is_signed_out(&outcome) && (session == self.session || Rule::OldToken.is_broken());
        let forbidden = matches!(&outcome, Outcome::Refused(refusal) if refusal.status == 403);
        let says_time = match &outcome {
            Outcome::NotSent(NotSent::Throttled(refusal)) => Some(wait::says_time(refusal, now)),
            _ => None,
        };
        if matches!(
            outcome,
            Outcome::Released(_)
                | Outcome::Recorded(_)
                | Outcome::Refused(_)
                | Outcome::Unknown(Unknown::RefusedOrRepeated(_))
        ) {
            self.throttle.processed(now);
        }
        self.conclude(line, end, outcome);
        if let Some(says_time) = says_time {
            let (held, pool) = (self.hold_until, self.pool());
            self.throttle.rejected(begun_at, now, says_time, held, pool);
        }
        if signed_out {
            self.signed_out = true;
            if !Rule::SignInPauses.is_broken() {
                self.pause(Pause::SignIn);
            }
        } else if forbidden && !Rule::ForbiddenPauses.is_broken() {
            self.pause(Pause::Forbidden);
        } else if let Some(why) = self.breaker.is_open() {
            self.pause(why);
        }
    }

    /// Applies an attempt's outcome to its line and to the run; the same now
    /// and when the journal is read back.
    pub(super) fn conclude(&mut self, line: u32, end: AttemptEnd, outcome: Outcome) {
        let at = end.at;
        self.breaker.note(&outcome, at);
        let wait = wait::retry_delay(&outcome, self.settings.seed, line, end.attempt, at);
        if let Some(hold) = wait::pool_hold(&outcome, wait, at) {
            self.hold_until = self.hold_until.max(at + hold);
        }
        if wait::lost_connection(&outcome) {
            self.reconnect_at = self.reconnect_at.max(at + RECONNECT);
        }
        let is_closing = self.phase.is_closing();
        let Some(row) = self.table.get_mut(line) else {
            return;
        };
        let (known, again) = row.apply_attempt(end, outcome, &self.settings);
        let state = if again && !is_closing {
            LineState::Again { at: at + wait }
        } else {
            self.window.end(at);
            LineState::Ended(Box::new(known))
        };
        self.table.set(line, state);
        self.stop_after(line);
    }

    /// Stops the run after a line in doubt, if the settings demand it. After
    /// the last line there is nothing to stop.
    fn stop_after(&mut self, line: u32) {
        let status = self.table.get(line).map(Line::status);
        let is_last = self.table.counts.open() == 0;
        if status.is_some_and(|status| self.settings.stop_after.ends_with(status))
            && !is_last
            && !self.phase.is_closing()
        {
            self.phase = Phase::Stopping(End::AfterDoubt { line });
        }
    }

    /// Settles a line. Only an unknown line that has ended can be settled.
    fn settle(
        &mut self,
        line: u32,
        settlement: Settlement,
        note: String,
        now: UnixMillis,
        commands: &mut Vec<Command>,
    ) {
        let outcome = self.table.get(line).and_then(|row| row.outcome());
        if matches!(outcome, Some(Outcome::Unknown(_))) {
            let settled = Settled {
                settlement,
                note,
                at: now,
            };
            self.table.settle(line, settled.clone());
            commands.push(Command::Journal(Entry::Settled { line, settled }));
        }
    }
}

fn is_signed_out(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::NotSent(NotSent::SessionEnded(_)) => true,
        Outcome::NotSent(NotSent::NotBuilt(error)) => error.is_no_token(),
        _ => false,
    }
}
