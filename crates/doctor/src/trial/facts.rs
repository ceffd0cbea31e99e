//! What the observations prove.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Kind, LENGTHS, Observation, Result, Trial};

/// What a further call of a line that has a code has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    /// Refused with this status.
    Refused(u16),
    /// The same mapping came.
    Same,
    /// A second mapping came.
    Added,
}

/// Something that the trial has shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TrialFact {
    /// The status of every call that worked.
    SuccessStatus(u16),
    /// What a further call of the first line did.
    Second {
        /// Which one.
        call: Kind,
        /// What it did.
        reaction: Reaction,
    },
    /// The counter of the first line's product, as it was read. Other orders change it too.
    Counter {
        /// Which call.
        call: Kind,
        /// The units before.
        before: String,
        /// The units after.
        after: String,
    },
    /// Whether a second line may have the code of the first.
    SameCode(bool),
    /// How long a code may be.
    CodeLength {
        /// A code of so many characters was taken.
        at_least: Option<u64>,
        /// A code of one more was refused.
        at_most: Option<u64>,
    },
}

impl Trial {
    /// What was shown so far. Calls with an unknown outcome show nothing.
    pub fn facts(&self) -> Vec<TrialFact> {
        let mut facts = Vec::new();
        let done = self
            .observations()
            .iter()
            .filter(|it| it.result == Result::Done);
        let mut statuses: Vec<u16> = done.filter_map(|it| it.status).collect();
        statuses.dedup();
        if let [status] = statuses.as_slice() {
            facts.push(TrialFact::SuccessStatus(*status));
        }
        let first = self.of(Kind::Record).and_then(|it| it.mapping);
        for call in [Kind::Release, Kind::Again, Kind::OtherCode] {
            let Some(seen) = self.of(call).filter(|it| it.result != Result::Unknown) else {
                continue;
            };
            if let Some(reaction) = reaction(first, seen) {
                facts.push(TrialFact::Second { call, reaction });
            }
            if let (Some(before), Some(after)) = (&seen.units_before, &seen.units_after) {
                let (before, after) = (before.clone(), after.clone());
                facts.push(TrialFact::Counter {
                    call,
                    before,
                    after,
                });
            }
        }
        if self.is_done(Kind::SameCode) {
            facts.push(TrialFact::SameCode(true));
        } else if self.is_done(Kind::OwnCode) {
            // The line was good, so it was its code that was refused.
            facts.push(TrialFact::SameCode(false));
        }
        facts.extend(self.length());
        facts
    }

    fn length(&self) -> Option<TrialFact> {
        let of = |wanted| {
            let lengths = LENGTHS.into_iter();
            lengths.filter(move |it| {
                self.of(Kind::Length(*it))
                    .is_some_and(|it| it.result == wanted)
            })
        };
        let at_least = of(Result::Done).max();
        let at_most = of(Result::CodeRefused).min().map(|it| it - 1);
        (at_least.is_some() || at_most.is_some())
            .then_some(TrialFact::CodeLength { at_least, at_most })
    }

    /// The switches of the stand-in by which it behaves so; those that were not shown are left out.
    pub fn switches(&self) -> Map<String, Value> {
        switches(&self.facts())
    }
}

/// The switches of the stand-in for facts of a trial.
pub(crate) fn switches(facts: &[TrialFact]) -> Map<String, Value> {
    let mut switches = Map::new();
    let mut reactions = Vec::new();
    for fact in facts {
        match fact {
            TrialFact::SuccessStatus(status @ (200 | 201)) => {
                switches.insert("success_status".to_owned(), json!(status));
            }
            TrialFact::Second { reaction, .. } => reactions.push(*reaction),
            TrialFact::SameCode(is_allowed) => {
                let value = if *is_allowed { "allow" } else { "refuse400" };
                switches.insert("same_code".to_owned(), json!(value));
            }
            TrialFact::CodeLength {
                at_least: Some(least),
                at_most,
            } if at_most.is_none_or(|most| most == *least) => {
                switches.insert("code_max_length".to_owned(), json!(least));
            }
            _ => {}
        }
    }
    reactions.dedup();
    let second = match reactions.as_slice() {
        [Reaction::Refused(400)] => "refuse400",
        [Reaction::Refused(406)] => "refuse406",
        [Reaction::Same] => "overwrite",
        [Reaction::Added] => "add",
        _ => return switches,
    };
    switches.insert("second".to_owned(), json!(second));
    switches
}

/// What a call did to a line that has this mapping; `None` where its answer does not tell.
fn reaction(first: Option<u64>, seen: &Observation) -> Option<Reaction> {
    match (seen.result, seen.status) {
        (Result::Refused, Some(status @ (400 | 406 | 409 | 422))) => {
            Some(Reaction::Refused(status))
        }
        (Result::Done, _) if first? == seen.mapping? => Some(Reaction::Same),
        (Result::Done, _) => Some(Reaction::Added),
        _ => None,
    }
}
