//! Checking lines, by the rules by which the rows of a file are checked.

use release_core::MessageKey;
use release_core::endpoint::CreateMapping;
use release_file::lines::{Applied, CheckContext, Checked, Columns, Problem, RowState, check};
use release_file::table::{Limits, Role, Table};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::cross;
use crate::error::Failure;
use crate::given::{Given, Path};
use crate::model::{LineInput, LineProblem, ValidatedLine, ValidatedLines};

/// The columns of [`Table::of_lines`].
const ROLES: [Role; 3] = [Role::Item, Role::Code, Role::Action];

/// Checks one line: every problem it has.
#[wasm_bindgen(js_name = validateLine)]
pub fn validate_line(input: Ts<LineInput>) -> Result<Ts<ValidatedLine>, Failure> {
    let checked = checked(&[input], &[])?;
    let problems = problems(&checked);
    cross::write(&match checked.lines.first() {
        Some(line) => ValidatedLine::Ready {
            ok: true,
            line: line.into(),
            problems,
        },
        None => ValidatedLine::Held {
            ok: false,
            problems,
        },
    })
}

/// Checks lines, also against each other: the same line twice, the same code on two lines.
#[wasm_bindgen(js_name = validateLines)]
pub fn validate_lines(inputs: Vec<Ts<LineInput>>) -> Result<Ts<ValidatedLines>, Failure> {
    let checked = checked(&inputs, &[])?;
    cross::write(&ValidatedLines {
        ready: u32::try_from(checked.counts.ready).unwrap_or(u32::MAX),
        problems: problems(&checked),
    })
}

/// One line, as it is sent.
pub(crate) fn checked_call(input: &Ts<LineInput>) -> Result<CreateMapping, Failure> {
    // What was confirmed is known to whoever builds a single request.
    let mut calls = checked_calls(std::slice::from_ref(input), MessageKey::ALL)?;
    calls.pop().ok_or_else(|| Failure::not_ready(Vec::new()))
}

/// All lines as they are sent, or every problem that stands in their way. A problem of a
/// `confirmed` kind does not.
pub(crate) fn checked_calls(
    inputs: &[Ts<LineInput>],
    confirmed: &[MessageKey],
) -> Result<Vec<CreateMapping>, Failure> {
    let checked = checked(inputs, confirmed)?;
    // A line that is given twice has no outcome of its own, so it is not sent in silence.
    if checked.states.iter().all(|state| *state == RowState::Ready) {
        return Ok(checked.lines.iter().map(call).collect());
    }
    let mut problems = problems(&checked);
    problems.retain(|problem| problem.severity.holds() || is_repeated(problem));
    Err(Failure::not_ready(problems))
}

fn is_repeated(problem: &LineProblem) -> bool {
    problem.code == MessageKey::RowRepeated.into()
}

fn call(line: &release_file::lines::Line) -> CreateMapping {
    CreateMapping {
        item: line.item,
        code: line.code.clone(),
        update_stock: line.update_stock,
    }
}

fn checked(inputs: &[Ts<LineInput>], confirmed: &[MessageKey]) -> Result<Checked, Failure> {
    if inputs.is_empty() {
        return Ok(Checked::default());
    }
    let mut texts = Vec::with_capacity(inputs.len());
    for (index, input) in inputs.iter().enumerate() {
        let path = Path::Item(&Path::Root("lines"), index);
        let input = LineInput::read(&input.js_value(), path)?;
        let releases = input.update_stock.unwrap_or(true);
        let action = if releases { "1" } else { "0" };
        texts.push((input.order_item_id.0, input.code.0, action));
    }
    let rows = texts.iter();
    let rows = rows.map(|(item, code, action)| [item.as_str(), code.as_str(), *action]);
    let table = Table::of_lines(rows, &Limits::default())?;
    let mut columns = Columns::default();
    for (column, role) in ROLES.into_iter().enumerate() {
        columns.set(role, Some(column));
    }
    let context = CheckContext {
        confirmed,
        ..CheckContext::default()
    };
    Ok(check(&table, &columns, &Applied::default(), &context))
}

fn problems(checked: &Checked) -> Vec<LineProblem> {
    let problem = |problem: &Problem| LineProblem {
        index: problem.line.saturating_sub(1),
        field: match problem.column {
            Some(0) => Some("orderItemId"),
            Some(1) => Some("code"),
            _ => None,
        },
        code: problem.key.into(),
        severity: problem.severity.into(),
        message: problem.key.description().to_owned(),
        other: problem.other.map(|line| line.saturating_sub(1)),
    };
    checked.problems.iter().map(problem).collect()
}
