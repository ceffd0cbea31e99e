//! The counts of a run's lines by status, and its first sentence.

use release_run::{Counts, LineStatus, RunState};

/// All places where lines stand, in the order in which they are shown.
const PLACES: [LineStatus; 10] = [
    LineStatus::Waiting,
    LineStatus::UnderWay,
    LineStatus::Again,
    LineStatus::Released,
    LineStatus::Recorded,
    LineStatus::SettledDone,
    LineStatus::Refused,
    LineStatus::Unknown,
    LineStatus::NotSent,
    LineStatus::SettledNotSent,
];

/// In which order lines are shown that have ended: what asks for a person first.
const ENDED: [LineStatus; 7] = [
    LineStatus::Unknown,
    LineStatus::Refused,
    LineStatus::NotSent,
    LineStatus::SettledNotSent,
    LineStatus::SettledDone,
    LineStatus::Recorded,
    LineStatus::Released,
];

/// How many lines stand where, in the order in which it is shown; places with
/// no line are left out.
pub fn places(counts: &Counts) -> Vec<(LineStatus, u32)> {
    let all = PLACES.map(|status| (status, counts.of_status(status)));
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The length of a run's bar, of which each line has its share.
const BAR: u32 = 1_000;
/// The least length of a part: one line of thousands must be seen too.
const LEAST: u32 = 8;

/// The places of [`places`] as lengths of one bar. Their sum is about 1,000, and the same counts give the
/// same lengths.
pub fn bar(counts: &Counts) -> Vec<(LineStatus, u32)> {
    let total = u64::from(counts.total()).max(1);
    let length = |count: u32| {
        let share = u64::from(count) * u64::from(BAR) / total;
        u32::try_from(share).unwrap_or(BAR).max(LEAST)
    };
    let places = places(counts).into_iter();
    places
        .map(|(status, count)| (status, length(count)))
        .collect()
}

/// The lines of a run, from 0, by what they came to; what asks for a person
/// comes first, and lines that have not ended are left out.
pub fn groups(state: &RunState) -> Vec<(LineStatus, Vec<u32>)> {
    let mut found = ENDED.map(|status| (status, Vec::new()));
    for (at, line) in (0_u32..).zip(state.lines()) {
        let status = line.status();
        if let Some((_, rows)) = found.iter_mut().find(|(of, _)| *of == status) {
            rows.push(at);
        }
    }
    let found = found.into_iter().filter(|(_, rows)| !rows.is_empty());
    found.collect()
}

/// What of a run is not done, as the first sentence says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// Nobody can say: to be checked.
    ToCheck,
    /// Refused by the server.
    Refused,
    /// Not sent, or settled as such.
    NotSent,
}

/// What of a run is not done and how often, in the order of the sentence;
/// nothing where all is done.
pub fn not_done(counts: &Counts) -> Vec<(NotDone, u32)> {
    let not_sent = counts.not_sent + counts.settled_not_sent;
    let all = [
        (NotDone::ToCheck, counts.unknown),
        (NotDone::Refused, counts.refused),
        (NotDone::NotSent, not_sent),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}
