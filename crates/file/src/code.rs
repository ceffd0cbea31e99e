//! Codes of files: problems of tables, columns, rows and cells.

use release_core::code::LineCode;
use release_run::Doubt;

use crate::resolve::ResolveCode;

release_core::error_codes! {
    /// A problem of a file, of its columns, or of one of its rows.
    pub enum FileCode {
        NothingSent {
            /// A file has no rows.
            TableEmpty = "table.empty",
            /// A file has more bytes than are taken.
            TableTooLarge = "table.too_large",
            /// A file has more rows than are taken.
            TableTooManyRows = "table.too_many_rows",
            /// A file has more cells than are taken.
            TableTooManyCells = "table.too_many_cells",
            /// A cell is longer than is taken.
            TableCellTooLong = "table.cell_too_long",
            /// A file holds bytes that are no text in its encoding.
            TableUndecodable = "table.undecodable",
            /// A quote is opened and never closed.
            TableUnclosedQuote = "table.unclosed_quote",
            /// The cells of a sheet do not come in order.
            TableDisorder = "table.disorder",
            /// No column is chosen for the line's id, nor both for the order's
            /// number and the SKU, by which it is found.
            ColumnsNoItem = "columns.no_item",
            /// No column is chosen for the code.
            ColumnsNoCode = "columns.no_code",
            /// One column is chosen for two things.
            ColumnsShared = "columns.shared",
            /// A row has more or fewer cells than there are columns.
            RowUneven = "row.uneven",
            /// A row is hidden in its sheet.
            RowHidden = "row.hidden",
            /// A row says the same as an earlier one.
            RowRepeated = "row.repeated",
            /// Two rows say different things of one line.
            RowConflict = "row.conflict",
            /// Two lines have the same code.
            RowSameCode = "row.same_code",
            /// The line was released or recorded before.
            RowAlreadyDone = "row.already_done",
            /// The line was sent before, and nobody can say what became of it.
            RowUnknownBefore = "row.unknown_before",
            /// A run that has not ended may still send the line.
            RowInRun = "row.in_run",
            /// It cannot be told whether to release or to record.
            RowAction = "row.action",
            /// Omnitron has no such line, or this user may not see it.
            LiveMissing = "live.missing",
            /// In Omnitron the line belongs to an order of another number.
            LiveOtherOrder = "live.other_order",
            /// In Omnitron the line is of another product.
            LiveOtherSku = "live.other_sku",
            /// In Omnitron the line or its order is cancelled, or asked to be.
            LiveCancelled = "live.cancelled",
            /// Omnitron has not sent the order to the ERP.
            LiveNotSentToErp = "live.not_sent_to_erp",
            /// Not all of the row could be compared with Omnitron.
            LiveUnchecked = "live.unchecked",
            /// The quotes of a cell are not in order.
            CellBrokenQuote = "cell.broken_quote",
            /// The text was taken out of `="…"`.
            CellUnwrapped = "cell.unwrapped",
            /// The apostrophe of our own export was taken off.
            CellUnguarded = "cell.unguarded",
            /// The code is written like Excel's shortened numbers, `1.23E+15`.
            CodeScientific = "code.scientific",
            /// The code could be read as a number with an exponent, `22E1`.
            CodeExponent = "code.exponent",
            /// The code looks like a date.
            CodeDate = "code.date",
            /// The code has more than 15 digits, and only zeros after them.
            CodeManyZeros = "code.many_zeros",
            /// The id is written like Excel's shortened numbers.
            IdScientific = "id.scientific",
            /// The code is a number in the sheet, so that leading zeros are gone.
            SheetNumber = "sheet.number",
            /// A number in the sheet with more than 15 digits, which Excel rounds.
            SheetLongNumber = "sheet.long_number",
            /// A number in the sheet with a fraction.
            SheetFraction = "sheet.fraction",
            /// A date in the sheet.
            SheetDate = "sheet.date",
            /// A truth value in the sheet.
            SheetBool = "sheet.bool",
            /// An error in the sheet.
            SheetError = "sheet.error",
        }
        ..
        /// A problem of the line id or the code in a row.
        Line(LineCode),
        ..
        /// What is in the way of finding the line of a row.
        Resolve(ResolveCode),
    }
}

impl From<Doubt> for FileCode {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::Done => Self::RowAlreadyDone,
            Doubt::Unknown => Self::RowUnknownBefore,
            Doubt::InRun => Self::RowInRun,
            Doubt::Cancelled => Self::LiveCancelled,
            Doubt::NotInErp => Self::LiveNotSentToErp,
            Doubt::SameCode => Self::RowSameCode,
        }
    }
}
