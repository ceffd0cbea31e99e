//! Keeping a spreadsheet from running a cell, reversibly.
//!
//! On export, a cell that begins with `=` `+` `-` `@`, a tab, a line break or
//! an apostrophe gets one apostrophe before it. On import exactly one is taken
//! off, and only
//!
//! - if the file is ours: its last header cells are [`RESULT_COLUMNS`], and
//! - if what follows the apostrophe begins with one of those characters.
//!
//! So a code of another system that begins with an apostrophe is never
//! touched: in a foreign file nothing is, and in ours it has two.

/// The columns that an export adds at the end; by them our files are known
/// again. The same in every language.
pub const RESULT_COLUMNS: [&str; 4] = [
    "release_outcome",
    "release_key",
    "release_detail",
    "release_time",
];

fn is_guarded(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\''])
}

/// Whether an apostrophe must go before it.
pub(crate) fn needs_guard(text: &str) -> bool {
    is_guarded(text)
}

/// The cell of one of our files without the apostrophe that we added, if we did.
pub(super) fn unguarded(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|rest| is_guarded(rest))
}

/// Whether a header is that of one of our files.
pub(super) fn is_ours<'a>(header: impl DoubleEndedIterator<Item = &'a str>) -> bool {
    let mut from_end = header.rev();
    RESULT_COLUMNS
        .iter()
        .rev()
        .all(|name| from_end.next() == Some(name))
}
