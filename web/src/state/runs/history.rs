//! What all runs of this browser say of lines.

use std::collections::HashMap;
use std::rc::Rc;

use release_client::UnixMillis;
use release_core::model::StockCounter;
use release_core::{BaseUrl, OrderItemId};
use release_run::{CounterTime, JournalError, Line, LineStatus, RunState, StockVerdict};

use super::OpenRun;
use super::proof::proof;
use crate::api::{self, SavedBody, SavedLine, SavedRun};

/// One line in one run.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LineInRun {
    pub(crate) run: u64,
    /// Its place in the run, from 0.
    pub(crate) at: u32,
    pub(crate) line: Line,
    /// Whether the run is of an order, and not of a file.
    pub(crate) is_of_order: bool,
    /// Who sent it; not known where a token was pasted.
    pub(crate) user: Option<String>,
    /// When its run was written down.
    pub(crate) created_at: UnixMillis,
    /// The counter of its product, where it is known.
    pub(crate) counter: Option<StockCounter>,
    /// The units reserved before, where they were read.
    pub(crate) reserved_before: Option<String>,
    /// The units reserved after, where they were read.
    pub(crate) reserved_after: Option<String>,
    /// The units reserved when they were read last.
    pub(crate) reserved_now: Option<String>,
    /// Whether this tab sends its run.
    pub(crate) is_here: bool,
    /// What the counter says of its product.
    pub(crate) verdict: Option<StockVerdict>,
}

impl LineInRun {
    /// Where it stands in this run.
    pub(crate) fn status(&self) -> LineStatus {
        self.line.status()
    }

    /// Whether the counter says that it was most likely released.
    pub(crate) fn is_likely_released(&self) -> bool {
        self.status() == LineStatus::Unknown && self.verdict == Some(StockVerdict::UnknownReleased)
    }
}

/// What all runs say of some lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LineHistory {
    /// The newest run first.
    found: Rc<Vec<LineInRun>>,
    /// Whether the journal could not be read, so that nothing is known.
    pub(crate) is_unread: bool,
}

impl LineHistory {
    /// Nothing is known of the runs.
    pub(crate) fn unread() -> Self {
        Self {
            is_unread: true,
            ..Self::default()
        }
    }

    /// What each run says of a line, the newest first.
    pub(crate) fn of(&self, item: OrderItemId) -> impl Iterator<Item = &LineInRun> {
        let found = self.found.iter();
        found.filter(move |it| it.line.call().item == item)
    }

    /// Where a line stands, from all runs.
    pub(crate) fn status(&self, item: OrderItemId) -> Option<LineStatus> {
        LineStatus::across(self.of(item).map(LineInRun::status))
    }

    /// Every line, of all runs.
    pub(crate) fn all(&self) -> &[LineInRun] {
        &self.found
    }

    /// The same, with what a run of this tab says now in place of what was read.
    pub(super) fn with_run(&self, open: &OpenRun, items: &[OrderItemId]) -> Self {
        let state = open.state();
        let mut now = lines_in(open.number, &open.saved, &open.body, &state, items);
        for line in &mut now {
            line.is_here = open.is_mine();
        }
        let mut found: Vec<LineInRun> = self.found.iter().cloned().collect();
        found.retain(|it| it.run != open.number);
        found.extend(now);
        found.sort_by_key(|it| std::cmp::Reverse(it.run));
        Self {
            found: Rc::new(found),
            is_unread: self.is_unread,
        }
    }
}

/// What the runs on this Omnitron say of these lines. Only a run that has one
/// of them is read.
pub(crate) async fn read_history(base_url: &BaseUrl, items: &[OrderItemId]) -> LineHistory {
    let mut found = Vec::new();
    let read = each_run(base_url, Some(items), |run| {
        found.extend(lines_in(
            run.number, &run.head, &run.body, &run.state, items,
        ));
    });
    let is_unread = read.await.is_err();
    let found = Rc::new(found);
    LineHistory { found, is_unread }
}

/// Where each line stands that a run on this Omnitron has had.
///
/// # Errors
///
/// The journal cannot be read.
pub(crate) async fn lines_before(
    base_url: &BaseUrl,
) -> Result<HashMap<OrderItemId, LineStatus>, JournalError> {
    let mut found: HashMap<OrderItemId, LineStatus> = HashMap::new();
    each_run(base_url, None, |run| {
        for line in run.state.lines() {
            let item = line.call().item;
            let newer = found.get(&item).copied();
            let both = newer.into_iter().chain([line.status()]);
            found.extend(LineStatus::across(both).map(|status| (item, status)));
        }
    })
    .await?;
    Ok(found)
}

/// A run, read back.
struct ReadBack {
    number: u64,
    head: SavedRun,
    body: SavedBody,
    state: RunState,
}

/// Reads the runs on an Omnitron one after the other, the newest first; where
/// lines are given, only those that have one of them.
async fn each_run(
    base_url: &BaseUrl,
    with: Option<&[OrderItemId]>,
    mut take: impl FnMut(ReadBack),
) -> Result<(), JournalError> {
    let held = api::held_runs().await;
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

fn lines_in(
    run: u64,
    head: &SavedRun,
    body: &SavedBody,
    state: &RunState,
    items: &[OrderItemId],
) -> Vec<LineInRun> {
    let lines = (0_u32..).zip(state.lines()).zip(&body.lines);
    let wanted = lines.filter(|((_, line), _)| items.contains(&line.call().item));
    let wanted: Vec<_> = wanted.collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let proofs = proof(state, body);
    let in_run = wanted.into_iter().map(|((at, line), saved)| {
        let readings = |time| {
            saved
                .product
                .map(|product| state.counters_of(product, time))
        };
        let first = |time| readings(time)?.next()?.reserved.clone();
        let last = |time| readings(time)?.next_back()?.reserved.clone();
        let proof = proofs.iter().find(|it| Some(it.product) == saved.product);
        let product = saved.product.and_then(|at| body.products.get(at as usize));
        LineInRun {
            run,
            at,
            line: line.clone(),
            is_of_order: head.order.is_some(),
            user: head.user.clone(),
            created_at: head.created_at,
            counter: product.and_then(|product| product.counter),
            reserved_before: first(CounterTime::Before),
            reserved_after: first(CounterTime::After),
            reserved_now: last(CounterTime::After),
            is_here: false,
            verdict: proof.map(|proof| proof.verdict),
        }
    });
    in_run.collect()
}
