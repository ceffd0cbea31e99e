//! The requests of a run, as far as its journal tells of them.

use release_core::UnixMillis;
use release_core::outcome::{Outcome, Unknown};
use release_run::{Line, LineState};

/// A request, as far as it is known.
#[derive(Clone, Copy)]
pub(super) struct Sent<'a> {
    pub(super) line: u32,
    /// Whether the line was answered before.
    pub(super) is_repeat: bool,
    pub(super) from: UnixMillis,
    pub(super) until: UnixMillis,
    pub(super) outcome: Option<&'a Outcome>,
    /// How long its answer took, in milliseconds.
    pub(super) took: Option<u64>,
}

/// The requests of a line: those that were answered, and one that is under way or was lost with its tab.
pub(super) fn requests(at: u32, line: &Line, now: UnixMillis) -> Vec<Sent<'_>> {
    let began = |attempt: u32| line.began_at().filter(|_| attempt == 1);
    let answers = line.answers().filter(|it| it.at > UnixMillis::EPOCH);
    let mut sent: Vec<Sent<'_>> = answers
        .enumerate()
        .map(|(place, answer)| Sent {
            line: at,
            is_repeat: place > 0,
            from: answer
                .sent_at
                .or(began(answer.attempt))
                .map_or(answer.at, |from| from.min(answer.at)),
            until: answer.at,
            outcome: Some(answer.outcome),
            // What ended without an answer took the time that it was waited for.
            took: answer
                .status
                .and(answer.sent_at)
                .map(|sent_at| answer.at - sent_at),
        })
        .collect();
    let open = match (line.state(), line.outcome()) {
        (LineState::InFlight { at, .. }, _) => Some((*at, now.max(*at))),
        (_, Some(Outcome::Unknown(Unknown::Interrupted))) => line.began_at().map(|at| (at, at)),
        _ => None,
    };
    let is_repeat = !sent.is_empty();
    sent.extend(open.map(|(from, until)| Sent {
        line: at,
        is_repeat,
        from,
        until,
        outcome: None,
        took: None,
    }));
    sent
}
