//! Fixes of cells that a person takes with one press, and what was changed.

use release_core::{LineCode, OrderItemId};
use release_file::FileCode;
use release_file::rows::Edit;
use release_file::table::{Role, Row};

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

/// The line ID of a row with digits in place of the letters that look like
/// them, if that makes it an ID. A code is never changed so: its letters may be
/// meant.
pub fn digits_of(draft: &Draft, index: usize) -> Option<Change> {
    let row = draft.table.row(index)?;
    let column = draft.columns.get(Role::Item)?;
    let before = draft.edits.cell(row, column)?;
    // Letters alone are a word.
    if !before.contains(|character: char| character.is_ascii_digit()) {
        return None;
    }
    let after: String = before.chars().map(digit_like).collect();
    let is_id = after.parse::<OrderItemId>().is_ok();
    (is_id && after != before).then(|| Change {
        line: row.line(),
        column,
        before: before.to_owned(),
        after,
    })
}

const fn digit_like(character: char) -> char {
    match character {
        'l' | 'I' | 'ı' => '1',
        'o' | 'O' => '0',
        other => other,
    }
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
