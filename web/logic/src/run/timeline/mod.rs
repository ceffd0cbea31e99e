//! A run over its time: how many lines ended when, how long answers took, and
//! when nothing was sent and why.

mod columns;
mod gaps;
mod requests;

use release_core::UnixMillis;
use release_run::RunState;

pub use columns::Column;
use columns::{columns, fill, tenths};
use gaps::gaps;
pub use gaps::{Cause, Gap};
use requests::{Sent, requests};

/// A part of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Lines were sent.
    Column(Column),
    /// Nothing was sent.
    Gap(Gap),
}

/// A run over its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Its parts, in the order of time.
    pub spans: Vec<Span>,
    /// How many lines ended in ten seconds, pauses apart.
    pub tenths: u64,
    /// The longest time to an answer, in milliseconds, where it was kept.
    pub slowest: Option<u64>,
    /// How many pauses there were.
    pub pauses: usize,
    /// Their length together, in milliseconds.
    pub paused: u64,
}

impl Timeline {
    /// The timeline of a run at `now`; `None` where no times were kept, or nothing was sent yet.
    pub fn of(state: &RunState, now: UnixMillis) -> Option<Self> {
        let mut sent: Vec<Sent<'_>> = (0_u32..)
            .zip(state.lines())
            .flat_map(|(at, line)| requests(at, line, now))
            .collect();
        sent.sort_by_key(|it| it.from);
        let gaps = gaps(&sent, state.settings().sample);
        let first = sent.first()?.from;
        let last = sent.iter().map(|it| it.until).max()?;
        let mut columns = columns(first, last, &gaps);
        let slowest = fill(&mut columns, state, &sent);
        let ended = columns.iter().map(|it| it.ended).sum();
        let active = columns.iter().map(|it| it.millis).sum();
        let mut spans: Vec<Span> = columns.into_iter().map(Span::Column).collect();
        spans.extend(gaps.iter().copied().map(Span::Gap));
        spans.sort_by_key(|span| match span {
            Span::Column(column) => column.from,
            Span::Gap(gap) => gap.from,
        });
        Some(Self {
            spans,
            tenths: tenths(ended, active),
            slowest,
            pauses: gaps.len(),
            paused: gaps.iter().map(|gap| gap.millis).sum(),
        })
    }
}
