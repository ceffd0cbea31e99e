//! Lines that runs have sent.

use std::collections::HashSet;

use release_core::run::{JournalError, Line, RunState, Settlement};
use release_core::{BaseUrl, OrderItemId, Outcome};

use crate::api::{self, SavedLine};

/// The lines that runs of this browser have released or recorded on this
/// Omnitron, and those of which nobody can say. What cannot be read counts as
/// nothing.
pub(crate) async fn lines_done(base_url: &BaseUrl) -> HashSet<OrderItemId> {
    lines_that(base_url, is_done).await.unwrap_or_default()
}

/// The same, and those that wait in a run which has not ended: no other run is
/// to send them.
///
/// # Errors
///
/// The journal cannot be read.
pub(super) async fn lines_taken(base_url: &BaseUrl) -> Result<HashSet<OrderItemId>, JournalError> {
    let is_taken = |line: &Line| line.outcome().is_none() || is_done(line);
    lines_that(base_url, is_taken).await
}

async fn lines_that(
    base_url: &BaseUrl,
    is_wanted: impl Fn(&Line) -> bool,
) -> Result<HashSet<OrderItemId>, JournalError> {
    let mut found = HashSet::new();
    for (number, head) in api::list_runs().await? {
        if head.base_url != *base_url {
            continue;
        }
        // Deleted while the others were read.
        let Some((head, body, entries)) = api::load_run(number).await? else {
            continue;
        };
        let lines = body.lines.iter().map(SavedLine::call).collect();
        let state = RunState::recover(head.settings, lines, entries);
        let lines = state.lines().iter().filter(|line| is_wanted(line));
        found.extend(lines.map(|line| line.call().item));
    }
    Ok(found)
}

fn is_done(line: &Line) -> bool {
    match line.outcome() {
        Some(Outcome::Unknown(_)) => line
            .settled()
            .is_none_or(|settled| settled.settlement == Settlement::Done),
        outcome => outcome.is_some_and(Outcome::is_done),
    }
}
