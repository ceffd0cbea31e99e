//! Reading a file's bytes into a table.

use std::rc::Rc;

use release_file::table::{Limits, Table, TableError};
use release_web_logic::{FileRead, ReadAs};
use release_xlsx::WorkbookError;

use super::workbook::{SheetError, SheetRead, read_sheet};

/// Why bytes make no table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ReadFailure {
    /// They make no table.
    Table(TableError),
    /// They are no workbook, or none that can be read.
    Workbook(WorkbookError),
    /// What reads workbooks did not load.
    Part,
}

/// Reads a file as it was chosen, or as it was read before.
pub(crate) async fn read(bytes: &Rc<Vec<u8>>, read_as: ReadAs) -> Result<FileRead, ReadFailure> {
    match read_as {
        ReadAs::Text(overrides) => {
            let table = Table::read(bytes, overrides, &Limits::default());
            Ok(FileRead {
                read_as,
                sheets: Vec::new(),
                table: table.map_err(ReadFailure::Table)?,
            })
        }
        ReadAs::Workbook { sheet, header } => {
            match read_sheet(bytes.clone(), sheet, header).await {
                Ok(SheetRead {
                    sheets,
                    sheet,
                    table,
                }) => Ok(FileRead {
                    read_as: ReadAs::Workbook {
                        sheet: Some(sheet),
                        header,
                    },
                    sheets,
                    table,
                }),
                Err(SheetError::Workbook(error)) => Err(ReadFailure::Workbook(error)),
                Err(SheetError::Part) => Err(ReadFailure::Part),
            }
        }
    }
}
