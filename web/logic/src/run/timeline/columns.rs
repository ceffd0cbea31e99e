//! The columns of a timeline, between its pauses.

use release_core::UnixMillis;
use release_core::outcome::{NotSent, Outcome};
use release_run::RunState;

use super::gaps::Gap;
use super::requests::Sent;

/// The most columns that a timeline should have.
const COLUMNS: u64 = 60;

/// The lengths that a column may have, in seconds.
const LENGTHS: [u64; 14] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 21_600,
];

/// One column of a timeline: a while in which lines were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// When it begins.
    pub from: UnixMillis,
    /// Its length, in milliseconds; the last one before a pause may be shorter.
    pub millis: u64,
    /// How many lines ended in it.
    pub ended: u32,
    /// How often Omnitron asked to slow down.
    pub throttled: u32,
    /// The median time to an answer, in milliseconds, where it was kept.
    pub median: Option<u64>,
    /// The longest one.
    pub slowest: Option<u64>,
}

impl Column {
    /// How many lines ended in ten seconds.
    pub fn tenths(&self) -> u64 {
        tenths(self.ended, self.millis)
    }
}

/// How many lines ended in ten seconds; a time below a second counts as one.
pub(super) fn tenths(ended: u32, millis: u64) -> u64 {
    u64::from(ended) * 10_000 / millis.max(1_000)
}

/// The columns between the pauses, empty.
pub(super) fn columns(first: UnixMillis, last: UnixMillis, gaps: &[Gap]) -> Vec<Column> {
    let begins = std::iter::once(first).chain(gaps.iter().map(|gap| gap.from + gap.millis));
    let ends = gaps.iter().map(|gap| gap.from).chain([last]);
    let parts: Vec<(UnixMillis, u64)> = begins
        .zip(ends)
        .map(|(from, to)| (from, (to - from).max(1)))
        .collect();
    let count = |millis: u64| -> u64 { parts.iter().map(|(_, all)| all.div_ceil(millis)).sum() };
    let most = COLUMNS.max(2 * parts.len() as u64);
    let mut lengths = LENGTHS.into_iter().map(|seconds| seconds * 1_000);
    let longest = LENGTHS.map(|seconds| seconds * 1_000).into_iter().max();
    let fits = lengths.find(|millis| count(*millis) <= most);
    let length = fits.or(longest).unwrap_or(1_000);
    let column = |from: UnixMillis, all: u64, at: u64| Column {
        from: from + at * length,
        millis: length.min(all - at * length),
        ..Column::default()
    };
    let of_part = |(from, all): (UnixMillis, u64)| {
        (0..all.div_ceil(length)).map(move |at| column(from, all, at))
    };
    parts.into_iter().flat_map(of_part).collect()
}

/// Puts what happened into its columns; gives the longest time to an answer.
pub(super) fn fill(columns: &mut [Column], state: &RunState, sent: &[Sent<'_>]) -> Option<u64> {
    let place = |columns: &[Column], at: UnixMillis| {
        let after = columns.partition_point(|column| column.from <= at);
        after.checked_sub(1)
    };
    for line in state.lines().iter().filter(|line| line.outcome().is_some()) {
        // One that was stopped before it was sent has no time.
        let ended = line.ended_at().and_then(|at| place(columns, at));
        if let Some(column) = ended.and_then(|at| columns.get_mut(at)) {
            column.ended += 1;
        }
    }
    let mut taken: Vec<Vec<u64>> = columns.iter().map(|_| Vec::new()).collect();
    for request in sent {
        let Some(at) = place(columns, request.until) else {
            continue;
        };
        if let (Some(took), Some(taken)) = (request.took, taken.get_mut(at)) {
            taken.push(took);
        }
        if let (Some(Outcome::NotSent(NotSent::Throttled(_))), Some(column)) =
            (request.outcome, columns.get_mut(at))
        {
            column.throttled += 1;
        }
    }
    for (column, mut taken) in columns.iter_mut().zip(taken) {
        taken.sort_unstable();
        column.median = taken.get(taken.len().saturating_sub(1) / 2).copied();
        column.slowest = taken.last().copied();
    }
    columns.iter().filter_map(|column| column.slowest).max()
}
