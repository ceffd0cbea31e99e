//! Problems between rows: the same line twice, the same code twice.

use std::collections::BTreeMap;

use super::edits::Applied;
use super::row::Entry;
use super::{CheckContext, Problem, Severity};
use crate::FileCode;

/// Checks for the same line in several rows: sent once if all rows are the same, else not at all.
pub(super) fn same_item(entries: &mut [Entry], problems: &mut Vec<Problem>) {
    let items = entries.iter().enumerate();
    let by_item = places(items.filter_map(|(at, entry)| Some((entry.item?, at))));
    for members in by_item.values().filter(|members| members.len() > 1) {
        judge_group(entries, members, problems);
    }
}

/// The indices of equal keys, in order.
fn places<K: Ord>(keyed: impl Iterator<Item = (K, usize)>) -> BTreeMap<K, Vec<usize>> {
    let mut places = BTreeMap::<K, Vec<usize>>::new();
    for (key, at) in keyed {
        places.entry(key).or_default().push(at);
    }
    places
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
        let (code, severity, other) = if !agree {
            entry.worst = Severity::Stop;
            let other = line_of(usize::from(nth == 0));
            (FileCode::RowConflict, Severity::Stop, other)
        } else if nth == sent {
            continue;
        } else {
            entry.repeated = true;
            (FileCode::RowRepeated, Severity::Warning, line_of(sent))
        };
        problems.push(Problem {
            line: entry.row.line(),
            column: None,
            code,
            severity,
            other,
        });
    }
}

/// Checks for the same code in several lines. That is most often a mistake, so
/// the settings make it a warning, to be confirmed, or a stop.
pub(super) fn same_code(
    entries: &mut [Entry],
    column: Option<usize>,
    context: &CheckContext<'_>,
    applied: &Applied,
    problems: &mut Vec<Problem>,
) {
    let codes = entries.iter().enumerate();
    let by_code = places(
        codes
            .filter(|(_, entry)| !entry.code.is_empty())
            .map(|(at, entry)| (entry.code, at)),
    );
    let shared: Vec<_> = by_code
        .values()
        .flat_map(|members| sharing(entries, members))
        .collect();
    for (at, other) in shared {
        let Some(entry) = entries.get_mut(at) else {
            continue;
        };
        let line = entry.row.line();
        let severity =
            context.severity_after_edits(applied, line, FileCode::RowSameCode, context.same_code);
        entry.worst = entry.worst.max(severity);
        problems.push(Problem {
            line,
            column,
            code: FileCode::RowSameCode,
            severity,
            other,
        });
    }
}

/// Of the rows with one code, those that share it with a row of another order
/// line, each with that row's line in the file.
fn sharing(entries: &[Entry], members: &[usize]) -> Vec<(usize, Option<u32>)> {
    let known = members
        .iter()
        .filter_map(|at| Some((*at, entries.get(*at)?)));
    let mut known = known.peekable();
    let Some((first_at, first)) = known.peek().copied() else {
        return Vec::new();
    };
    let others: Vec<_> = known.filter(|(_, it)| it.item != first.item).collect();
    let with_first = others
        .first()
        .map(|(_, it)| (first_at, Some(it.row.line())));
    let with_others = others.iter().map(|(at, _)| (*at, Some(first.row.line())));
    with_first.into_iter().chain(with_others).collect()
}
