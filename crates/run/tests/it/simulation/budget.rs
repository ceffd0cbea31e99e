//! Counts of the requests that should have waited.

use std::collections::{BTreeMap, VecDeque};

use release_core::Outcome;
use release_core::UnixMillis;
use release_run::{Entry, FREE_REPEATS};

/// A line according to the journal so far.
#[derive(Default)]
struct Said {
    /// About to be sent, without an end.
    is_open: bool,
    /// An attempt was, or may have been, left unknown.
    is_unknown: bool,
}

/// From the journal alone: the number of repeats of unknown lines beyond a tenth of the requests of the
/// 60 whole seconds up to theirs, and beyond the free ones.
pub(super) fn repeats_over(journal: &[Entry]) -> usize {
    let mut said: BTreeMap<u32, Said> = BTreeMap::new();
    let mut minute: VecDeque<(u64, bool)> = VecDeque::new();
    let mut repeats = 0;
    let mut over = 0;
    for entry in journal {
        match entry {
            Entry::AboutToSend { line, at, .. } => {
                let said = said.entry(*line).or_default();
                said.is_unknown |= said.is_open;
                said.is_open = true;
                let is_repeat = said.is_unknown;
                let second = at.seconds();
                minute.push_back((second, is_repeat));
                repeats += usize::from(is_repeat);
                while let Some((_, was_repeat)) =
                    minute.pop_front_if(|first| first.0 + 60 <= second)
                {
                    repeats -= usize::from(was_repeat);
                }
                let budget = (minute.len() / 10).max(FREE_REPEATS as usize);
                over += usize::from(is_repeat && repeats > budget);
            }
            Entry::Withdrawn { line, .. } => said.entry(*line).or_default().is_open = false,
            Entry::Ended { line, outcome, .. } => {
                let said = said.entry(*line).or_default();
                said.is_open = false;
                said.is_unknown |= matches!(outcome, Outcome::Unknown(_));
            }
            _ => {}
        }
    }
    over
}

/// The number of requests that left less than a second after the one `per_second` before them.
pub(super) fn left_over(left: &[UnixMillis], per_second: Option<u16>) -> usize {
    let limit = per_second.map_or(left.len(), usize::from);
    let pairs = left.iter().zip(left.iter().skip(limit));
    pairs
        .filter(|(first, next)| **next - **first < 1_000)
        .count()
}
