//! The bounds that are looked at.

mod limits;
mod runs;

use release_core::delivery::Delivery;
use release_run::{Repeat, Settings};

use crate::bound::{Bound, Budget};
use crate::fate::Fate;

pub use runs::short;

/// All bounds, the quick ones first.
pub fn all() -> Vec<Bound> {
    vec![
        short(),
        limits::patience(),
        limits::rate(),
        limits::budget(),
        limits::breaker(),
        limits::lost(),
        limits::pace(),
        limits::throttle(),
        limits::attempts(),
        runs::order(),
        runs::journal(),
        runs::wire(),
        runs::person(),
        runs::outcomes(),
        runs::faults(),
        runs::file(),
    ]
}

const GOOD: &[Fate] = &[Fate::Good];

/// A file without sample and grace, two at once.
fn plain() -> Settings {
    Settings {
        pool: 2,
        sample: 0,
        grace_seconds: 0,
        ..Settings::default()
    }
}

/// The same, with the consent to repeat an unknown line.
fn repeated() -> Settings {
    Settings {
        repeat: Repeat::Once,
        ..plain()
    }
}

/// One line after the other, and none announced ahead: hardly more than one order
/// of events, so that many lines can be looked at.
fn in_a_row(repeat: Repeat) -> Settings {
    Settings {
        pool: 1,
        per_second: Some(1_000),
        repeat,
        ..plain()
    }
}

/// A bound in which nothing but the good happens.
fn bound(name: &'static str, settings: Vec<Settings>, lines: u32) -> Bound {
    Bound {
        name,
        about: "",
        settings,
        deliveries: vec![Delivery::Once],
        lines,
        fates: |_| GOOD,
        budget: Budget::default(),
        works: &[true, false],
        strays: false,
        goals: &[],
    }
}
