//! The spaces around a cell, which a reader of the screen would not see.

/// A cell in three: the white space before, the text, and the white space
/// after. Together they are the cell.
pub fn outer_spaces(cell: &str) -> [&str; 3] {
    let rest = cell.trim_start();
    let text = rest.trim_end();
    let (before, _) = cell.split_at(cell.len() - rest.len());
    let (_, after) = rest.split_at(text.len());
    [before, text, after]
}
