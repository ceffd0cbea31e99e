//! A search through all states of a bound.

use std::thread::sleep;
use std::time::{Duration, Instant};

use stateright::{Checker, HasDiscoveries, Model};

use crate::{Action, Proof};

/// How often the progress of a search is told.
const TOLD_EVERY: Duration = Duration::from_secs(10);

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The number of states; two that differ in nothing that matters are one.
    pub states: usize,
    /// The number of steps from one state to another.
    pub steps: usize,
    /// The longest way.
    pub depth: usize,
    /// The time it took.
    pub took: Duration,
    /// A law that does not hold, and the way to where it does not.
    pub broken: Option<(&'static str, Vec<Action>)>,
    /// Goals that were not reached.
    pub missed: Vec<&'static str>,
}

impl Found {
    /// Whether every law holds and every goal was reached.
    pub fn is_proven(&self) -> bool {
        self.broken.is_none() && self.missed.is_empty()
    }
}

/// Looks at every state, with this many threads. `tell` is given the number of
/// states from time to time.
pub fn search(proof: Proof, threads: usize, tell: impl Fn(usize)) -> Found {
    let began = Instant::now();
    let checker = proof.checker().threads(threads);
    let checker = checker.finish_when(HasDiscoveries::AnyFailures).spawn_dfs();
    let mut told = Instant::now();
    while !checker.is_done() {
        sleep(Duration::from_millis(5));
        if told.elapsed() >= TOLD_EVERY {
            told = Instant::now();
            tell(checker.unique_state_count());
        }
    }
    found(&checker.join(), began)
}

/// Looks at the states by their distance, until a law is found broken: so the way
/// to there is a shortest one.
pub fn shortest(proof: Proof) -> Found {
    let began = Instant::now();
    let checker = proof.checker().finish_when(HasDiscoveries::AnyFailures);
    found(&checker.spawn_bfs().join(), began)
}

fn found(checker: &impl Checker<Proof>, began: Instant) -> Found {
    let took = began.elapsed();
    let goals = checker.model().bound.goals;
    let discoveries = checker.discoveries();
    let missed = goals
        .iter()
        .filter(|goal| !discoveries.contains_key(**goal));
    Found {
        states: checker.unique_state_count(),
        steps: checker.state_count(),
        depth: checker.max_depth(),
        took,
        missed: missed.copied().collect(),
        broken: discoveries
            .into_iter()
            .find(|(name, _)| !goals.contains(name))
            .map(|(law, path)| (law, path.into_actions())),
    }
}
