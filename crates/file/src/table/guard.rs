//! The guard against cells that a spreadsheet would run: a removable apostrophe.
//!
//! On export, a cell that begins with `=` `+` `-` `@`, a tab, a line break or
//! an apostrophe gets one apostrophe before it. On import exactly one is
//! removed, and only
//!
//! - if the file is ours: its last header cells are [`RESULT_COLUMNS`], and
//! - if what follows the apostrophe begins with one of those characters.
//!
//! So a code of another system that begins with an apostrophe is never changed:
//! in a foreign file nothing is removed, and in ours it has two.

/// The columns that an export adds at the end, which identify our files. They
/// are the same in every language.
pub const RESULT_COLUMNS: [&str; 4] = [
    "release_outcome",
    "release_key",
    "release_detail",
    "release_time",
];

/// The columns for the evidence of an outcome, which an export adds before [`RESULT_COLUMNS`].
pub const EVIDENCE_COLUMNS: [&str; 7] = [
    "release_status",
    "release_mapping",
    "release_answered_line",
    "release_answered_code",
    "release_reserved_before",
    "release_reserved_after",
    "release_earlier_answers",
];

/// Whether a text needs an apostrophe, so that no spreadsheet takes it for a formula.
pub(crate) fn needs_guard(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\''])
}

/// The text of a cell of one of our files without the apostrophe, if it was added.
pub(super) fn unguarded(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|rest| needs_guard(rest))
}

/// The number of columns at the end of a header that one of our exports added;
/// 0 if the file is not ours. Exports of earlier versions had no evidence.
pub(super) fn added<'a>(header: impl DoubleEndedIterator<Item = &'a str>) -> usize {
    let mut from_end = header.rev();
    let mut ends_with =
        |names: &[&str]| names.iter().rev().all(|name| from_end.next() == Some(name));
    if !ends_with(&RESULT_COLUMNS) {
        0
    } else if ends_with(&EVIDENCE_COLUMNS) {
        EVIDENCE_COLUMNS.len() + RESULT_COLUMNS.len()
    } else {
        RESULT_COLUMNS.len()
    }
}
