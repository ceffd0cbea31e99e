//! What rows say of each other: the same line twice, the same code twice.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::edits::Applied;
use super::row::Entry;
use super::{CheckContext, Problem, Severity};
use crate::sort::{groups, places_by_key};
use release_core::id::OrderItemId;
use release_core::message::ErrorCode;

/// The same line in several rows: sent once if all say the same, else not at all.
pub(super) fn same_item(entries: &mut [Entry], problems: &mut Vec<Problem>) {
    // No id is 0.
    let items = entries.iter().map(|entry| entry.item);
    let by_item = places_by_key(items.map(|item| item.map_or(0, OrderItemId::get)));
    for group in groups(&by_item).filter(|group| group.first().is_some_and(|(item, _)| *item != 0))
    {
        let members: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        judge_group(entries, &members, problems);
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
            (ErrorCode::RowConflict, Severity::Stop, other)
        } else if nth == sent {
            continue;
        } else {
            entry.repeated = true;
            (ErrorCode::RowRepeated, Severity::Warning, line_of(sent))
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
    context: &CheckContext<'_>,
    applied: &Applied,
    problems: &mut Vec<Problem>,
) {
    let hash = |code: &str| {
        let mut hasher = DefaultHasher::new();
        code.hash(&mut hasher);
        hasher.finish()
    };
    let by_hash = places_by_key(entries.iter().map(|entry| hash(entry.code)));
    let mut told = Vec::new();
    for group in groups(&by_hash) {
        tell_same(entries, group, &mut told);
    }
    for (at, other) in told {
        let Some(entry) = entries.get_mut(at) else {
            continue;
        };
        let line = entry.row.line();
        let severity = context.settled(applied, line, ErrorCode::RowSameCode, context.same_code);
        entry.worst = entry.worst.max(severity);
        problems.push(Problem {
            line,
            column,
            key: ErrorCode::RowSameCode,
            severity,
            other,
        });
    }
}

/// The rows of a group that share their code with a row of another line, each
/// with the line in the file of the first such row.
fn tell_same(entries: &[Entry], group: &[(u64, usize)], told: &mut Vec<(usize, Option<u32>)>) {
    // By each code of the group, which is one but for a rare accident of
    // hashing: its first row, and whether that was told of.
    let mut firsts: Vec<(usize, &Entry, bool)> = Vec::new();
    let members = group
        .iter()
        .filter_map(|(_, at)| Some((*at, entries.get(*at)?)));
    for (at, entry) in members.filter(|(_, entry)| !entry.code.is_empty()) {
        let known = firsts
            .iter_mut()
            .find(|(_, first, _)| first.code == entry.code);
        let Some((first_at, first, is_told)) = known else {
            firsts.push((at, entry, false));
            continue;
        };
        if first.item == entry.item {
            continue;
        }
        if !core::mem::replace(is_told, true) {
            told.push((*first_at, Some(entry.row.line())));
        }
        told.push((at, Some(first.row.line())));
    }
}
