//! The goals: what is reached in some state.

use release_core::{ErrorCode, HasCode};
use release_run::{Phase, RunState};
use stateright::Property;

use crate::Proof;

macro_rules! goals {
    ($($code:literal,)*) => {
        /// Every outcome of a line, reason to pause, and end of a run: by its code.
        pub const GOALS: &[&str] = &[$($code,)*];

        pub(crate) fn properties(wanted: &[&str]) -> Vec<Property<Proof>> {
            let all = [$(Property::<Proof>::sometimes($code, |_, state| shows(&state.run, $code)),)*];
            all.into_iter().filter(|goal| wanted.contains(&goal.name)).collect()
        }
    };
}

goals! {
    "released",
    "recorded",
    "refused.input",
    "refused.conflict",
    "refused.forbidden",
    "refused.not_found",
    "not_sent.stopped",
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
    "unknown.interrupted",
    "unknown.refused_on_repeat",
    "unknown.refused_or_repeated",
    "settled_done",
    "settled_not_sent",
    "run.paused",
    "run.sign_in",
    "run.forbidden",
    "run.unreachable",
    "run.failing",
    "run.not_found",
    "run.recovered",
    "run.complete",
    "run.stopped",
    "run.after_doubt",
    "run.journal_failed",
}

fn shows(run: &RunState, code: &str) -> bool {
    let phase = match run.phase() {
        Phase::Paused(why) => why.code().as_str(),
        Phase::Ended(end) => end.code().as_str(),
        _ => "",
    };
    phase == code
        || run.lines().iter().any(|line| {
            let outcome = line.outcome().map(|outcome| outcome.code().as_str());
            outcome == Some(code) || line.status().as_str() == code
        })
}
