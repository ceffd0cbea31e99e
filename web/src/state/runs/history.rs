//! Reads what all runs of this browser say of lines and codes.

use std::collections::HashMap;

use release_core::{BaseUrl, OrderItemId};
use release_run::{JournalError, LineStatus, RunState};
use release_web_logic::run::{Before, LineHistory, LineWithCode, RunRead};

use crate::api::{self, SavedBody, SavedRun, Wanted};

/// What the runs on this Omnitron say of these lines. Only a run that has one
/// of them is read.
pub(crate) async fn read_history(base_url: &BaseUrl, items: &[OrderItemId]) -> LineHistory {
    let mut found = Vec::new();
    let wanted = Wanted::Lines(items.to_vec());
    let read = each_run(base_url, Some(&wanted), |run| {
        found.extend(run.as_read().lines(items));
    });
    let is_unread = read.await.is_err();
    let mut history = LineHistory::of_runs(found);
    history.is_unread = is_unread;
    history
}

/// Where each line stands that a run on this Omnitron has had.
///
/// # Errors
///
/// The journal cannot be read.
pub(crate) async fn lines_before(
    base_url: &BaseUrl,
) -> Result<HashMap<OrderItemId, LineStatus>, JournalError> {
    let mut before = Before::default();
    each_run(base_url, None, |run| before.take(&run.state)).await?;
    Ok(before.into_statuses())
}

/// The lines that runs on this Omnitron have had with exactly this code, the newest run first.
///
/// # Errors
///
/// The journal cannot be read.
pub(crate) async fn lines_with_code(
    base_url: &BaseUrl,
    code: &str,
) -> Result<Vec<LineWithCode>, JournalError> {
    let mut found = Vec::new();
    let wanted = Wanted::Code(code.to_owned());
    let take = |run: ReadBack| found.extend(run.as_read().with_code(code));
    each_run(base_url, Some(&wanted), take).await?;
    Ok(found)
}

/// A run, read back.
struct ReadBack {
    number: u64,
    head: SavedRun,
    body: SavedBody,
    state: RunState,
}

impl ReadBack {
    fn as_read(&self) -> RunRead<'_> {
        RunRead {
            number: self.number,
            head: &self.head,
            body: &self.body,
            state: &self.state,
            is_here: false,
        }
    }
}

/// Reads the runs on an Omnitron one after the other, the newest first; where
/// something is wanted, only those that have it.
async fn each_run(
    base_url: &BaseUrl,
    wanted: Option<&Wanted>,
    mut take: impl FnMut(ReadBack),
) -> Result<(), JournalError> {
    let held = api::held_runs().await;
    for (number, head) in api::list_runs().await? {
        let is_elsewhere = head.base_url != *base_url;
        if is_elsewhere || matches!(wanted, Some(wanted) if !api::may_have(number, wanted).await?) {
            continue;
        }
        // Deleted while the others were read.
        let Some((head, body, entries)) = api::load_run(number).await? else {
            continue;
        };
        let lines = body.calls();
        let settings = head.settings.clone();
        // What a tab is sending is under way, and not unknown.
        let state = if head.ended.is_none() && held.contains(&number) {
            RunState::watch(settings, lines, entries)
        } else {
            RunState::recover(settings, lines, entries)
        };
        take(ReadBack {
            number,
            head,
            body,
            state,
        });
    }
    Ok(())
}
