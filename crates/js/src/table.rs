//! A file that stays in the module and is read page by page, so that its rows are never passed as
//! objects all at once.

use std::collections::BTreeSet;

use release_core::id::OrderItemId;
use release_file::rows::{Action, Applied, CheckContext, Checked, Columns, check};
use release_file::table::{Role, Row, Table};
use release_run::LineStatus;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code;
use crate::convert;
use crate::error::Failure;
use crate::model::{
    CheckCounts, CheckOptions, Line, RowProblem, TableColumn, TableOptions, TableRow, TableSummary,
    id_text,
};

/// For the package's loader: a file that was read.
#[wasm_bindgen]
pub struct TableHandle {
    table: Table,
    columns: Columns,
}

/// For the package's loader: what a check of it has found.
#[wasm_bindgen]
pub struct CheckHandle(Checked);

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[wasm_bindgen]
impl TableHandle {
    /// Reads a text file; what the options do not say is detected.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], options: Ts<TableOptions>) -> Result<TableHandle, Failure> {
        let options = convert::from_ts(&options, "options")?;
        let table = Table::read(bytes, options.overrides(), &options.limits())?;
        let columns = Columns::matched(&table);
        Ok(Self { table, columns })
    }

    /// How it is written, and its columns.
    pub fn summary(&self) -> Result<Ts<TableSummary>, Failure> {
        let format = self.table.format();
        let role = |column| {
            let mut roles = Role::ALL.into_iter();
            roles.find(|role| self.columns.get(*role) == Some(column))
        };
        let name = |column| Some(self.table.header()?.cell(column)?.to_owned());
        convert::to_ts(&TableSummary {
            rows: count(self.table.len()),
            columns: (0..self.table.width())
                .map(|column| TableColumn {
                    name: name(column),
                    role: role(column),
                })
                .collect(),
            encoding: format.encoding,
            delimiter: format.delimiter,
            header: format.header,
            blank_lines: self.table.blank_lines(),
        })
    }

    /// Some of its rows, by their places after the header, from 0.
    pub fn rows(&self, from: u32, count: u32) -> Result<Vec<Ts<TableRow>>, Failure> {
        let row = |row: Row| {
            convert::to_ts(&TableRow {
                line: row.line(),
                cells: row.cells().map(str::to_owned).collect(),
            })
        };
        let rows = self.table.rows().skip(from as usize).take(count as usize);
        rows.map(row).collect()
    }

    /// Checks all rows.
    pub fn check(&self, options: Ts<CheckOptions>) -> Result<CheckHandle, Failure> {
        let options = convert::from_ts(&options, "options")?;
        let mut columns = self.columns.clone();
        if let Some(chosen) = &options.columns {
            columns = Columns::default();
            for (role, column) in &chosen.0 {
                columns.set(*role, Some(*column));
            }
        }
        let done = options.done.iter().flatten();
        let done = done.map(|id| id_text::<OrderItemId>(id, "options.done"));
        let done = done.collect::<Result<BTreeSet<_>, _>>()?;
        let confirmed = code::known(options.confirmed.as_deref().unwrap_or_default());
        let context = CheckContext {
            before: &|item| done.contains(&item).then_some(LineStatus::Released),
            default_action: match options.update_stock {
                Some(false) => Action::Record,
                _ => Action::Release,
            },
            confirmed: &confirmed,
            ..CheckContext::default()
        };
        let checked = check(&self.table, &columns, &Applied::default(), &context);
        Ok(CheckHandle(checked))
    }
}

#[wasm_bindgen]
impl CheckHandle {
    /// How many rows can be sent, and how many problems there are.
    pub fn counts(&self) -> Result<Ts<CheckCounts>, Failure> {
        convert::to_ts(&CheckCounts {
            rows: count(self.0.counts.rows),
            ready: count(self.0.counts.ready),
            problems: count(self.0.problems.len()),
        })
    }

    /// Some of the problems, in the order of the file.
    pub fn problems(&self, from: u32, count: u32) -> Result<Vec<Ts<RowProblem>>, Failure> {
        let problems = self.0.problems.iter();
        let problems = problems.skip(from as usize).take(count as usize);
        problems
            .map(|problem| convert::to_ts(&RowProblem::from(problem)))
            .collect()
    }

    /// Some of the lines that can be sent, in the order of the file.
    pub fn lines(&self, from: u32, count: u32) -> Result<Vec<Ts<Line>>, Failure> {
        let lines = self.0.lines.iter().skip(from as usize).take(count as usize);
        lines
            .map(|line| convert::to_ts(&Line::from(line)))
            .collect()
    }
}
