//! Detection of workbooks, by first bytes and by name.

/// The first bytes of workbooks: zip archives, and compound files, which are those with a password
/// and those from before 2007; these are refused.
const BEGINS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// The endings of the names of workbooks.
const ENDINGS: [&str; 3] = [".xlsx", ".xlsm", ".xls"];

/// Whether a file is to be read as a workbook, by its first bytes or by its name.
///
/// A file that is a workbook only by its name is refused by
/// [`Workbook::open`](crate::Workbook::open). Read as text it would be a table too, and nobody
/// would notice that the file is damaged.
pub fn is_workbook(name: &str, bytes: &[u8]) -> bool {
    let name = name.trim_end().to_ascii_lowercase();
    BEGINS.iter().any(|begin| bytes.starts_with(begin))
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}
