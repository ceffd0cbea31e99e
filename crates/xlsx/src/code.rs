//! Codes of workbooks.

use release_file::FileCode;

release_core::error_codes! {
    /// A reason why a workbook cannot be read.
    pub enum WorkbookCode {
        NothingSent {
            /// A workbook cannot be read.
            WorkbookUnreadable = "workbook.unreadable",
            /// A workbook would become too large when unpacked.
            WorkbookTooLarge = "workbook.too_large",
            /// A workbook is protected by a password, or is of an old kind.
            WorkbookProtected = "workbook.protected",
            /// A workbook has no such sheet.
            WorkbookNoSheet = "workbook.no_sheet",
        }
        ..
        /// A problem of the table in its sheet.
        Table(FileCode),
    }
}
