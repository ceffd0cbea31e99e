//! What is read as a workbook.

/// How workbooks begin: as zip archives; those with a password and those of before 2007, which are
/// told apart and refused, as compound files.
const BEGINS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// How the names of workbooks end.
const ENDINGS: [&str; 3] = [".xlsx", ".xlsm", ".xls"];

/// Whether a file is to be read as a workbook, by its first bytes or by its name.
///
/// One that is a workbook by its name only is refused by [`Workbook::open`](crate::Workbook::open).
/// As text it would make a table too, and nobody would learn that the file is damaged.
pub fn is_workbook(name: &str, bytes: &[u8]) -> bool {
    let name = name.trim_end().to_ascii_lowercase();
    BEGINS.iter().any(|begin| bytes.starts_with(begin))
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}
