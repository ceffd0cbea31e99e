//! The reader of workbooks.

use std::rc::Rc;

use release_file::table::Table;
use release_xlsx::{Workbook, WorkbookError, WorkbookLimits};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The sheets of a workbook, and one of them read.
pub(super) struct SheetRead {
    pub(super) sheets: Vec<String>,
    /// Which was read.
    pub(super) sheet: String,
    pub(super) table: Table,
}

/// Why a sheet could not be read.
pub(super) enum SheetError {
    Workbook(WorkbookError),
    /// The reader did not load.
    Part,
}

impl From<SplitLoaderError> for SheetError {
    fn from(_: SplitLoaderError) -> Self {
        Self::Part
    }
}

/// Reads a sheet of a workbook, the first unless one is named. The reader is a part of
/// its own: it weighs more than any view, and few files need it.
#[wasm_split(workbook, fallible)]
pub(super) fn read_sheet(
    bytes: Rc<Vec<u8>>,
    sheet: Option<String>,
    header: Option<bool>,
) -> Result<SheetRead, SheetError> {
    let mut workbook =
        Workbook::open(&bytes, WorkbookLimits::default()).map_err(SheetError::Workbook)?;
    let sheets: Vec<String> = workbook.sheets().iter().map(|it| it.name.clone()).collect();
    let name = sheet
        .or_else(|| sheets.first().cloned())
        .unwrap_or_default();
    let table = workbook.read(&name, header).map_err(SheetError::Workbook)?;
    Ok(SheetRead {
        sheets,
        sheet: name,
        table,
    })
}
