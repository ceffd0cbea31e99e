//! What rows say of each other: the same line twice, the same code twice.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher};

use super::edits::Applied;
use super::row::{Entry, settled};
use super::{Problem, Severity};
use release_core::message::MessageKey;

/// The same line in several rows: sent once if all say the same, else not at all.
pub(super) fn same_item(entries: &mut [Entry], problems: &mut Vec<Problem>) {
    let mut by_item: Vec<(u64, usize)> = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        by_item.extend(entry.item.map(|item| (item.get(), at)));
    }
    by_item.sort_unstable();
    for group in by_item.chunk_by(|a, b| a.0 == b.0) {
        if group.len() > 1 {
            let members: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            judge_group(entries, &members, problems);
        }
    }
}

fn judge_group(entries: &mut [Entry], members: &[usize], problems: &mut Vec<Problem>) {
    let copies: Vec<Entry> = members
        .iter()
        .filter_map(|at| entries.get(*at).copied())
        .collect();
    let Some(first) = copies.first() else {
        return;
    };
    let says = |entry: &Entry| (entry.code.to_owned(), entry.action);
    let agree = copies.iter().all(|entry| says(entry) == says(first));
    // The one that is sent is the first that can be.
    let sent = copies
        .iter()
        .position(|entry| entry.worst < Severity::Confirm);
    let sent = if agree { sent.unwrap_or(0) } else { 0 };
    let line_of = |at: usize| copies.get(at).map(|entry| entry.row.line());
    for (nth, at) in members.iter().enumerate() {
        let Some(entry) = entries.get_mut(*at) else {
            continue;
        };
        let (key, severity, other) = if !agree {
            entry.worst = Severity::Stop;
            let other = line_of(usize::from(nth == 0));
            (MessageKey::RowConflict, Severity::Stop, other)
        } else if nth == sent {
            continue;
        } else {
            entry.repeated = true;
            (MessageKey::RowRepeated, Severity::Warning, line_of(sent))
        };
        problems.push(Problem {
            line: entry.row.line(),
            column: None,
            key,
            severity,
            other,
        });
    }
}

/// The same code for several lines: most often a slip, so by setting a warning,
/// to be confirmed, or a stop.
pub(super) fn same_code(
    entries: &mut [Entry],
    column: Option<usize>,
    severity: Severity,
    applied: &Applied,
    problems: &mut Vec<Problem>,
) {
    // A fixed hasher: the same file gives the same answer.
    type Fixed = BuildHasherDefault<DefaultHasher>;
    let mut first_of: HashMap<&str, usize, Fixed> =
        HashMap::with_capacity_and_hasher(entries.len(), Fixed::default());
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if entry.code.is_empty() {
            continue;
        }
        let first = *first_of.entry(entry.code).or_insert(at);
        if entries
            .get(first)
            .is_some_and(|first| first.item != entry.item)
        {
            pairs.push((first, at));
        }
    }
    let mut firsts = BTreeSet::new();
    let line_of = |at: usize| entries.get(at).map(|entry| entry.row.line());
    let mut told = Vec::new();
    for (first, at) in pairs {
        if firsts.insert(first) {
            told.push((first, line_of(at)));
        }
        told.push((at, line_of(first)));
    }
    for (at, other) in told {
        let Some(entry) = entries.get_mut(at) else {
            continue;
        };
        let line = entry.row.line();
        let severity = settled(applied, line, MessageKey::RowSameCode, severity);
        entry.worst = entry.worst.max(severity);
        problems.push(Problem {
            line,
            column,
            key: MessageKey::RowSameCode,
            severity,
            other,
        });
    }
}
