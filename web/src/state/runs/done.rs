//! Lines that runs of this browser have sent, or will send.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use release_client::UnixMillis;
use release_core::outcome::Unknown;
use release_core::run::{JournalError, Line, RunState, Settlement};
use release_core::{BaseUrl, OrderItemId, Outcome};

use super::export::times;
use crate::api::{self, SavedLine, SavedRun};

/// What a run says of a line that nobody should send again unaware.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InRun {
    pub(crate) run: u64,
    /// When its answer came; when the run was written down, if none did.
    pub(crate) at: UnixMillis,
    pub(crate) line: Line,
    pub(crate) stand: Stand,
}

/// How it stands with such a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// The run may still send it, or is sending it right now.
    Open,
    /// Nobody can say what became of it.
    Unknown,
    /// Released or recorded, if only by what a person found.
    Done,
}

/// What runs say of some lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct InRuns {
    /// The newest run first.
    found: Rc<Vec<InRun>>,
    /// Whether the runs could not be read, so that nothing is known of them.
    pub(crate) is_unread: bool,
}

impl InRuns {
    /// Nothing is known of the runs.
    pub(crate) fn unread() -> Self {
        Self {
            is_unread: true,
            ..Self::default()
        }
    }

    /// What the newest run says of a line.
    pub(crate) fn of(&self, item: OrderItemId) -> Option<&InRun> {
        self.found.iter().find(|it| it.line.call().item == item)
    }
}

/// A run, read back.
struct ReadBack {
    number: u64,
    head: SavedRun,
    state: RunState,
    /// When each line ended.
    times: HashMap<u32, UnixMillis>,
}

/// What the runs on this Omnitron say of these lines. Only a run that has one
/// of them is read.
pub(crate) async fn read_in_runs(base_url: &BaseUrl, items: &[OrderItemId]) -> InRuns {
    let mut found = Vec::new();
    let read = each_run(base_url, Some(items), |run| {
        let lines = (0_u32..).zip(run.state.lines());
        let lines = lines.filter(|(_, line)| items.contains(&line.call().item));
        found.extend(lines.filter_map(|(at, line)| in_run(&run, at, line)));
    });
    let is_unread = read.await.is_err();
    let found = Rc::new(found);
    InRuns { found, is_unread }
}

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
    each_run(base_url, None, |run| {
        let lines = run.state.lines().iter().filter(|line| is_wanted(line));
        found.extend(lines.map(|line| line.call().item));
    })
    .await?;
    Ok(found)
}

/// Reads the runs on an Omnitron one after the other, the newest first; where
/// lines are given, only those that have one of them.
async fn each_run(
    base_url: &BaseUrl,
    with: Option<&[OrderItemId]>,
    mut take: impl FnMut(ReadBack),
) -> Result<(), JournalError> {
    for (number, head) in api::list_runs().await? {
        let is_elsewhere = head.base_url != *base_url;
        if is_elsewhere || matches!(with, Some(items) if !api::may_have(number, items).await?) {
            continue;
        }
        // Deleted while the others were read.
        let Some((head, body, entries)) = api::load_run(number).await? else {
            continue;
        };
        let lines = body.lines.iter().map(SavedLine::call).collect();
        take(ReadBack {
            number,
            times: times(&entries),
            state: RunState::recover(head.settings.clone(), lines, entries),
            head,
        });
    }
    Ok(())
}

fn in_run(run: &ReadBack, at: u32, line: &Line) -> Option<InRun> {
    // What is under way reads like what was under way when a tab died.
    let interrupted = Some(&Outcome::Unknown(Unknown::Interrupted));
    let has_no_end = line.outcome().is_none() || line.outcome() == interrupted;
    let stand = if run.head.ended.is_none() && has_no_end && line.settled().is_none() {
        Stand::Open
    } else if !is_done(line) {
        return None;
    } else if line.settled().is_none() && matches!(line.outcome(), Some(Outcome::Unknown(_))) {
        Stand::Unknown
    } else {
        Stand::Done
    };
    Some(InRun {
        run: run.number,
        at: run.times.get(&at).copied().unwrap_or(run.head.created_at),
        line: line.clone(),
        stand,
    })
}

fn is_done(line: &Line) -> bool {
    match line.outcome() {
        Some(Outcome::Unknown(_)) => line
            .settled()
            .is_none_or(|settled| settled.settlement == Settlement::Done),
        outcome => outcome.is_some_and(Outcome::is_done),
    }
}
