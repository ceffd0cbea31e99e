//! Hands a run out as a file.

use std::collections::BTreeMap;
use std::rc::Rc;

use release_core::{HasCode, Outcome};
use release_file::export::{Export, RowResult, csv, json};
use release_file::rows::Columns;
use release_file::table::{Table, TableError};
use release_run::{JournalError, RunState};
use release_web_logic::run::{self, Part, by_line, file_name, table_of};

use crate::api::{self, ReadFailure, SavedBody, Source};
use crate::i18n::{Texts, explain};

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

impl From<ReadFailure> for ExportError {
    fn from(failure: ReadFailure) -> Self {
        match failure {
            ReadFailure::Table(error) => Self::Table(error),
            ReadFailure::Workbook(_) | ReadFailure::Part => Self::NoFile,
        }
    }
}

/// A run as its exports need it: as it stands in the journal, with its file.
struct Exported {
    source: Source,
    body: SavedBody,
    table: Table,
    columns: Columns,
    by_line: BTreeMap<u32, RowResult>,
}

async fn load(texts: Texts, number: u64) -> Result<Exported, ExportError> {
    let read = api::load_run(number).await.map_err(ExportError::Journal)?;
    let (head, body, entries) = read.ok_or(ExportError::NoFile)?;
    let source = head.source();
    let (table, columns) = match &body.read {
        Some(read) => {
            let bytes = api::load_file(number).await.map_err(ExportError::Journal)?;
            let bytes = Rc::new(bytes.ok_or(ExportError::NoFile)?);
            let read = api::read(&bytes, read.clone()).await?;
            (read.table, body.columns.clone())
        }
        None => table_of(&body).map_err(ExportError::Table)?,
    };
    let state = RunState::recover(head.settings, body.calls(), entries);
    let by_line = by_line(&explained_outcome(texts), &table, &columns, &body, &state);
    Ok(Exported {
        source,
        body,
        table,
        columns,
        by_line,
    })
}

/// Whether any row of the run's file is not done: of this run, of an earlier one, or of none.
pub(crate) async fn has_unfinished(texts: Texts, number: u64) -> Result<bool, ExportError> {
    let run = load(texts, number).await?;
    Ok(run::has_unfinished(&run.table, &run.by_line))
}

/// Hands a run out as a file.
pub(crate) async fn export_run(texts: Texts, number: u64, part: Part) -> Result<(), ExportError> {
    let run = load(texts, number).await?;
    let export = Export {
        table: &run.table,
        columns: &run.columns,
        applied: &run.body.edits.applied(),
        items: &run.body.items,
        result: &|line| run.by_line.get(&line).cloned(),
        which: part.which(),
    };
    let bytes = match part {
        Part::Json => json(&export).map_err(|_| ExportError::Browser)?,
        Part::Everything | Part::NotDone => csv(&export).bytes,
    };
    let name = file_name(&run.source, number, part);
    api::download(&name, part.kind(), &bytes).map_err(|_| ExportError::Browser)
}

/// Hands a run out as evidence; the seal of the file.
pub(crate) async fn export_evidence(number: u64) -> Result<String, ExportError> {
    let read = api::load_run(number).await.map_err(ExportError::Journal)?;
    let (head, body, entries) = read.ok_or(ExportError::NoFile)?;
    let written = run::evidence(number, &head, &body, &entries);
    let (bytes, seal) = written.ok_or(ExportError::Browser)?;
    let name = run::evidence_name(&head.source(), number);
    api::download(&name, "application/jsonl", &bytes).map_err(|_| ExportError::Browser)?;
    Ok(seal)
}

/// What a person is told of an outcome.
pub(super) fn explained_outcome(texts: Texts) -> impl Fn(&Outcome) -> String {
    move |outcome| explain(texts, outcome.code()).what.to_owned()
}
