//! What came of one step.

use release_core::Outcome;
use serde::{Deserialize, Serialize};

use super::Kind;

/// What a step has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Result {
    /// The code is stored: verified.
    Done,
    /// Refused, with a complaint about the code.
    CodeRefused,
    /// Refused otherwise.
    Refused,
    /// Nothing was sent, or it was surely not processed.
    NotSent,
    /// It may have worked, or not. The trial ends.
    Unknown,
}

/// What came of one step. No text of the server, and no code, is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The step.
    pub step: Kind,
    /// What it has done.
    pub result: Result,
    /// The status of the answer; `None` if none came.
    pub status: Option<u16>,
    /// The mapping's own id, where the answer has it.
    pub mapping: Option<u64>,
    /// The reserved units of the line's product before; `None` where they cannot be read.
    pub units_before: Option<String>,
    /// The same after.
    pub units_after: Option<String>,
}

impl Observation {
    /// Nothing was sent.
    pub fn not_sent(step: Kind) -> Self {
        Self {
            step,
            result: Result::NotSent,
            status: None,
            mapping: None,
            units_before: None,
            units_after: None,
        }
    }

    /// What came of a step that was sent by other means than [`carry_out`](super::carry_out), such as a
    /// run with a journal. The units are those of the line's product; `None` where they were not read.
    pub fn of(
        step: Kind,
        outcome: &Outcome,
        status: Option<u16>,
        [units_before, units_after]: [Option<String>; 2],
    ) -> Self {
        let mut observation = Self {
            status,
            units_before,
            units_after,
            ..Self::not_sent(step)
        };
        observation.take(outcome);
        observation
    }

    /// Keeps what an outcome tells.
    pub(super) fn take(&mut self, outcome: &Outcome) {
        let complains = |outcome: &Outcome| {
            let refusal = outcome.refusal();
            refusal.is_some_and(|it| it.on_field("code").next().is_some())
        };
        self.result = match outcome {
            Outcome::Released(_) | Outcome::Recorded(_) => Result::Done,
            Outcome::Refused(_) if complains(outcome) => Result::CodeRefused,
            Outcome::Refused(_) => Result::Refused,
            Outcome::NotSent(_) => Result::NotSent,
            Outcome::Unknown(_) => Result::Unknown,
        };
        if let Outcome::Released(mapping) | Outcome::Recorded(mapping) = outcome {
            self.mapping = mapping.pk.map(release_core::id::MappingId::get);
        }
    }
}
