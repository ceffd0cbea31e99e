//! What a trial has shown, to be kept with the facts that reads have proven.

use release_core::UnixMillis;
use serde::{Deserialize, Serialize};

use super::{Kind, Reaction, TrialFact};

/// What a trial has shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    /// When its last answer came.
    pub at: UnixMillis,
    /// The login name of the user who sent it; `None` where that is not known.
    pub by: Option<String>,
    /// The facts, in the order of the steps.
    pub facts: Vec<TrialFact>,
}

impl Tried {
    /// The status of every call that worked; `None` where that was not shown.
    pub fn success_status(&self) -> Option<u16> {
        self.facts.iter().find_map(|fact| match fact {
            TrialFact::SuccessStatus(status) => Some(*status),
            _ => None,
        })
    }

    /// What a call of a line that has a code did; `None` where that was not shown.
    pub fn second(&self, call: Kind) -> Option<Reaction> {
        self.facts.iter().find_map(|fact| match fact {
            TrialFact::Second { call: of, reaction } if *of == call => Some(*reaction),
            _ => None,
        })
    }

    /// Whether two lines may have the same code; `None` where that was not shown.
    pub fn same_code(&self) -> Option<bool> {
        self.facts.iter().find_map(|fact| match fact {
            TrialFact::SameCode(is_allowed) => Some(*is_allowed),
            _ => None,
        })
    }

    /// How many characters of a code were taken, and the most that may be; `None` where that was not
    /// shown.
    pub fn code_length(&self) -> (Option<u64>, Option<u64>) {
        let shown = self.facts.iter().find_map(|fact| match fact {
            TrialFact::CodeLength { at_least, at_most } => Some((*at_least, *at_most)),
            _ => None,
        });
        shown.unwrap_or_default()
    }
}
