//! The search for the lines of rows without an id, as a draft keeps it.

use std::collections::BTreeMap;
use std::rc::Rc;

use release_core::{OrderId, OrderItemId};
use release_file::resolve::{
    Answers, Exchange, Obstacle, Plan, Progress, Question, Readings, ResolveCode, Verdict, Wanted,
    lines_found, resolve, wanted_rows,
};
use release_file::rows::{Applied, Columns, LinesFound};
use release_file::table::Table;

/// What was read and answered, and what follows from it.
#[derive(Clone, Debug, Default)]
pub struct LineSearch {
    /// What was read of Omnitron.
    pub readings: Rc<Readings>,
    /// A person's answers.
    pub answers: Answers,
    /// Whether it has begun by itself, which it does once.
    pub is_begun: bool,
    rows: Rc<Vec<Wanted>>,
    plan: Rc<Plan>,
    progress: Progress,
    verdicts: Rc<BTreeMap<u32, Verdict>>,
}

/// A number of rows by what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchCounts {
    /// All rows without an id; the others add up to it.
    pub rows: usize,
    /// Those with a line.
    pub found: usize,
    /// Those with a question.
    pub questions: usize,
    /// Those that have no line.
    pub blocked: usize,
    /// Those that were not searched for yet.
    pub left: usize,
}

impl LineSearch {
    /// Matches the rows as they are now with what was read; gives the lines for
    /// their check.
    pub(super) fn update(
        &mut self,
        table: &Table,
        columns: &Columns,
        applied: &Applied<'_>,
    ) -> LinesFound {
        let rows = wanted_rows(table, columns, applied);
        let resolved = resolve(&rows, &self.readings, &self.answers);
        let lines = lines_found(&rows, &self.readings, &self.answers, &resolved, columns);
        let verdicts = resolved.into_iter().map(|it| (it.row.line_no, it.verdict));
        self.verdicts = Rc::new(verdicts.collect());
        let plan = Plan::new(&rows);
        self.progress = plan.progress(&self.readings);
        self.plan = Rc::new(plan);
        self.rows = Rc::new(rows);
        lines
    }

    /// Whether no row is without an id.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows, and what is said of them.
    pub fn counts(&self) -> SearchCounts {
        let mut counts = SearchCounts {
            rows: self.rows.len(),
            ..SearchCounts::default()
        };
        for verdict in self.verdicts.values() {
            *match verdict {
                Verdict::Matched(_) => &mut counts.found,
                Verdict::Question(_) => &mut counts.questions,
                Verdict::Blocked {
                    why: Obstacle::NotRead,
                    ..
                } => &mut counts.left,
                Verdict::Blocked { .. } => &mut counts.blocked,
            } += 1;
        }
        counts
    }

    /// Whether a search or the reading of lines has failed, and may be tried again.
    pub fn has_failed(&self) -> bool {
        let mut verdicts = self.verdicts.values();
        verdicts.any(|verdict| {
            let code = verdict.code();
            code == Some(ResolveCode::SearchFailed) || code == Some(ResolveCode::LinesFailed)
        })
    }

    /// How many order numbers were read.
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// The order numbers that were not read yet.
    pub fn left(&self) -> Vec<String> {
        self.plan.left(&self.readings).map(str::to_owned).collect()
    }

    /// A row without an id, by its line in the file.
    pub fn row(&self, line: u32) -> Option<&Wanted> {
        let at = self.rows.binary_search_by_key(&line, |row| row.line_no);
        self.rows.get(at.ok()?)
    }

    /// What is said of a row, by its line in the file.
    pub fn verdict(&self, line: u32) -> Option<&Verdict> {
        self.verdicts.get(&line)
    }

    /// Whether a row has this line.
    pub fn is_taken(&self, item: OrderItemId) -> bool {
        let mut verdicts = self.verdicts.values();
        verdicts.any(|verdict| matches!(verdict, Verdict::Matched(line) if line.item == item))
    }

    /// The lines that were found, by the rows' lines in the file.
    pub fn items(&self) -> BTreeMap<u32, OrderItemId> {
        let found = self.verdicts.iter();
        let found = found.filter_map(|(line, verdict)| match verdict {
            Verdict::Matched(candidate) => Some((*line, candidate.item)),
            _ => None,
        });
        found.collect()
    }

    /// Agrees that the codes of equal lines may be exchanged, for all of these
    /// rows that are asked for it.
    pub fn agree(&mut self, lines: &[u32]) {
        let asked = lines.iter().filter_map(|line| self.verdicts.get(line));
        let exchanges = asked.filter_map(|verdict| match verdict {
            Verdict::Question(Question::Exchange { exchange, .. }) => Some(exchange.clone()),
            _ => None,
        });
        self.answers.exchanges.extend(exchanges);
    }

    /// Whether a person has answered a question about a row.
    pub fn is_answered(&self, line: u32) -> bool {
        let answers = &self.answers;
        let mut exchanges = answers.exchanges.iter();
        answers.orders.contains_key(&line)
            || answers.lines.contains_key(&line)
            || exchanges.any(|exchange| exchange.rows.contains(&line))
    }

    /// Takes back what was answered for a row, and for those that are part of
    /// the same answer.
    pub fn take_back(&mut self, line: u32) {
        self.answers.orders.remove(&line);
        self.answers.lines.remove(&line);
        let kept = |exchange: &Exchange| !exchange.rows.contains(&line);
        self.answers.exchanges.retain(kept);
    }

    /// Chooses an order for all rows of this number that are asked for it.
    pub fn choose_order(&mut self, line: u32, order: OrderId) {
        let Some(number) = self.row(line).map(|row| row.order_number.clone()) else {
            return;
        };
        let rows = self.rows.iter().filter(|row| row.order_number == number);
        let is_asked = |row: &&Wanted| {
            let Some(Verdict::Question(Question::Order { candidates, .. })) =
                self.verdicts.get(&row.line_no)
            else {
                return false;
            };
            candidates.iter().any(|candidate| candidate.order == order)
        };
        let chosen: Vec<_> = rows
            .filter(is_asked)
            .map(|row| (row.line_no, order))
            .collect();
        self.answers.orders.extend(chosen);
    }

    /// The same for the rows of the file read in another way: what was answered
    /// is about rows as they were read before.
    pub(super) fn reread(&self) -> Self {
        Self {
            readings: self.readings.clone(),
            ..Self::default()
        }
    }

    /// Forgets what was read and answered.
    pub(super) fn forget(&mut self) {
        self.readings = Rc::default();
        self.answers = Answers::default();
        self.is_begun = false;
    }
}
