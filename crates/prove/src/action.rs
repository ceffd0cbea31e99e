//! The actions: everything that can happen next.

use release_core::Outcome;
use release_run::{Phase, Settlement};

use crate::Proof;
use crate::fate::Fate;
use crate::state::{Request, State};

/// One thing that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A person starts the run.
    Start,
    /// A person accepts the sample, or resumes the run.
    GoOn,
    /// A person signs in.
    SignIn,
    /// A person pauses the run.
    Pause,
    /// A person stops the run.
    Stop,
    /// A person settles a line.
    Settle(u32, Settlement),
    /// The entries that are being written become durable.
    Written,
    /// They do not.
    NotWritten,
    /// It becomes as late as the machine wants to be woken; the timer itself may
    /// be later still.
    Pass,
    /// The timer.
    Woke,
    /// The connection turns out to be another, and the machine is told.
    Change,
    /// A request has its fate, and the client its answer.
    Answer {
        /// The line.
        line: u32,
        /// The fate.
        fate: Fate,
        /// Whether the work is done, where the fate leaves that open.
        works: bool,
        /// Whether it is the fate of the browser's own repeat, after a request
        /// that worked and was cut.
        repeated: bool,
    },
    /// The tab dies, and another reads the journal.
    Die {
        /// Whether the write under way became durable all the same.
        lucky: bool,
        /// Whether the first and the second request under way have worked; one
        /// that has not may still do so.
        worked: [bool; 2],
    },
}

impl Proof {
    /// What may happen by itself.
    pub(crate) fn happenings(&self, state: &State, actions: &mut Vec<Action>) {
        if !state.writing.is_empty() {
            actions.push(Action::Written);
            if state.left.failures > 0 {
                actions.push(Action::NotWritten);
            }
        }
        for request in &state.wire {
            self.answers(state, request, actions);
        }
        match state.wake {
            Some(at) if at > state.now => actions.push(Action::Pass),
            Some(_) => actions.push(Action::Woke),
            None => {}
        }
    }

    fn answers(&self, state: &State, request: &Request, actions: &mut Vec<Action>) {
        let line = request.line;
        let is_stale = request.token != state.valid;
        let once = request.once && state.run.delivery().is_once();
        let mut push = |fate: Fate, works, repeated| {
            actions.push(Action::Answer {
                line,
                fate,
                works,
                repeated,
            });
        };
        let none_left: &[Fate] = &[Fate::Good];
        let fates = match state.left.faults {
            0 => none_left,
            _ => (self.bound.fates)(line),
        };
        for fate in fates {
            if *fate == Fate::SignedOut {
                continue; // below
            }
            let is_good = *fate == Fate::Good;
            let works = if fate.is_open() {
                self.bound.works
            } else {
                &[true]
            };
            for works in works {
                push(*fate, *works, false);
            }
            if !once && state.left.repeats > 0 && (is_good || fate.is_open()) {
                push(*fate, true, true);
            }
        }
        if is_stale || state.left.losses > 0 {
            push(Fate::SignedOut, false, false);
        }
    }
}

impl State {
    /// What a person, or a dying tab, may do. Where the run waits for a person,
    /// one of these comes.
    pub(crate) fn acts(&self, actions: &mut Vec<Action>) {
        let (run, left) = (&self.run, self.left);
        if run.needs_sign_in() && !run.phase().is_closing() {
            actions.push(Action::SignIn);
        }
        match run.phase() {
            Phase::Ready => actions.push(Action::Start),
            Phase::SampleShown => actions.push(Action::GoOn),
            Phase::Paused(_) if !run.needs_sign_in() => actions.push(Action::GoOn),
            Phase::Grace { .. } | Phase::Sample | Phase::Running if left.pauses > 0 => {
                actions.push(Action::Pause);
            }
            _ => {}
        }
        if left.stops > 0 && !run.phase().is_closing() {
            actions.push(Action::Stop);
        }
        let is_over = run.phase().is_ended() && self.buffer.is_empty();
        if left.changes > 0 && !is_over {
            actions.push(Action::Change);
        }
        if left.settles > 0 {
            for (line, row) in (0..).zip(run.lines()) {
                if matches!(row.outcome(), Some(Outcome::Unknown(_))) && row.settled().is_none() {
                    actions.push(Action::Settle(line, Settlement::Done));
                    actions.push(Action::Settle(line, Settlement::NotSent));
                }
            }
        }
        if left.deaths > 0 && *run.phase() != Phase::Ready && !is_over {
            deaths(self, actions);
        }
    }
}

fn deaths(state: &State, actions: &mut Vec<Action>) {
    let both = [false, true];
    let of = |there: bool| if there { &both[..] } else { &both[..1] };
    for lucky in of(!state.writing.is_empty()) {
        for first in of(!state.wire.is_empty()) {
            for second in of(state.wire.len() > 1) {
                actions.push(Action::Die {
                    lucky: *lucky,
                    worked: [*first, *second],
                });
            }
        }
    }
}
