//! What is to be set, and what a step of a trial does, in words for a program that prints them.

use super::notes::note;
use crate::Profile;
use crate::settings::{settings, shown};
use crate::trial::Kind;

/// What is to be set and to be known, but for what a trial has shown.
pub fn notes(profile: &Profile) -> Vec<String> {
    let proposal = settings(profile);
    let mut notes = Vec::new();
    if let Some(pool) = proposal.pool {
        notes.push(format!("At most {pool} request at once in a run."));
    }
    if let Some(most) = proposal.per_second {
        notes.push(format!("At most {most} requests in a second in a run."));
    }
    let trial = profile.trial.as_ref().map(shown).unwrap_or_default();
    let others = proposal.notes.iter().filter(|it| !trial.contains(it));
    notes.extend(others.map(note));
    notes
}

/// What a step does to its line and to the stock, for a person who is to agree to it.
pub const fn effect(kind: Kind) -> &'static str {
    match kind {
        Kind::Record => {
            "The first line gets the code. The request asks to leave its stock reserved."
        }
        Kind::Release => {
            "The first line is released: Omnitron drops its reservation. Nothing takes that back."
        }
        Kind::Again => {
            "The very same request again. Omnitron may refuse it, change nothing, or free the stock twice: \
             this is what it shows."
        }
        Kind::OtherCode => {
            "The first line with another code. Omnitron may refuse it, replace the code, or keep both and \
             free the stock once more: this is what it shows."
        }
        Kind::SameCode => {
            "The second line gets the code that the first one has, if Omnitron takes it. The request asks to \
             leave its stock reserved."
        }
        Kind::OwnCode => {
            "The second line gets a code of its own, if Omnitron takes it. The request asks to leave its \
             stock reserved."
        }
        Kind::Length(_) => {
            "The third line gets a long code, if Omnitron takes it. The request asks to leave its stock \
             reserved."
        }
    }
}
