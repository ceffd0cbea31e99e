//! The history of lines in all runs of a browser.

use std::collections::HashMap;
use std::rc::Rc;

use release_core::model::StockCounter;
use release_core::{OrderItemId, UnixMillis};
use release_run::{CounterTime, Line, LineStatus, RunState, StockVerdict};

use super::proof::proof;
use crate::saved::{SavedBody, SavedRun};

/// A run as it was read, or as it stands.
#[derive(Clone, Copy, Debug)]
pub struct RunRead<'a> {
    /// Its number.
    pub number: u64,
    /// Its head.
    pub head: &'a SavedRun,
    /// Its lines, as they were written down.
    pub body: &'a SavedBody,
    /// Where they stand.
    pub state: &'a RunState,
    /// Whether this tab sends it.
    pub is_here: bool,
}

/// A reading of a product's counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The units reserved, as Omnitron wrote them.
    pub reserved: String,
    /// When the answer came.
    pub at: UnixMillis,
}

/// One line in one run.
#[derive(Clone, Debug, PartialEq)]
pub struct LineInRun {
    /// The run's number.
    pub run: u64,
    /// Its place in the run, from 0.
    pub at: u32,
    /// What has become of it there.
    pub line: Line,
    /// Whether the run is of an order, and not of a file.
    pub is_of_order: bool,
    /// Who sent it; not known where a token was pasted.
    pub user: Option<String>,
    /// When its run was written down.
    pub created_at: UnixMillis,
    /// The counter of its product, where it is known.
    pub counter: Option<StockCounter>,
    /// The units reserved before, where they were read.
    pub reserved_before: Option<String>,
    /// The units reserved after, where they were read.
    pub reserved_after: Option<String>,
    /// The units reserved when they were read last.
    pub reserved_now: Option<Reading>,
    /// Whether this tab sends its run.
    pub is_here: bool,
    /// What the counter says of its product.
    pub verdict: Option<StockVerdict>,
}

impl LineInRun {
    /// Where it stands in this run.
    pub fn status(&self) -> LineStatus {
        self.line.status()
    }

    /// Whether the counter says that it was most likely released.
    pub fn is_likely_released(&self) -> bool {
        self.status() == LineStatus::Unknown && self.verdict == Some(StockVerdict::UnknownReleased)
    }
}

/// What all runs say of some lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineHistory {
    /// The newest run first.
    found: Rc<Vec<LineInRun>>,
    /// Whether the journal could not be read, so that nothing is known.
    pub is_unread: bool,
}

impl LineHistory {
    /// Nothing is known of the runs.
    pub fn unread() -> Self {
        Self {
            is_unread: true,
            ..Self::default()
        }
    }

    /// What each run says of a line, the newest first.
    pub fn of(&self, item: OrderItemId) -> impl Iterator<Item = &LineInRun> {
        let found = self.found.iter();
        found.filter(move |it| it.line.call().item == item)
    }

    /// Where a line stands, from all runs.
    pub fn status(&self, item: OrderItemId) -> Option<LineStatus> {
        LineStatus::across(self.of(item).map(LineInRun::status))
    }

    /// Every line, of all runs.
    pub fn all(&self) -> &[LineInRun] {
        &self.found
    }

    /// What these runs say, the newest run first.
    pub fn of_runs(found: Vec<LineInRun>) -> Self {
        let mut found = found;
        found.sort_by_key(|it| std::cmp::Reverse(it.run));
        Self {
            found: Rc::new(found),
            is_unread: false,
        }
    }

    /// The same, with what a run says now in place of what was read of it.
    #[must_use]
    pub fn with_run(&self, run: &RunRead<'_>, items: &[OrderItemId]) -> Self {
        let others = self.found.iter().filter(|it| it.run != run.number);
        let found = others.cloned().chain(run.lines(items)).collect();
        Self {
            is_unread: self.is_unread,
            ..Self::of_runs(found)
        }
    }
}

/// Where lines stand that runs have had; the runs come the newest first.
#[derive(Clone, Debug, Default)]
pub struct Before(HashMap<OrderItemId, LineStatus>);

impl Before {
    /// Takes in what an older run says of its lines.
    pub fn take(&mut self, state: &RunState) {
        for line in state.lines() {
            let item = line.call().item;
            let newer = self.0.get(&item).copied();
            let both = newer.into_iter().chain([line.status()]);
            let status = LineStatus::across(both);
            self.0.extend(status.map(|status| (item, status)));
        }
    }

    /// Where each line stands.
    pub fn into_statuses(self) -> HashMap<OrderItemId, LineStatus> {
        self.0
    }
}

impl RunRead<'_> {
    /// What the run says of these lines.
    pub fn lines(&self, items: &[OrderItemId]) -> Vec<LineInRun> {
        let Self {
            number,
            head,
            body,
            state,
            is_here,
        } = *self;
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
            let last = |time| {
                let last = readings(time)?.next_back()?;
                let reserved = last.reserved.clone()?;
                Some(Reading {
                    reserved,
                    at: last.at,
                })
            };
            let proof = proofs.iter().find(|it| Some(it.product) == saved.product);
            let product = saved.product.and_then(|at| body.products.get(at as usize));
            LineInRun {
                run: number,
                at,
                line: line.clone(),
                is_of_order: head.order.is_some(),
                user: head.user.clone(),
                created_at: head.created_at,
                counter: product.and_then(|product| product.counter),
                reserved_before: first(CounterTime::Before),
                reserved_after: first(CounterTime::After),
                reserved_now: last(CounterTime::After),
                is_here,
                verdict: proof.map(|proof| proof.verdict),
            }
        });
        in_run.collect()
    }
}
