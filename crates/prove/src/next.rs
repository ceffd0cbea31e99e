//! What follows from an action.

use std::sync::Arc;

use release_core::Outcome;
use release_core::delivery::Delivery;
use release_run::{BACKOFF_BASE, BACKOFF_CAP, Command, Entry, Event, JournalBuffer, JournalError};
use release_run::{LineState, Phase, RunState, Settlement, StopAfter};

use crate::Proof;
use crate::action::Action;
use crate::fate::{ASKED, Fate};
use crate::heed::Rest;
use crate::law::Law;
use crate::state::State;

impl Proof {
    /// Lets an action happen.
    pub(crate) fn follow(&self, state: &mut State, action: Action) {
        match action {
            Action::Start => {
                state.heed.started = Some(state.now);
                state.acts += 1;
                state.step(Event::Start);
            }
            Action::GoOn => {
                state.heed.accepted |= *state.run.phase() == Phase::SampleShown;
                state.heed.resumed();
                state.acts += 1;
                state.step(Event::GoOn);
            }
            Action::SignIn => {
                state.token = state.valid;
                state.heed.signed_in();
                state.acts += 1;
                state.step(Event::SignedIn);
            }
            Action::Pause => {
                state.heed.rest.get_or_insert(Rest::Person);
                state.left.pauses -= 1;
                state.acts += 1;
                state.step(Event::Pause);
            }
            Action::Stop => {
                state.heed.is_over = true;
                state.left.stops -= 1;
                state.acts += 1;
                state.step(Event::Stop);
            }
            Action::Settle(line, settlement) => state.settle(line, settlement),
            Action::Written => state.written(),
            Action::NotWritten => state.not_written(),
            Action::Pass => state.now = state.wake.unwrap_or(state.now).max(state.now),
            Action::Woke => {
                state.wake = None;
                state.step(Event::Woke);
            }
            Action::Change => {
                state.left.changes -= 1;
                state.acts += 1;
                state.delivery = match state.delivery {
                    Delivery::Once => Delivery::AtMost(2),
                    _ => Delivery::Once,
                };
                state.step(Event::Delivery(state.delivery));
            }
            Action::Answer {
                line,
                fate,
                works,
                repeated,
            } => self.answer(state, line, fate, works, repeated),
            Action::Die { lucky, worked } => state.die(lucky, worked),
        }
        state.begin_to_write();
    }

    fn answer(&self, state: &mut State, line: u32, fate: Fate, works: bool, repeated: bool) {
        let Some(place) = state.wire.iter().position(|it| it.line == line) else {
            return;
        };
        let request = state.wire.remove(place);
        if fate == Fate::SignedOut {
            if request.token == state.valid {
                state.valid += 1;
                state.left.losses -= 1;
            }
        } else if fate != Fate::Good {
            state.left.faults -= 1;
        }
        let truth = &mut state.truths[line as usize];
        if repeated {
            truth.released = true;
            state.left.repeats -= 1;
        }
        let fate = if fate == Fate::Good && truth.released {
            Fate::Taken
        } else {
            fate
        };
        if fate == Fate::Good {
            truth.verified = true;
        }
        truth.released |= works && (fate == Fate::Good || fate.is_open());
        truth.may_come |= !works && fate.is_silent();
        truth.taken -= u8::from(fate.is_surely_not());
        if matches!(fate, Fate::Throttled | Fate::ThrottledSilently) {
            truth.sends -= 1;
            truth.throttled += 1;
        }
        let wait = match fate {
            Fate::SignedOut => 0,
            Fate::Throttled | Fate::Unavailable => ASKED * 1_000,
            _ => 1, // below a second, of which the seeds draw no zero
        };
        truth.not_before = state.now + wait;
        let (token, now) = (state.token, state.now);
        state.heed.answered(&request, fate, token, now);
        let (outcome, status) = self.read(line, fate);
        state.heed.doubt |= matches!(outcome, Outcome::NotSent(_) | Outcome::Unknown(_))
            || matches!(&outcome, Outcome::Refused(refusal)
                if refusal.is_of_uniqueness() && !request.once);
        state.step(Event::Answered {
            line,
            attempt: request.attempt,
            outcome,
            status,
        });
        let longest = BACKOFF_BASE << (request.attempt - 1).min(16);
        let longest = longest.clamp(ASKED * 1_000, BACKOFF_CAP);
        if let Some(LineState::Again { at }) = state.run.line(line).map(|row| row.state().clone()) {
            state.hold(Law::Waited, at <= now + longest);
        }
    }
}

impl State {
    /// Passes an event to the machine, and carries its commands out.
    pub(crate) fn step(&mut self, event: Event) {
        for command in self.run.step(event, self.now) {
            match command {
                Command::Journal(entry) => {
                    self.told += 1;
                    self.buffer.push(entry);
                }
                Command::Send { line, attempt } => self.leave(line, attempt),
                Command::Wake { at } => self.wake = Some(at),
            }
        }
    }

    /// As the page does: whenever nothing is being written.
    pub(crate) fn begin_to_write(&mut self) {
        if let Some(entries) = self.buffer.begin() {
            self.writing = entries.to_vec();
        }
    }

    fn keep(&mut self, entries: Vec<Entry>) {
        for entry in &entries {
            self.kept.observe(entry.clone());
        }
        Arc::make_mut(&mut self.journal).extend(entries);
    }

    fn written(&mut self) {
        let entries = std::mem::take(&mut self.writing);
        self.keep(entries);
        let events: Vec<Event> = self.buffer.written().collect();
        for event in events {
            self.step(event);
        }
        if self.buffer.is_empty() {
            self.compare_with_journal();
        }
    }

    fn not_written(&mut self) {
        self.writing.clear();
        self.left.failures -= 1;
        self.acts += 1;
        self.heed.is_over = true;
        let message = String::new();
        let event = self.buffer.failed(JournalError::Failed { message });
        self.step(event);
    }

    fn settle(&mut self, line: u32, settlement: Settlement) {
        self.left.settles -= 1;
        let note = String::new();
        self.step(Event::Settle {
            line,
            settlement,
            note,
        });
    }

    /// Another tab reads the journal. What the old one has seen is gone.
    fn die(&mut self, lucky: bool, worked: [bool; 2]) {
        self.left.deaths -= 1;
        let entries = std::mem::take(&mut self.writing);
        if lucky {
            self.keep(entries);
        }
        let is_watched = self.run.settings().stop_after == StopAfter::Doubt;
        let doubt = self.heed.doubt || !self.wire.is_empty();
        self.heed = self.heed.of_next_tab(doubt, is_watched);
        for (request, worked) in std::mem::take(&mut self.wire).iter().zip(worked) {
            let truth = &mut self.truths[request.line as usize];
            truth.released |= worked;
            truth.may_come |= !worked;
        }
        for truth in &mut self.truths {
            truth.not_before = self.now;
        }
        let (settings, calls) = (self.run.settings().clone(), self.calls());
        self.buffer = JournalBuffer::default();
        self.wake = None;
        self.told = 0;
        self.run = RunState::recover(settings, calls, self.journal.iter().cloned());
        if *self.run.phase() == Phase::Ready {
            self.heed.started = None;
            self.heed.rest = None;
        }
        self.step(Event::Delivery(self.delivery));
    }
}
