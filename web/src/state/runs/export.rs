//! A run as a file.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use js_sys::Date;
use release_core::run::{Entry, JournalError, Line, RunState, Settlement};
use release_core::{OrderItemId, Outcome, Told};
use release_file::export::{Export, RowResult, Which, csv, json};
use release_file::table::{Limits, Role, Table, TableError};
use wasm_bindgen::JsValue;

use crate::api::{self, ReadAs, SavedBody, SavedLine};
use crate::i18n::{Texts, told_of_line};
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
    let bytes = api::load_file(number).await.map_err(ExportError::Journal)?;
    let table = read_again(&body.read, bytes.ok_or(ExportError::NoFile)?).await?;
    let times = times(&entries);
    let lines = body.lines.iter().map(SavedLine::call).collect();
    let state = RunState::recover(head.settings, lines, entries);
    let by_line = by_line(texts, &table, &body, &state, &times);
    let export = Export {
        table: &table,
        columns: &body.columns,
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
    let name = head.file.name.rsplit_once('.');
    let name = match name.map_or(&*head.file.name, |(name, _)| name) {
        // Pasted cells; a name that begins with a dot would be hidden.
        "" => "lines",
        name => name,
    };
    let name = format!("{name}.run-{number}.{ending}");
    api::download(&name, kind, &bytes).map_err(|_| ExportError::Browser)
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

/// When each line ended.
pub(super) fn times(entries: &[Entry]) -> HashMap<u32, u64> {
    let ended = entries.iter().filter_map(|entry| match entry {
        Entry::Ended { line, at, .. } => Some((*line, *at)),
        _ => None,
    });
    ended.collect()
}

/// What became of each row, by its line in the file: of this run, of those
/// before it, and of rows that say the same as another one.
fn by_line(
    texts: Texts,
    table: &Table,
    body: &SavedBody,
    state: &RunState,
    times: &HashMap<u32, u64>,
) -> BTreeMap<u32, RowResult> {
    let mut known = body.earlier.clone();
    known.extend(results(texts, body, state, times));
    let applied = body.edits.applied();
    let column = body.columns.get(Role::Item);
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
    times: &HashMap<u32, u64>,
) -> BTreeMap<u32, RowResult> {
    let lines = (0_u32..).zip(&body.lines).zip(state.lines());
    lines
        .map(|((at, saved), line)| (saved.line_no, result(texts, line, times.get(&at))))
        .collect()
}

fn result(texts: Texts, line: &Line, ended: Option<&u64>) -> RowResult {
    let Some(outcome) = line.outcome() else {
        return RowResult {
            outcome: "not_sent".to_owned(),
            ..RowResult::default()
        };
    };
    let settled = line.settled();
    let word = match (outcome, settled.map(|settled| settled.settlement)) {
        (Outcome::Released(_), _) => "released",
        (Outcome::Recorded(_), _) => "recorded",
        (Outcome::Refused(_), _) => "refused",
        (Outcome::NotSent(_), _) => "not_sent",
        (Outcome::Unknown(_), None) => "unknown",
        (Outcome::Unknown(_), Some(Settlement::Done)) => "settled_done",
        (Outcome::Unknown(_), Some(Settlement::NotSent)) => "settled_not_sent",
    };
    let key = outcome.key();
    let mut detail = told_of_line(texts, key).what.to_owned();
    if let Some(refusal) = outcome.refusal() {
        let fields = refusal.fields.iter().flat_map(|field| &field.messages);
        for words in refusal.detail.iter().chain(fields) {
            detail += " ";
            detail += words;
        }
    }
    if let Some(settled) = settled {
        detail += " ";
        detail += &settled.note;
    }
    RowResult {
        // What a person found to be done is not to be sent again.
        done: outcome.is_done() || word == "settled_done",
        outcome: word.to_owned(),
        key: key.to_string(),
        detail,
        time: ended.map(|at| iso(*at)).unwrap_or_default(),
    }
}

#[allow(clippy::cast_precision_loss)]
fn iso(millis: u64) -> String {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    date.to_iso_string().into()
}
