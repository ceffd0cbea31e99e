//! Fixes of cells that a person takes with one press, and what was changed.

use release_core::LineCode;
use release_file::FileCode;
use release_file::rows::Edit;
use release_file::table::Row;

use super::draft::Draft;

/// A cell before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The row's line in the file.
    pub line: u32,
    /// The column.
    pub column: usize,
    /// The cell's text without it.
    pub before: String,
    /// The cell's text with it.
    pub after: String,
}

/// The code of a row without the spaces before and after it, if it has any.
pub fn spaces_of(draft: &Draft, index: usize) -> Option<Change> {
    let row = draft.table.row(index)?;
    let mut problems = draft.checked.of_line(row.line()).iter();
    let spaces = FileCode::from(LineCode::CodeOuterSpaces);
    let column = problems.find(|problem| problem.code == spaces)?.column?;
    let before = draft.edits.cell(row, column)?;
    Some(Change {
        line: row.line(),
        column,
        before: before.to_owned(),
        after: before.trim().to_owned(),
    })
}

/// The same of every row that has this problem.
pub fn all_spaces(draft: &Draft) -> Vec<Change> {
    let rows = 0..draft.table.len();
    rows.filter_map(|row| spaces_of(draft, row)).collect()
}

/// These changes as one edit, undone as one; none where there is nothing to change.
pub fn without_spaces(changes: Vec<Change>) -> Option<Edit> {
    let column = changes.first()?.column;
    let cells = changes
        .into_iter()
        .map(|change| (change.line, change.after));
    Some(Edit::MendAll {
        column,
        cells: cells.collect(),
    })
}

/// The cells of a row that a person has changed.
pub fn changes_of(draft: &Draft, row: Row<'_>) -> Vec<Change> {
    let applied = draft.edits.applied();
    let changed = (0..draft.table.width()).filter_map(|column| {
        let after = applied.mended(row.line(), column)?;
        let before = row.cell(column).unwrap_or_default();
        (before != after).then(|| Change {
            line: row.line(),
            column,
            before: before.to_owned(),
            after: after.to_owned(),
        })
    });
    changed.collect()
}
