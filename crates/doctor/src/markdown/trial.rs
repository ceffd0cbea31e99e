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
    for line in self::tried(tried) {
        writeln!(out, "- {line}")?;
    }
    Ok(())
}

/// What it has shown, a sentence each.
pub fn tried(tried: &Tried) -> Vec<String> {
    let mut lines: Vec<String> = shown(tried).iter().map(notes::note).collect();
    lines.extend(tried.facts.iter().filter_map(|fact| match fact {
        TrialFact::SuccessStatus(status) => {
            Some(format!("A call that works is answered with {status}."))
        }
        TrialFact::Counter {
            call,
            before,
            after,
        } => {
            let (step, before, after) = (step(*call), text(before), text(after));
            Some(format!(
                "{step}: reserved units {before} before, {after} after."
            ))
        }
        TrialFact::CodeLength {
            at_least: Some(least),
            ..
        } => Some(format!("A code of {least} characters is taken.")),
        // Among the notes.
        _ => None,
    }));
    lines
}

/// The name of a step.
pub const fn step(call: Kind) -> &'static str {
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
