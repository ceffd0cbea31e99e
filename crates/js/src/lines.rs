//! The check of lines, by the same rules as for the rows of a file.

use js_sys::Array;
use release_core::ErrorCode;
use release_core::endpoint::CreateMapping;
use release_file::FileCode;
use release_file::rows::{Applied, CheckContext, Checked, Columns, Line, Problem, RowState, check};
use release_file::table::{Limits, Role, Table};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::convert;
use crate::error::Failure;
use crate::from_js::{FromJs, Path};
use crate::model::{LineInput, LineProblem, ValidatedLine, ValidatedLines};

/// The columns of [`Table::of_lines`].
const ROLES: [Role; 3] = [Role::Item, Role::Code, Role::Action];

#[wasm_bindgen(raw_module = "../dist/lines.js")]
extern "C" {
    /// Lines as one text, each as id, code and action, separated by NULs; `undefined` if one is
    /// not of its declared type.
    #[wasm_bindgen(js_name = packLines)]
    fn pack_lines(lines: &JsValue) -> Option<String>;
}

#[wasm_bindgen]
extern "C" {
    /// Lines to be checked.
    #[wasm_bindgen(typescript_type = "LineInput[]")]
    pub type LineInputs;
}

/// Checks one line: every problem it has.
#[wasm_bindgen(js_name = validateLine)]
pub fn validate_line(input: Ts<LineInput>) -> Result<Ts<ValidatedLine>, Failure> {
    let checked = checked(&Array::of1(&input.js_value()), &[])?;
    let problems = problems(&checked);
    convert::to_ts(&match checked.lines.first() {
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
pub fn validate_lines(inputs: LineInputs) -> Result<Ts<ValidatedLines>, Failure> {
    let checked = checked(&inputs, &[])?;
    convert::to_ts(&ValidatedLines {
        ready: u32::try_from(checked.counts.ready).unwrap_or(u32::MAX),
        problems: problems(&checked),
    })
}

/// The call that sends one line.
pub(crate) fn checked_call(input: &Ts<LineInput>) -> Result<CreateMapping, Failure> {
    // All kinds count as confirmed here: the caller that builds a single request knows which are.
    let mut calls = checked_calls(&Array::of1(&input.js_value()), &FileCode::all())?;
    calls.pop().ok_or_else(|| Failure::not_ready(Vec::new()))
}

/// The calls that send all lines, or every problem that prevents it. A problem of a
/// `confirmed` kind does not.
pub(crate) fn checked_calls(
    inputs: &JsValue,
    confirmed: &[FileCode],
) -> Result<Vec<CreateMapping>, Failure> {
    let checked = checked(inputs, confirmed)?;
    // A line that is given twice would have no outcome of its own, so it is reported.
    if checked.states.iter().all(|state| *state == RowState::Ready) {
        return Ok(checked.lines.iter().map(Line::call).collect());
    }
    let mut problems = problems(&checked);
    problems.retain(|problem| problem.severity.holds() || is_repeated(problem));
    Err(Failure::not_ready(problems))
}

fn is_repeated(problem: &LineProblem) -> bool {
    problem.code == FileCode::RowRepeated.into()
}

fn checked(inputs: &JsValue, confirmed: &[FileCode]) -> Result<Checked, Failure> {
    let text = pack_lines(inputs);
    let cells = text.as_deref().and_then(|text| unpacked(text, inputs));
    let given = match cells {
        Some(_) => Vec::new(),
        None => Vec::<LineInput>::from_value(inputs, Path::Root("lines"))?,
    };
    let cells = cells.unwrap_or_else(|| given.iter().flat_map(cells_of).collect());
    let (lines, _) = cells.as_chunks();
    if lines.is_empty() {
        return Ok(Checked::default());
    }
    let table = Table::of_lines(lines, &Limits::default())?;
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

/// The cells of packed lines, unless one of them contains a NUL, or half of a character may have
/// been lost in conversion.
fn unpacked<'a>(text: &'a str, inputs: &JsValue) -> Option<Vec<&'a str>> {
    let count = inputs.dyn_ref::<Array>()?.length() as usize;
    if count == 0 {
        return Some(Vec::new());
    }
    let cells: Vec<&str> = text.split('\0').collect();
    let is_whole = cells.len() == count * ROLES.len() && !text.contains('\u{FFFD}');
    is_whole.then_some(cells)
}

fn cells_of(input: &LineInput) -> [&str; 3] {
    let action = if input.update_stock == Some(false) {
        "0"
    } else {
        ""
    };
    [&input.order_item_id.0, &input.code.0, action]
}

fn problems(checked: &Checked) -> Vec<LineProblem> {
    let problem = |problem: &Problem| LineProblem {
        index: problem.line.saturating_sub(1),
        field: match problem.column {
            Some(0) => Some("orderItemId"),
            Some(1) => Some("code"),
            _ => None,
        },
        code: problem.code.into(),
        severity: problem.severity.into(),
        message: problem.code.description().to_owned(),
        other: problem.other.map(|line| line.saturating_sub(1)),
    };
    checked.problems.iter().map(problem).collect()
}
