//! Model checking of a run: every order of every event, within bounds.
//!
//! The machine (`RunState`) and the buffer of its journal are the real ones.
//! Around them stand models of what they meet: a server, a wire whose browser
//! repeats requests by itself, a journal that takes time and can fail, a person,
//! and a tab that dies ([`State`], [`Action`]). [`stateright`] looks at every
//! state that they can reach; each must keep every [`Law`], and each of the
//! [`GOALS`] must be reached.
//!
//! Time stands still until the machine wants to be woken: what happens between
//! two such moments happens at one, in every order.

mod action;
mod agree;
mod bound;
mod bounds;
mod fate;
mod goal;
mod heed;
mod law;
#[cfg(feature = "mutants")]
mod mutants;
mod next;
mod search;
mod state;

pub use action::Action;
pub use bound::{Bound, Budget};
pub use bounds::{all, short};
pub use fate::Fate;
pub use goal::GOALS;
pub use law::Law;
#[cfg(feature = "mutants")]
pub use mutants::MUTANTS;
pub use search::{Found, search, shortest};
pub use state::State;

use release_core::Outcome;
use release_run::{Event, Phase};
use stateright::{Model, Property};

/// A bound, to be proven.
pub struct Proof {
    bound: Bound,
    /// What a client reads, by line and fate.
    read: Vec<Vec<(Outcome, Option<u16>)>>,
    #[cfg(feature = "mutants")]
    broken: Option<release_run::Rule>,
}

impl Proof {
    /// The proof of this bound.
    pub fn new(bound: Bound) -> Self {
        let calls = bound.calls();
        let read = calls
            .iter()
            .map(|call| Fate::ALL.map(|fate| fate.read(call)).to_vec());
        Self {
            read: read.collect(),
            bound,
            #[cfg(feature = "mutants")]
            broken: None,
        }
    }

    /// The same, of a machine that breaks this rule.
    #[cfg(feature = "mutants")]
    #[must_use]
    pub fn without(self, rule: release_run::Rule) -> Self {
        Self {
            broken: Some(rule),
            ..self
        }
    }

    fn read(&self, line: u32, fate: Fate) -> (Outcome, Option<u16>) {
        self.read[line as usize][fate as usize].clone()
    }

    /// The laws of a new state.
    fn judge(&self, before: &State, state: &mut State) {
        state.check();
        if self.bound.strays {
            self.check_strays(state);
        }
        let all = self.bound.budget;
        state.hold(Law::Onward, state.progress(all) > before.progress(all));
        let mut happenings = Vec::new();
        self.happenings(state, &mut happenings);
        let waits = matches!(
            state.run.phase(),
            Phase::Ready | Phase::SampleShown | Phase::Paused(_)
        );
        let has_ended = state.run.phase().is_ended() && state.buffer.is_empty();
        state.hold(
            Law::EndsOrWaits,
            waits || has_ended || !happenings.is_empty(),
        );
    }
}

impl Model for Proof {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        #[cfg(feature = "mutants")]
        release_run::Rule::break_here(self.broken); // on the thread of the search
        let bound = &self.bound;
        let of = |settings| {
            let state = move |delivery: &_| {
                let mut state = State::new(settings, bound.calls(), *delivery, bound.budget);
                state.step(Event::Delivery(*delivery));
                state.begin_to_write();
                state
            };
            bound.deliveries.iter().map(state)
        };
        bound.settings.iter().flat_map(of).collect()
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        if state.breach.is_some() {
            return;
        }
        state.acts(actions);
        if !(state.run.phase().is_ended() && state.buffer.is_empty()) {
            self.happenings(state, actions);
        }
    }

    fn next_state(&self, state: &State, action: Action) -> Option<State> {
        #[cfg(feature = "mutants")]
        release_run::Rule::break_here(self.broken); // on the thread of the search
        let mut next = state.clone();
        self.follow(&mut next, action);
        self.judge(state, &mut next);
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        let mut properties = Law::properties();
        properties.extend(goal::properties(self.bound.goals));
        properties
    }
}
