//! The limits of a run: attempts, paces, budgets, the breaker.

use release_run::{Repeat, Settings};

use super::{GOOD, bound, in_a_row, plain, repeated};
use crate::bound::{Bound, Budget};
use crate::fate::Fate;

/// So many faults and nothing else.
fn faults(faults: u8) -> Budget {
    Budget {
        faults,
        ..Budget::default()
    }
}

/// One line that is turned away again and again.
pub(super) fn attempts() -> Bound {
    Bound {
        about: "one line that is turned away up to seven times",
        fates: |_| {
            &[
                Fate::Good,
                Fate::TooEarly,
                Fate::Throttled,
                Fate::ThrottledSilently,
                Fate::ServerError,
            ]
        },
        budget: Budget {
            losses: 2,
            ..faults(5)
        },
        goals: &["not_sent.too_early"],
        ..bound("attempts", vec![repeated()], 1)
    }
}

/// One line that meets nothing but 429.
pub(super) fn patience() -> Bound {
    Bound {
        about: "one line that meets 45 times a 429",
        fates: |_| &[Fate::ThrottledSilently],
        budget: faults(45),
        goals: &["not_sent.throttled"],
        ..bound("patience", vec![plain()], 1)
    }
}

/// A service that fails in a row.
pub(super) fn breaker() -> Bound {
    Bound {
        about: "seven lines of a service of which six answers are faults",
        fates: |_| &[Fate::Good, Fate::Missing, Fate::Cut, Fate::ServerError],
        budget: faults(6),
        works: &[true],
        goals: &["run.unreachable", "run.failing", "run.not_found"],
        ..bound("breaker", vec![in_a_row(Repeat::Never)], 7)
    }
}

/// A service that fails in a row, while the session is lost.
pub(super) fn lost() -> Bound {
    let settings = Settings {
        pool: 2,
        ..in_a_row(Repeat::Never)
    };
    Bound {
        about: "seven lines, two at once, six faults in a row, a lost session",
        fates: |_| &[Fate::ServerError],
        budget: Budget {
            losses: 1,
            ..faults(6)
        },
        works: &[true],
        goals: &["run.failing", "run.sign_in"],
        ..bound("lost", vec![settings], 7)
    }
}

/// A service that fails every other time.
pub(super) fn rate() -> Bound {
    Bound {
        about: "24 lines of a service that fails every other time",
        fates: |line| match line % 2 {
            0 => GOOD,
            _ => &[Fate::ServerError],
        },
        budget: faults(30),
        works: &[true],
        goals: &["run.failing"],
        ..bound("rate", vec![in_a_row(Repeat::Never)], 24)
    }
}

/// More lines to be repeated than the budget allows.
pub(super) fn budget() -> Bound {
    Bound {
        about: "18 unknown lines, which are repeated",
        fates: |_| &[Fate::ServerError],
        budget: faults(40),
        works: &[true],
        goals: &["unknown.server"],
        ..bound("budget", vec![in_a_row(Repeat::Once)], 18)
    }
}

/// A server that asks for a pace.
pub(super) fn throttle() -> Bound {
    Bound {
        about: "four lines of a server that asks twice for a wait",
        fates: |_| {
            &[
                Fate::Good,
                Fate::Throttled,
                Fate::ThrottledSilently,
                Fate::Unavailable,
            ]
        },
        budget: faults(2),
        works: &[true],
        ..bound("throttle", vec![plain()], 4)
    }
}

/// A limit of requests in a second.
pub(super) fn pace() -> Bound {
    let settings = Settings {
        per_second: Some(1),
        ..plain()
    };
    Bound {
        about: "three lines, one in a second, a fault, a pause, a death",
        fates: |_| &[Fate::Good, Fate::Throttled, Fate::Cut, Fate::Forbidden],
        budget: Budget {
            deaths: 1,
            pauses: 1,
            ..faults(1)
        },
        ..bound("pace", vec![settings], 3)
    }
}
