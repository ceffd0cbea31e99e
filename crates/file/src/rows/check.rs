//! The check of all rows: their problems, and the lines that may be sent.

use serde::Serialize;

use super::edits::Applied;
use super::row::{Entry, Reader};
use super::{Action, Columns, LinesFound, Mismatches, Problem, Severity, groups};
use crate::FileCode;
use crate::table::{Role, Table};
use release_core::erp_code::ErpCode;
use release_core::id::OrderItemId;
use release_run::LineStatus;

/// The input of a check besides the file.
#[derive(Clone, Copy)]
pub struct CheckContext<'a> {
    /// The status of a line that was sent before, or may still be sent by a run: one
    /// that is done, unknown or open must be confirmed. `None` by default.
    pub before: &'a dyn Fn(OrderItemId) -> Option<LineStatus>,
    /// The severity of two lines with the same code; [`Severity::Confirm`] by default.
    pub same_code: Severity,
    /// Kinds of problems that are confirmed for every row; none by default.
    pub confirmed: &'a [FileCode],
    /// The action for rows that state none; release by default.
    pub default_action: Action,
    /// The result of the check against Omnitron; empty by default.
    pub found: &'a Mismatches,
    /// The lines of rows without an id; none by default.
    pub lines_found: &'a LinesFound,
}

/// The default without a check against Omnitron.
static NOTHING_FOUND: Mismatches = Mismatches::new();

/// The default without a search for lines.
static NO_LINES: LinesFound = LinesFound::new();

impl Default for CheckContext<'_> {
    fn default() -> Self {
        Self {
            before: &|_| None,
            same_code: Severity::Confirm,
            confirmed: &[],
            default_action: Action::Release,
            found: &NOTHING_FOUND,
            lines_found: &NO_LINES,
        }
    }
}

/// The state of a row after the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It may be sent.
    Ready,
    /// Another row is the same and is sent for both.
    Repeated,
    /// It may be sent once a person has confirmed something.
    Confirm,
    /// It must be corrected first.
    Stopped,
    /// A person has left it out.
    LeftOut,
}

/// The number of rows by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All of them; the others add up to it.
    pub rows: usize,
    /// [`RowState::Ready`].
    pub ready: usize,
    /// [`RowState::Repeated`].
    pub repeated: usize,
    /// [`RowState::Confirm`].
    pub confirm: usize,
    /// [`RowState::Stopped`].
    pub stopped: usize,
    /// [`RowState::LeftOut`].
    pub left_out: usize,
}

/// The three groups of rows by which a person finds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// It may be sent.
    Ready,
    /// It is sent only if a person agrees.
    NeedsConsent,
    /// It cannot be sent as it is.
    Blocked,
}

impl RowState {
    /// The lane of a row that is to be sent; `None` for one that is left out,
    /// or that repeats another row.
    pub const fn lane(self) -> Option<Lane> {
        match self {
            Self::Ready => Some(Lane::Ready),
            Self::Confirm => Some(Lane::NeedsConsent),
            Self::Stopped => Some(Lane::Blocked),
            Self::Repeated | Self::LeftOut => None,
        }
    }
}

/// One kind of problem that a person has confirmed, and the rows that are sent
/// only because of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The kind of problem.
    pub code: FileCode,
    /// The rows, by their line in the file.
    pub lines: Vec<u32>,
}

/// A line that may be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its row's line in the file, from 1.
    pub line_no: u32,
    /// The order line.
    pub item: OrderItemId,
    /// The ERP's code, byte for byte.
    pub code: ErpCode,
    /// The order's number, if the file has a column for it.
    pub order_number: Option<String>,
    /// The product, if the file has a column for it.
    pub sku: Option<String>,
    /// The quantity, as written in the file.
    pub quantity: Option<String>,
    /// `true` releases, `false` only records.
    pub update_stock: bool,
}

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Every problem, by line and column.
    pub problems: Vec<Problem>,
    /// The state of each row, in the table's order.
    pub states: Vec<RowState>,
    /// The order line of each row, in the table's order: the one that it names,
    /// or that was found. `None` if there is none, or the row is left out.
    pub items: Vec<Option<OrderItemId>>,
    /// The number of rows by state.
    pub counts: Counts,
    /// The lines that may be sent, in the table's order.
    pub lines: Vec<Line>,
}

impl Checked {
    /// A person's consents to problems of the lines that may be sent, and answers
    /// to questions about them, each kind once, in the order of the rows.
    pub fn consents(&self, applied: &Applied<'_>) -> Vec<Consent> {
        let mut consents: Vec<Consent> = Vec::new();
        for line in &self.lines {
            let line_no = line.line_no;
            let own = self.of_line(line_no).iter();
            for problem in own.filter(|it| it.is_agreed(applied)) {
                match consents.iter_mut().find(|it| it.code == problem.code) {
                    // One row may have the same problem in two cells.
                    Some(consent) if consent.lines.last() == Some(&line_no) => {}
                    Some(consent) => consent.lines.push(line_no),
                    None => consents.push(Consent {
                        code: problem.code,
                        lines: vec![line_no],
                    }),
                }
            }
        }
        consents
    }

    /// The problems of one row, by its line in the file.
    pub fn of_line(&self, line: u32) -> &[Problem] {
        let from = self.problems.partition_point(|problem| problem.line < line);
        let to = self
            .problems
            .partition_point(|problem| problem.line <= line);
        self.problems.get(from..to).unwrap_or_default()
    }
}

/// Checks all rows. Without the columns that are needed, that is the only
/// problem, and no row is checked.
pub fn check(
    table: &Table,
    columns: &Columns,
    applied: &Applied<'_>,
    context: &CheckContext<'_>,
) -> Checked {
    let missing = columns.problems();
    let reader = Reader::new(table, columns, applied, context);
    let Some(mut reader) = reader.filter(|_| missing.is_empty()) else {
        return about_columns(table, missing);
    };
    let rows = table.rows().filter(|row| !applied.is_left_out(row.line()));
    let mut entries = Vec::with_capacity(table.len());
    entries.extend(rows.map(|row| reader.read(row)));
    let mut problems = reader.problems;
    let own = problems.len();
    let column = columns.get(Role::Code);
    groups::same_code(&mut entries, column, context, applied, &mut problems);
    groups::same_item(&mut entries, &mut problems);
    if problems.len() > own {
        // A problem of a whole row comes before those of its cells.
        problems.sort_by_key(|problem| (problem.line, problem.column));
    }
    finish(table, columns, applied, &entries, problems)
}

fn about_columns(table: &Table, missing: Vec<FileCode>) -> Checked {
    let line = table.header().map_or(1, |header| header.line());
    let problem = |code| Problem {
        line,
        column: None,
        code,
        severity: Severity::Stop,
        other: None,
    };
    Checked {
        problems: missing.into_iter().map(problem).collect(),
        ..Checked::default()
    }
}

fn finish(
    table: &Table,
    columns: &Columns,
    applied: &Applied,
    entries: &[Entry],
    problems: Vec<Problem>,
) -> Checked {
    let mut checked = Checked {
        problems,
        ..Checked::default()
    };
    let mut entries = entries.iter().peekable();
    for row in table.rows() {
        let entry = entries.next_if(|entry| entry.row.line() == row.line());
        let line = entry.and_then(|entry| line_of(entry, columns, applied));
        let state = match entry {
            None => RowState::LeftOut,
            Some(entry) if entry.repeated => RowState::Repeated,
            Some(entry) if entry.worst == Severity::Confirm => RowState::Confirm,
            Some(entry) if entry.worst == Severity::Stop || line.is_none() => RowState::Stopped,
            Some(_) => RowState::Ready,
        };
        if state == RowState::Ready {
            checked.lines.extend(line);
        }
        checked.counts.add(state);
        checked.states.push(state);
        checked.items.push(entry.and_then(|entry| entry.item));
    }
    checked
}

/// The line of a row, if it can be sent.
fn line_of(entry: &Entry, columns: &Columns, applied: &Applied) -> Option<Line> {
    if entry.repeated || entry.worst >= Severity::Confirm {
        return None;
    }
    let text = |role| {
        let cell = applied.cell(entry.row, columns.get(role)?)?;
        Some(cell.to_owned())
    };
    Some(Line {
        line_no: entry.row.line(),
        item: entry.item?,
        code: ErpCode::new(entry.code).ok()?,
        order_number: text(Role::OrderNumber),
        sku: text(Role::Sku),
        quantity: text(Role::Quantity),
        update_stock: entry.action?.update_stock(),
    })
}

impl Counts {
    fn add(&mut self, state: RowState) {
        self.rows += 1;
        *match state {
            RowState::Ready => &mut self.ready,
            RowState::Repeated => &mut self.repeated,
            RowState::Confirm => &mut self.confirm,
            RowState::Stopped => &mut self.stopped,
            RowState::LeftOut => &mut self.left_out,
        } += 1;
    }
}
