//! A run as a file.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use js_sys::Date;
use release_core::outcome::Unknown;
use release_core::{HasCode, OrderItemId, Outcome};
use release_file::export::{Evidence, Export, RowResult, Which, csv, json};
use release_file::rows::Columns;
use release_file::table::{Limits, Role, Table, TableError};
use release_run::{CounterTime, JournalError, Line, RunState};
use wasm_bindgen::JsValue;

use crate::api::{self, ReadAs, SavedBody, SavedLine, Source};
use crate::i18n::{Texts, explain};
use crate::lazy::read_sheet;

/// What of a run is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Every row of the file, as CSV.
    Everything,
    /// The rows that are not done, as CSV.
    NotDone,
    /// Every row, as JSON.
    Json,
}

/// Why there is no file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ExportError {
    /// The run cannot be read.
    Journal(JournalError),
    /// The file's bytes are not there.
    NoFile,
    /// The file cannot be read as it was.
    Table(TableError),
    /// The browser does not take the file.
    Browser,
}

/// Hands a run out as a file, as it stands in the journal.
pub(crate) async fn export_run(texts: Texts, number: u64, part: Part) -> Result<(), ExportError> {
    let read = api::load_run(number).await.map_err(ExportError::Journal)?;
    let (head, body, entries) = read.ok_or(ExportError::NoFile)?;
    let source = head.source();
    let (table, columns) = match &body.read {
        Some(read) => {
            let bytes = api::load_file(number).await.map_err(ExportError::Journal)?;
            let table = read_again(read, bytes.ok_or(ExportError::NoFile)?).await?;
            (table, body.columns.clone())
        }
        None => table_of(&body)?,
    };
    let lines = body.lines.iter().map(SavedLine::call).collect();
    let state = RunState::recover(head.settings, lines, entries);
    let by_line = by_line(texts, &table, &columns, &body, &state);
    let export = Export {
        table: &table,
        columns: &columns,
        applied: &body.edits.applied(),
        result: &|line| by_line.get(&line).cloned(),
        which: match part {
            Part::NotDone => Which::NotDone,
            Part::Everything | Part::Json => Which::Everything,
        },
    };
    let (bytes, kind, ending) = match part {
        Part::Json => {
            let bytes = json(&export).map_err(|_| ExportError::Browser)?;
            (bytes, "application/json", "json")
        }
        Part::Everything => (csv(&export).bytes, "text/csv", "csv"),
        Part::NotDone => (csv(&export).bytes, "text/csv", "not-done.csv"),
    };
    let name = format!("{}.run-{number}.{ending}", name_of(&source));
    api::download(&name, kind, &bytes).map_err(|_| ExportError::Browser)
}

/// What the file is called, without its ending.
fn name_of(source: &Source) -> String {
    match source {
        Source::File(file) => {
            let name = file.name.rsplit_once('.');
            match name.map_or(&*file.name, |(name, _)| name) {
                // Pasted cells; a name that begins with a dot would be hidden.
                "" => "lines".to_owned(),
                name => name.to_owned(),
            }
        }
        Source::Order(order) => {
            let number = order.number.clone();
            format!(
                "order-{}",
                number.unwrap_or_else(|| order.order.to_string())
            )
        }
    }
}

/// The lines of an order as a table.
fn table_of(body: &SavedBody) -> Result<(Table, Columns), ExportError> {
    let items: Vec<String> = body
        .lines
        .iter()
        .map(|line| line.item.to_string())
        .collect();
    let action = |line: &SavedLine| {
        if line.update_stock {
            "release"
        } else {
            "record"
        }
    };
    let lines = body.lines.iter().zip(&items);
    let cells: Vec<[&str; 3]> = lines
        .map(|(line, item)| [&**item, line.code.as_str(), action(line)])
        .collect();
    let table = Table::of_lines(&cells, &Limits::default()).map_err(ExportError::Table)?;
    let mut columns = Columns::default();
    for (at, role) in [Role::Item, Role::Code, Role::Action]
        .into_iter()
        .enumerate()
    {
        columns.set(role, Some(at));
    }
    Ok((table, columns))
}

/// Reads the file as it was read first.
async fn read_again(read: &ReadAs, bytes: Vec<u8>) -> Result<Table, ExportError> {
    match read {
        ReadAs::Text(overrides) => {
            Table::read(&bytes, *overrides, &Limits::default()).map_err(ExportError::Table)
        }
        ReadAs::Workbook { sheet, header } => {
            let sheet = Some(sheet.clone());
            let read = read_sheet(Rc::new(bytes), sheet, Some(*header)).await;
            read.map(|read| read.table).map_err(|_| ExportError::NoFile)
        }
    }
}

/// What became of each row, by its line in the file: of this run, of those
/// before it, and of rows that say the same as another one.
fn by_line(
    texts: Texts,
    table: &Table,
    columns: &Columns,
    body: &SavedBody,
    state: &RunState,
) -> BTreeMap<u32, RowResult> {
    let mut known = body.earlier.clone();
    known.extend(results(texts, body, state));
    let applied = body.edits.applied();
    let column = columns.get(Role::Item);
    let item = |row| applied.cell(row, column?)?.parse::<OrderItemId>().ok();
    let of_rows = table.rows();
    let by_item: HashMap<_, _> = of_rows
        .filter_map(|row| Some((item(row)?, known.get(&row.line())?.clone())))
        .collect();
    for row in table.rows() {
        if known.contains_key(&row.line()) {
            continue;
        }
        let result = if applied.is_left_out(row.line()) {
            Some(RowResult {
                outcome: "left_out".to_owned(),
                ..RowResult::default()
            })
        } else {
            item(row).and_then(|item| by_item.get(&item).cloned())
        };
        known.extend(result.map(|result| (row.line(), result)));
    }
    known
}

/// What became of each line of a run, by its line in the file.
pub(super) fn results(
    texts: Texts,
    body: &SavedBody,
    state: &RunState,
) -> BTreeMap<u32, RowResult> {
    let lines = body.lines.iter().zip(state.lines());
    // The first reading of each; a file may have as many products as lines.
    let mut first = HashMap::new();
    for it in state.counters() {
        first.entry((it.product, it.time)).or_insert(&it.reserved);
    }
    let result = |(saved, line): (&SavedLine, &Line)| {
        let mut result = result(texts, line);
        let reserved = |time| {
            let found = saved
                .product
                .and_then(|product| first.get(&(product, time)));
            found
                .and_then(|reserved| (*reserved).clone())
                .unwrap_or_default()
        };
        result.evidence.reserved_before = reserved(CounterTime::Before);
        result.evidence.reserved_after = reserved(CounterTime::After);
        (saved.line_no, result)
    };
    lines.map(result).collect()
}

fn result(texts: Texts, line: &Line) -> RowResult {
    let status = line.status();
    let Some(outcome) = line.outcome() else {
        return RowResult {
            outcome: status.as_str().to_owned(),
            ..RowResult::default()
        };
    };
    let key = outcome.code();
    let mut detail = explain(texts, key).what.to_owned();
    if let Some(refusal) = outcome.refusal() {
        let fields = refusal.fields.iter().flat_map(|field| &field.messages);
        for words in refusal.detail.iter().chain(fields) {
            detail += " ";
            detail += words;
        }
    }
    if let Some(settled) = line.settled() {
        detail += " ";
        detail += &settled.note;
    }
    RowResult {
        // What a person found to be done is not to be sent again.
        done: status.is_done(),
        outcome: status.as_str().to_owned(),
        key: key.to_string(),
        detail,
        time: line.ended_at().map(|at| iso(at.get())).unwrap_or_default(),
        evidence: Evidence {
            status: last_status(line),
            earlier_answers: earlier_answers(line),
            ..evidence(outcome)
        },
    }
}

/// The keys of the answers before the last, each with the line or the code that
/// it names where that is another one.
fn earlier_answers(line: &Line) -> String {
    let mut answers: Vec<String> = line
        .answers()
        .map(|answer| {
            let evidence = evidence(answer.outcome);
            let key = answer.outcome.code().to_string();
            let named = [evidence.answered_line, evidence.answered_code].concat();
            [key, named].join(" ").trim_end().to_owned()
        })
        .collect();
    answers.pop();
    answers.join("; ")
}

/// The HTTP status of a line's last answer.
fn last_status(line: &Line) -> String {
    let Some(last) = line.answers().last() else {
        return String::new();
    };
    match (last.status, last.outcome) {
        (Some(status), _) => status.to_string(),
        // Runs of older versions kept no more of a success.
        (None, outcome) if outcome.is_done() => "2xx".to_owned(),
        (None, _) => String::new(),
    }
}

/// What Omnitron's answer proves of a line.
fn evidence(outcome: &Outcome) -> Evidence {
    match outcome {
        Outcome::Released(mapping) | Outcome::Recorded(mapping) => Evidence {
            mapping: mapping.pk.map(|pk| pk.to_string()).unwrap_or_default(),
            ..Evidence::default()
        },
        Outcome::Unknown(Unknown::OtherLine { answered, .. }) => Evidence {
            answered_line: answered.to_string(),
            ..Evidence::default()
        },
        Outcome::Unknown(Unknown::OtherCode { answered, .. }) => Evidence {
            answered_code: answered.clone(),
            ..Evidence::default()
        },
        _ => Evidence::default(),
    }
}

#[allow(clippy::cast_precision_loss)]
fn iso(millis: u64) -> String {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    date.to_iso_string().into()
}
