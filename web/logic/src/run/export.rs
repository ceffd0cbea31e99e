//! The words of a run as a file: its name, and what became of each row.

use std::collections::{BTreeMap, HashMap};

use release_core::outcome::Unknown;
use release_core::{HasCode, OrderItemId, Outcome};
use release_file::export::{Evidence, RowResult, Which};
use release_file::rows::Columns;
use release_file::table::{Limits, Role, Row, Table, TableError};
use release_run::{CounterTime, Line, RunState};

use crate::iso::iso;
use crate::saved::{SavedBody, SavedLine, Source};

/// What a person is told of an outcome, in their language.
pub type ExplainOutcome<'a> = &'a dyn Fn(&Outcome) -> String;

/// What of a run is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Every row of the file, as CSV.
    Everything,
    /// The rows that are not done, as CSV.
    NotDone,
    /// Every row, as JSON.
    Json,
}

impl Part {
    /// Which rows it has.
    pub const fn which(self) -> Which {
        match self {
            Self::NotDone => Which::NotDone,
            Self::Everything | Self::Json => Which::Everything,
        }
    }

    /// Its media type.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Everything | Self::NotDone => "text/csv",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Everything => "csv",
            Self::NotDone => "not-done.csv",
            Self::Json => "json",
        }
    }
}

/// What the file is called that holds a part of a run.
pub fn file_name(source: &Source, run: u64, part: Part) -> String {
    named(source, run, part.ending())
}

/// What the file is called that holds a run as evidence.
pub fn evidence_name(source: &Source, run: u64) -> String {
    named(source, run, "evidence.jsonl")
}

fn named(source: &Source, run: u64, ending: &str) -> String {
    format!("{}.run-{run}.{ending}", stem(source))
}

/// What the run's own file is called, without its ending.
fn stem(source: &Source) -> String {
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
///
/// # Errors
///
/// They are more than a table may hold.
pub fn table_of(body: &SavedBody) -> Result<(Table, Columns), TableError> {
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
    let table = Table::of_lines(&cells, &Limits::default())?;
    let mut columns = Columns::default();
    for (at, role) in [Role::Item, Role::Code, Role::Action]
        .into_iter()
        .enumerate()
    {
        columns.set(role, Some(at));
    }
    Ok((table, columns))
}

/// What became of each row, by its line in the file: of this run, of those
/// before it, and of rows that say the same as another one.
pub fn by_line(
    explain: ExplainOutcome<'_>,
    table: &Table,
    columns: &Columns,
    body: &SavedBody,
    state: &RunState,
) -> BTreeMap<u32, RowResult> {
    let mut known = body.earlier.clone();
    known.extend(results(explain, body, state));
    let applied = body.edits.applied();
    let column = columns.get(Role::Item);
    let item = |row: Row<'_>| {
        let found = body.items.get(&row.line()).copied();
        found.or_else(|| applied.cell(row, column?)?.parse::<OrderItemId>().ok())
    };
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

/// Whether any row of the file is not done, by what became of each.
pub fn has_unfinished(table: &Table, by_line: &BTreeMap<u32, RowResult>) -> bool {
    let is_done = |line| by_line.get(&line).is_some_and(|result| result.done);
    table.rows().any(|row| !is_done(row.line()))
}

/// What became of each line of a run, by its line in the file.
pub fn results(
    explain: ExplainOutcome<'_>,
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
        let mut result = result(explain, line);
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

fn result(explain: ExplainOutcome<'_>, line: &Line) -> RowResult {
    let status = line.status();
    let Some(outcome) = line.outcome() else {
        return RowResult {
            outcome: status.as_str().to_owned(),
            ..RowResult::default()
        };
    };
    let key = outcome.code();
    let mut detail = explain(outcome);
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
        time: line.ended_at().map(iso).unwrap_or_default(),
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
