//! What a trial has shown.

use std::fmt::Write;

use super::{date, notes, text};
use crate::settings::shown;
use crate::trial::{Kind, TrialFact, Tried};

/// Writes the section.
pub(super) fn write(out: &mut String, tried: &Tried) -> std::fmt::Result {
    let by = tried.by.as_deref().unwrap_or("an unknown user");
    writeln!(
        out,
        "\n## What the trial has shown\n\nOn {}, sent by {}. It has changed its lines and their stock.\n",
        date(tried.at),
        text(by)
    )?;
    for note in shown(tried) {
        writeln!(out, "- {}", notes::note(&note))?;
    }
    for fact in &tried.facts {
        match fact {
            TrialFact::SuccessStatus(status) => {
                writeln!(out, "- A call that works is answered with {status}.")?;
            }
            TrialFact::Counter {
                call,
                before,
                after,
            } => {
                let (before, after) = (text(before), text(after));
                let step = step(*call);
                writeln!(
                    out,
                    "- {step}: reserved units {before} before, {after} after."
                )?;
            }
            TrialFact::CodeLength {
                at_least: Some(least),
                ..
            } => writeln!(out, "- A code of {least} characters is taken.")?,
            // Among the notes.
            _ => {}
        }
    }
    Ok(())
}

/// The name of a step.
const fn step(call: Kind) -> &'static str {
    match call {
        Kind::Record => "Recording the code",
        Kind::Release => "The release",
        Kind::Again => "The same call again",
        Kind::OtherCode => "Another code",
        Kind::SameCode => "The same code on a second line",
        Kind::OwnCode => "A code of its own on the second line",
        Kind::Length(_) => "A long code",
    }
}
