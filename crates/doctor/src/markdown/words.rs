//! The words of the report one by one, for a program that prints them as they come.

use super::{facts, meaning, notes as said, trial};
use crate::settings::{settings, shown};
use crate::trial::{Kind, Tried};
use crate::{Check, Fact, NotFoundOut, Profile, Untold};

/// The title of a check, for a list of them.
pub fn title(check: Check) -> String {
    facts::title(check)
}

/// What was found.
pub fn found(fact: &Fact) -> String {
    facts::fact(fact)
}

/// What a fact means for whoever releases, and what to do.
pub fn means(check: Check, fact: &Fact) -> &'static str {
    meaning::of(check, fact)
}

/// Why something was not found out, and what to do.
pub fn reason(why: NotFoundOut) -> String {
    said::not_found_out(why)
}

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
    notes.extend(others.map(said::note));
    notes
}

/// What no read can tell, and whom to ask.
pub const fn untold(untold: Untold) -> &'static str {
    said::untold(untold)
}

/// What a trial has shown.
pub fn tried(tried: &Tried) -> Vec<String> {
    trial::shown_by(tried)
}

/// The name of a step.
pub const fn step(kind: Kind) -> &'static str {
    trial::step(kind)
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
