//! The report in English Markdown: what was asked, what came, what it means for releasing, what to do.
//!
//! All English sentences of the crate are here. Another language translates by the ids and codes of
//! [`Check`](crate::Check), [`Fact`](crate::Fact), [`NotFoundOut`](crate::NotFoundOut), [`Note`](crate::settings::Note)
//! and [`Untold`](crate::Untold).

mod facts;
mod meaning;
mod notes;
mod trial;
mod words;

pub use facts::{found, title};
pub use meaning::means;
pub use notes::{reason, untold};
pub use trial::{step, tried};
pub use words::{effect, notes};

use std::fmt::Write;
use std::time::{Duration, SystemTime};

use release_core::UnixMillis;

use crate::{Came, Finding, Group, Profile, settings};

/// The report of an examination.
pub fn markdown(profile: &Profile, findings: &[Finding]) -> String {
    let mut report = String::new();
    // Writing to a text cannot fail.
    let _ = write(&mut report, profile, findings);
    report
}

fn write(out: &mut String, profile: &Profile, findings: &[Finding]) -> std::fmt::Result {
    let at = date(profile.found_at);
    let by = profile.by.as_deref().unwrap_or("an unknown user");
    let requests: usize = findings.iter().map(|finding| finding.asked.len()).sum();
    let found = findings.iter().filter(|it| it.result.is_ok()).count();
    writeln!(out, "# {} examined\n", text(profile.host()))?;
    writeln!(
        out,
        "On {at}, as seen by {}. {requests} requests, all of them GET or OPTIONS: nothing was changed. \
         {found} facts; {} not found out.\n",
        text(by),
        findings.len() - found,
    )?;
    proposal(out, profile)?;
    if let Some(tried) = &profile.trial {
        trial::write(out, tried)?;
    }
    let mut group = None;
    for finding in findings {
        if group != Some(finding.check.group()) {
            group = Some(finding.check.group());
            writeln!(out, "\n## {}\n", heading(finding.check.group()))?;
            writeln!(out, "| what | found | what it means |\n| --- | --- | --- |")?;
        }
        row(out, finding)?;
    }
    writeln!(out, "\n## What no read can tell\n")?;
    for untold in profile.untold() {
        writeln!(out, "- {}", self::untold(untold))?;
    }
    asked(out, findings)
}

fn proposal(out: &mut String, profile: &Profile) -> std::fmt::Result {
    let proposal = settings(profile);
    let config = proposal.config_json();
    writeln!(
        out,
        "## What to set\n\nIn `config.json`:\n\n```json\n{config}\n```\n"
    )?;
    for note in self::notes(profile) {
        writeln!(out, "- {note}")?;
    }
    Ok(())
}

fn row(out: &mut String, finding: &Finding) -> std::fmt::Result {
    let title = title(finding.check);
    match &finding.result {
        Ok(fact) => {
            let (found, means) = (found(fact), means(finding.check, fact));
            writeln!(out, "| {title} | {found} | {means} |")
        }
        Err(why) => {
            let why = reason(*why);
            writeln!(out, "| {title} | *not found out* | {why} |")
        }
    }
}

fn asked(out: &mut String, findings: &[Finding]) -> std::fmt::Result {
    writeln!(out, "\n## What was asked\n")?;
    writeln!(
        out,
        "| for | request | came | ms |\n| --- | --- | --- | --- |"
    )?;
    for Finding { check, asked, .. } in findings {
        for it in asked {
            let came = match &it.came {
                Came::Status(status) => status.to_string(),
                Came::Nothing(code) => format!("nothing: {code}"),
            };
            let request = text(&it.path);
            writeln!(
                out,
                "| {check} | {} {request} | {came} | {} |",
                it.method, it.millis
            )?;
        }
    }
    Ok(())
}

const fn heading(group: Group) -> &'static str {
    match group {
        Group::Reach => "Reach",
        Group::Paths => "Calls",
        Group::Rights => "Rights",
        Group::Metadata => "What OPTIONS tells of a release",
        Group::Paging => "Pages",
        Group::Filters => "Filters",
        Group::Stock => "Stock",
        Group::Lines => "Lines",
        Group::Time => "Time",
        Group::Cors => "Pages of other origins",
        Group::Speed => "Speed",
    }
}

/// The last time that has a date of HTTP: 9999-12-31T23:59:59Z.
const LAST: UnixMillis = UnixMillis::new(253_402_300_799_000);

/// A time as a date; empty if it has none, as a profile from a file may say.
pub(super) fn date(at: UnixMillis) -> String {
    let at = (at <= LAST).then(|| SystemTime::UNIX_EPOCH + Duration::from_millis(at.get()));
    at.map(httpdate::fmt_http_date).unwrap_or_default()
}

/// A text of the server as code, with nothing in it that ends a cell or the code.
pub(super) fn text(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|it| match it {
            '`' => '\'',
            '|' => '¦',
            it if it.is_control() => ' ',
            it => it,
        })
        .collect();
    format!("`{plain}`")
}
