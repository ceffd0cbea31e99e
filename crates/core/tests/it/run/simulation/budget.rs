//! Counts, from the journal alone, the requests that should have waited.

use std::collections::{BTreeMap, VecDeque};

use release_core::run::{Entry, FREE_RETRIES};

/// Retries that were more than a tenth of the requests of the 60 whole seconds
/// up to theirs, and more than the free ones.
pub(super) fn retries_over(journal: &[Entry]) -> usize {
    let mut sends: BTreeMap<u32, u32> = BTreeMap::new();
    let mut minute: VecDeque<(u64, bool)> = VecDeque::new();
    let mut retries = 0;
    let mut over = 0;
    for entry in journal {
        match entry {
            Entry::AboutToSend { line, at, .. } => {
                let count = sends.entry(*line).or_default();
                let is_retry = *count > 0;
                *count += 1;
                let second = at / 1_000;
                minute.push_back((second, is_retry));
                retries += usize::from(is_retry);
                while let Some((_, was_retry)) = minute.pop_front_if(|first| first.0 + 60 <= second)
                {
                    retries -= usize::from(was_retry);
                }
                let budget = (minute.len() / 10).max(FREE_RETRIES as usize);
                over += usize::from(is_retry && retries > budget);
            }
            Entry::Withdrawn { line, .. } => *sends.entry(*line).or_default() -= 1,
            _ => {}
        }
    }
    over
}

/// Requests that began less than a second after the one so many before them.
pub(super) fn begun_over(journal: &[Entry], per_second: Option<u16>) -> usize {
    let begun: Vec<u64> = journal
        .iter()
        .filter_map(|entry| match entry {
            Entry::AboutToSend { at, .. } => Some(*at),
            _ => None,
        })
        .collect();
    let limit = per_second.map_or(begun.len(), usize::from);
    let pairs = begun.iter().zip(begun.iter().skip(limit));
    pairs.filter(|(first, next)| *next - *first < 1_000).count()
}
