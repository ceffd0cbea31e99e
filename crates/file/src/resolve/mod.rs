//! The order lines of rows that know no line ids.
//!
//! Many ERPs know the order's number and the SKU of a line, and not Omnitron's
//! id of it. In scope: the numbers to read, what was read, the line of each
//! row, and the questions where a row does not tell. Out of scope: requests to
//! Omnitron, and the check of a row that has its line ([`crate::rows`]).
//!
//! A row has one line and a line one row, and nothing is guessed: a release
//! cannot be taken back. Order numbers and SKUs are compared byte for byte. All
//! rows of one SKU in one order are judged together, and where one of them is
//! in the way, none has a line. Nothing depends on the order of Omnitron's
//! answers.
//!
//! What cannot be seen from here: an order of the same number on a channel that
//! this user may not see, and lines that Omnitron leaves out of an answer.

mod answers;
mod code;
mod found;
mod group;
mod order;
mod plan;
mod quantity;
mod readings;
mod rows;
mod share;
mod verdict;
mod wanted;

use std::collections::BTreeMap;

use release_core::{OrderId, OrderItemId};

pub use answers::{Answers, Exchange};
pub use code::ResolveCode;
pub use found::{FoundLine, FoundOrder, Lines};
pub use plan::{Plan, Progress};
pub use readings::{Reading, Readings};
pub use rows::lines_found;
pub use verdict::{Candidate, Obstacle, OrderCandidate, OrderDoubt, Question, Resolved, Verdict};
pub use wanted::{Wanted, wanted_rows};

/// The rows of one SKU in one order, by their places among all rows.
type Groups<'a> = BTreeMap<(&'a str, OrderId, &'a str), (&'a FoundOrder, Vec<usize>)>;

/// Finds the line of each row, in the order of the rows.
///
/// `answers` are a person's answers to the questions of an earlier call; those
/// that answer no question of this one change nothing.
pub fn resolve<'a>(
    rows: &'a [Wanted],
    readings: &Readings,
    answers: &Answers,
) -> Vec<Resolved<'a>> {
    let mut verdicts = BTreeMap::new();
    let mut groups = Groups::new();
    for (at, row) in rows.iter().enumerate() {
        match order::order_of(row, readings, answers) {
            Ok(order) => {
                let key = (row.order_number.as_str(), order.id, row.sku.as_str());
                let (_, members) = groups.entry(key).or_insert_with(|| (order, Vec::new()));
                members.push(at);
            }
            Err(verdict) => {
                verdicts.insert(at, verdict);
            }
        }
    }
    for (order, mut members) in groups.into_values() {
        members.sort_by_key(|at| rows.get(*at).map(|row| row.line_no));
        let own: Vec<&Wanted> = members.iter().filter_map(|at| rows.get(*at)).collect();
        verdicts.extend(members.into_iter().zip(group::judge(order, &own, answers)));
    }
    let rows = rows.iter().zip(verdicts.into_values());
    let mut resolved: Vec<_> = rows
        .map(|(row, verdict)| Resolved { row, verdict })
        .collect();
    once_each(&mut resolved);
    resolved
}

/// Takes a line back from all its rows where it has several: answers that list
/// one line in two orders contradict each other.
fn once_each(resolved: &mut [Resolved]) {
    let mut rows_of = BTreeMap::<OrderItemId, Vec<u32>>::new();
    for it in resolved.iter() {
        if let Verdict::Matched(line) = &it.verdict {
            rows_of.entry(line.item).or_default().push(it.row.line_no);
        }
    }
    for it in resolved {
        let Verdict::Matched(line) = &it.verdict else {
            continue;
        };
        let sharing = rows_of.get(&line.item).filter(|rows| rows.len() > 1);
        if let Some(sharing) = sharing {
            let mut others = sharing.iter().copied();
            let other = others.find(|other| *other != it.row.line_no);
            it.verdict = Verdict::Blocked {
                why: Obstacle::Contradiction,
                other,
            };
        }
    }
}
