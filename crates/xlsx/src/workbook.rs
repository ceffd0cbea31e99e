//! Workbooks and their sheets.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use release_file::table::{Cell, Limits, Table, TableBuilder};
use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::error::WorkbookError;
use crate::tags::{attribute, tags};

/// Limits on the size of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkbookLimits {
    /// The file itself ([`Limits::bytes`]), and the table of a sheet.
    pub table: Limits,
    /// Bytes of all parts together, unpacked: 256 MB (268,435,456).
    pub unpacked: u64,
}

impl Default for WorkbookLimits {
    fn default() -> Self {
        Self {
            table: Limits::default(),
            unpacked: 256 << 20,
        }
    }
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether Excel shows it.
    pub visible: bool,
}

/// A workbook that was opened.
pub struct Workbook<'a> {
    bytes: &'a [u8],
    limits: WorkbookLimits,
    xlsx: Xlsx<Cursor<&'a [u8]>>,
    sheets: Vec<Sheet>,
}

/// The first bytes of an old XLS file, or of a workbook with a password.
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

impl<'a> Workbook<'a> {
    /// Opens a workbook, after measuring it.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::TooLarge`], [`WorkbookError::Protected`],
    /// [`WorkbookError::Unreadable`], and a file above [`Limits::bytes`].
    pub fn open(bytes: &'a [u8], limits: WorkbookLimits) -> Result<Self, WorkbookError> {
        limits.table.check_size(bytes.len() as u64)?;
        if bytes.starts_with(COMPOUND_FILE) {
            return Err(WorkbookError::Protected);
        }
        Archive::open(bytes, limits.unpacked)?.measure()?;
        let xlsx = Xlsx::new(Cursor::new(bytes)).map_err(workbook_error)?;
        let sheets = xlsx.sheets_metadata().iter().map(|sheet| Sheet {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
        });
        let sheets = sheets.collect();
        Ok(Self {
            bytes,
            limits,
            xlsx,
            sheets,
        })
    }

    /// The sheets, in the workbook's order.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Reads a sheet; whether its first row is a header is detected unless
    /// given.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::NoSheet`], [`WorkbookError::TooLarge`],
    /// [`WorkbookError::Unreadable`], and [`WorkbookError::Table`] with a limit
    /// or an empty sheet.
    pub fn read(&mut self, name: &str, header: Option<bool>) -> Result<Table, WorkbookError> {
        let index = self.sheets.iter().position(|sheet| sheet.name == name);
        let Some(index) = index else {
            let name = name.to_owned();
            return Err(WorkbookError::NoSheet { name });
        };
        let mut builder = TableBuilder::new(self.limits.table);
        for line in self.hidden_rows(index)? {
            builder.hide(line);
        }
        let mut cells = self
            .xlsx
            .worksheet_cells_reader(name)
            .map_err(workbook_error)?;
        while let Some(cell) = cells.next_cell().map_err(workbook_error)? {
            let (row, column) = cell.get_position();
            push(
                &mut builder,
                row.saturating_add(1),
                column,
                cell.get_value(),
            )?;
        }
        Ok(builder.finish(header)?)
    }

    /// The hidden rows of a sheet; unpacking it also measures it.
    fn hidden_rows(&self, index: usize) -> Result<Vec<u32>, WorkbookError> {
        let mut archive = Archive::open(self.bytes, self.limits.unpacked)?;
        let Some(path) = sheet_path(&mut archive, index)? else {
            let reason = "the sheet is not where the workbook says";
            return Err(WorkbookError::unreadable(reason));
        };
        let Some(xml) = archive.text(&path)? else {
            return Err(WorkbookError::unreadable(format!("there is no {path}")));
        };
        let hidden = |tag: &&str| matches!(attribute(tag, "hidden"), Some("1" | "true"));
        let rows = tags(&xml, "row").filter(hidden);
        Ok(rows
            .filter_map(|tag| attribute(tag, "r")?.parse().ok())
            .collect())
    }
}

/// The path of the sheet at this index of the workbook.
fn sheet_path(archive: &mut Archive, index: usize) -> Result<Option<String>, WorkbookError> {
    let root = archive.text("_rels/.rels")?.unwrap_or_default();
    let workbook = tags(&root, "Relationship")
        .find(|tag| attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")))
        .and_then(|tag| attribute(tag, "Target"))
        .unwrap_or("xl/workbook.xml")
        .trim_start_matches('/')
        .to_owned();
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let book = archive.text(&workbook)?.unwrap_or_default();
    let links = archive.text(&format!("{folder}/_rels/{file}.rels"))?;
    let links = links.unwrap_or_default();
    let path = || {
        let id = attribute(tags(&book, "sheet").nth(index)?, "id")?;
        let mut links = tags(&links, "Relationship");
        let link = links.find(|tag| attribute(tag, "Id") == Some(id))?;
        let target = attribute(link, "Target")?;
        Some(match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}"),
        })
    };
    Ok(path())
}

fn push(
    builder: &mut TableBuilder,
    line: u32,
    column: u32,
    value: &DataRef,
) -> Result<(), WorkbookError> {
    let text;
    let cell = match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::Text(text),
        DataRef::SharedString(text) => Cell::Text(text),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        #[expect(clippy::cast_precision_loss, reason = "a cell holds no other numbers")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::DateTime(date) => {
            text = written(date);
            Cell::Date(&text)
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Date(text),
        DataRef::Error(_) => {
            text = Data::from(value.clone()).to_string();
            Cell::Error(&text)
        }
    };
    Ok(builder.push(line, column, cell)?)
}

/// `2024-02-01`, with the time if there is one.
fn written(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

fn workbook_error(error: XlsxError) -> WorkbookError {
    match error {
        XlsxError::Password => WorkbookError::Protected,
        other => WorkbookError::unreadable(other),
    }
}
