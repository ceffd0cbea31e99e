//! Whole runs: files, orders, and what befalls them.

use release_core::delivery::Delivery;
use release_run::Settings;

use super::{bound, plain, repeated};
use crate::bound::{Bound, Budget};
use crate::fate::Fate;

/// Small enough for an ordinary test.
pub fn short() -> Bound {
    Bound {
        about: "a file of two lines, one fault, one death",
        fates: |_| &[Fate::Good, Fate::Throttled, Fate::Cut],
        budget: Budget {
            faults: 1,
            deaths: 1,
            ..Budget::default()
        },
        goals: &[
            "released",
            "recorded",
            "unknown.interrupted",
            "run.recovered",
        ],
        ..bound("short", vec![repeated()], 2)
    }
}

/// One fate of each kind that the machine treats in a way of its own.
const KINDS: &[Fate] = &[
    Fate::Good,
    Fate::Invalid,
    Fate::Throttled,
    Fate::ServerError,
    Fate::Cut,
    Fate::OtherLine,
];

/// The main one: as a file is sent.
pub(super) fn file() -> Bound {
    Bound {
        about: "a file of three lines, one fault, one lost session, one death",
        fates: |_| KINDS,
        budget: Budget {
            faults: 1,
            deaths: 1,
            losses: 1,
            ..Budget::default()
        },
        goals: &["released", "recorded", "run.sign_in", "unknown.other_line"],
        ..bound("file", vec![plain(), repeated()], 3)
    }
}

/// The same with more faults, in one tab.
pub(super) fn faults() -> Bound {
    Bound {
        about: "a file of three lines, two faults, one lost session",
        fates: |_| &[Fate::Good, Fate::Throttled, Fate::Cut],
        budget: Budget {
            faults: 2,
            losses: 1,
            ..Budget::default()
        },
        goals: &["unknown.refused_on_repeat", "unknown.network"],
        ..bound("faults", vec![repeated()], 3)
    }
}

/// A wire on which a browser repeats requests, or stops doing so.
pub(super) fn wire() -> Bound {
    Bound {
        about: "two lines, and a browser that repeats requests, or begins or stops to",
        deliveries: vec![Delivery::Once, Delivery::AtMost(2)],
        fates: |_| {
            &[
                Fate::Good,
                Fate::Taken,
                Fate::Invalid,
                Fate::ServerError,
                Fate::Cut,
            ]
        },
        budget: Budget {
            faults: 1,
            deaths: 1,
            repeats: 2,
            changes: 1,
            ..Budget::default()
        },
        goals: &["unknown.refused_or_repeated", "refused.conflict"],
        ..bound("wire", vec![plain(), repeated()], 2)
    }
}

/// The lines of an order.
pub(super) fn order() -> Bound {
    Bound {
        about: "an order of three lines, one by one, two faults, any fate",
        deliveries: vec![Delivery::Once, Delivery::AtMost(2)],
        fates: |_| &Fate::ALL,
        budget: Budget {
            faults: 2,
            deaths: 1,
            losses: 1,
            repeats: 1,
            settles: 1,
            ..Budget::default()
        },
        strays: true,
        goals: &[
            "run.after_doubt",
            "settled_done",
            "settled_not_sent",
            "not_sent.stopped",
        ],
        ..bound("order", vec![Settings::one_by_one()], 3)
    }
}

/// A person who looks at a sample, pauses, and stops.
pub(super) fn person() -> Bound {
    let settings = Settings {
        sample: 1,
        grace_seconds: 5,
        ..repeated()
    };
    Bound {
        about: "three lines, a grace period, a sample, a pause, a stop",
        fates: |_| &[Fate::Good, Fate::Cut, Fate::Forbidden],
        budget: Budget {
            faults: 1,
            deaths: 1,
            pauses: 1,
            stops: 1,
            ..Budget::default()
        },
        goals: &["run.paused", "run.stopped", "run.forbidden"],
        ..bound("person", vec![settings], 3)
    }
}

/// A journal that fails.
pub(super) fn journal() -> Bound {
    Bound {
        about: "three lines, and a write of the journal that fails",
        fates: |_| &[Fate::Good, Fate::ServerError],
        budget: Budget {
            faults: 1,
            deaths: 1,
            failures: 1,
            ..Budget::default()
        },
        goals: &["run.journal_failed"],
        ..bound("journal", vec![repeated(), Settings::one_by_one()], 3)
    }
}

/// Every fate, alone and after every other.
pub(super) fn outcomes() -> Bound {
    Bound {
        about: "one line, any two fates, a stop, a lost session, a death",
        deliveries: vec![Delivery::Once, Delivery::AtMost(2)],
        fates: |_| &Fate::ALL,
        budget: Budget {
            faults: 2,
            deaths: 1,
            losses: 1,
            repeats: 1,
            stops: 1,
            ..Budget::default()
        },
        strays: true,
        goals: &[
            "refused.input",
            "refused.conflict",
            "refused.forbidden",
            "refused.not_found",
            "not_sent.session",
            "not_sent.too_early",
            "not_sent.throttled",
            "unknown.network",
            "unknown.timed_out",
            "unknown.aborted",
            "unknown.redirected",
            "unknown.server",
            "unknown.status",
            "unknown.unreadable",
            "unknown.other_line",
            "unknown.other_code",
            "unknown.refused_on_repeat",
            "run.sign_in",
            "run.complete",
        ],
        ..bound("outcomes", vec![plain(), repeated()], 1)
    }
}
