//! Lines given to rows: one to each, by quantity or by a person's answers.

use std::collections::{BTreeMap, BTreeSet};

use release_core::{OrderId, OrderItemId};
use release_run::Units;

use super::{Answers, Candidate, Exchange, Question, Verdict, Wanted};

/// A row with its quantity, if it says one.
pub(super) type Row<'a> = (&'a Wanted, Option<Units>);

/// What the rows of one SKU in one order have in common.
pub(super) struct Group<'a> {
    /// The order.
    pub(super) order: OrderId,
    /// All lines of the SKU, chosen ones too.
    pub(super) lines: &'a [Candidate],
    /// A person's answers.
    pub(super) answers: &'a Answers,
}

impl Group<'_> {
    /// The line of each row, or the question that it leaves open; `None` if
    /// there are more rows than lines of a quantity.
    pub(super) fn verdicts(&self, rows: &[Row], lines: &[Candidate]) -> Option<Vec<Verdict>> {
        let mut by_units = BTreeMap::<Option<Units>, Vec<usize>>::new();
        for (at, (_, units)) in rows.iter().enumerate() {
            by_units.entry(*units).or_default().push(at);
        }
        let silent = by_units.remove(&None);
        let mut free = lines.to_vec();
        let mut verdicts = BTreeMap::new();
        for (units, members) in by_units {
            let fitting: Vec<_> = lines
                .iter()
                .filter(|line| line.units() == units)
                .cloned()
                .collect();
            if members.len() == fitting.len() {
                free.retain(|line| line.units() != units);
            }
            let own = self.alike(rows, &members, fitting, true)?;
            verdicts.extend(members.into_iter().zip(own));
        }
        // Rows without a quantity share the lines that the others leave.
        if let Some(members) = silent {
            let own = self.alike(rows, &members, free, false)?;
            verdicts.extend(members.into_iter().zip(own));
        }
        Some(verdicts.into_values().collect())
    }

    /// The verdicts of rows that nothing tells apart, by the lines they may have.
    fn alike(
        &self,
        rows: &[Row],
        members: &[usize],
        lines: Vec<Candidate>,
        says_units: bool,
    ) -> Option<Vec<Verdict>> {
        let first = lines.first()?;
        let are_equal = lines
            .iter()
            .all(|line| (line.units(), line.is_cancelled) == (first.units(), first.is_cancelled));
        // That others are given away does not make a line the row's own: a row may come twice.
        let is_other = |line: &&Candidate| line.item != first.item;
        let mut others = self.lines.iter().filter(is_other);
        let is_only = others.all(|line| says_units && line.units() != first.units());
        let question = if members.len() > lines.len() {
            return None;
        } else if members.len() < lines.len() {
            Question::FewerRows { candidates: lines }
        } else if members.len() > 1 && are_equal {
            let of_members = members.iter().filter_map(|at| rows.get(*at));
            let exchange = Exchange {
                order: self.order,
                rows: of_members.map(|(row, _)| row.line_no).collect(),
                lines: lines.iter().map(|line| line.item).collect(),
            };
            if self.answers.exchanges.contains(&exchange) {
                return Some(lines.into_iter().map(Verdict::Matched).collect());
            }
            Question::Exchange {
                exchange,
                candidates: lines,
            }
        } else if members.len() > 1 || !is_only {
            Question::WhichLine { candidates: lines }
        } else if says_units || first.units() == Some(Units::ONE) {
            return Some(lines.into_iter().map(Verdict::Matched).collect());
        } else {
            Question::Units { candidates: lines }
        };
        Some(vec![Verdict::Question(question); members.len()])
    }

    /// The verdicts once the rows that a person chose lines for have them;
    /// `None` if no choice counts.
    pub(super) fn answered(
        &self,
        rows: &[Row],
        lines: &[Candidate],
        asked: &[Verdict],
    ) -> Option<Vec<Verdict>> {
        let chosen = self.chosen(rows, asked);
        if chosen.is_empty() {
            return None;
        }
        let is_free = |at: &usize| !chosen.contains_key(at);
        let taken: BTreeSet<OrderItemId> = chosen.values().map(|line| line.item).collect();
        let left: Vec<usize> = (0..rows.len()).filter(is_free).collect();
        let rows: Vec<Row> = left
            .iter()
            .filter_map(|at| rows.get(*at).copied())
            .collect();
        let lines = lines.iter().filter(|line| !taken.contains(&line.item));
        let lines: Vec<Candidate> = lines.cloned().collect();
        let others = self.verdicts(&rows, &lines)?;
        let chosen = chosen
            .into_iter()
            .map(|(at, line)| (at, Verdict::Matched(line)));
        let all: BTreeMap<usize, Verdict> = left.into_iter().zip(others).chain(chosen).collect();
        Some(all.into_values().collect())
    }

    /// The lines that a person chose for rows, by the rows' places: those that
    /// were asked for, and for one row only.
    fn chosen(&self, rows: &[Row], asked: &[Verdict]) -> BTreeMap<usize, Candidate> {
        let mut chosen = BTreeMap::new();
        let mut times = BTreeMap::<OrderItemId, usize>::new();
        for (at, ((row, _), verdict)) in rows.iter().zip(asked).enumerate() {
            let Verdict::Question(question) = verdict else {
                continue;
            };
            let item = self.answers.lines.get(&row.line_no);
            let line = question
                .lines()
                .iter()
                .find(|line| Some(&line.item) == item);
            if let Some(line) = line {
                *times.entry(line.item).or_default() += 1;
                chosen.insert(at, line.clone());
            }
        }
        chosen.retain(|_, line| times.get(&line.item) == Some(&1));
        chosen
    }
}
