//! What of a run is not done, told without reading its file again.

use release_run::Counts;

use crate::saved::SavedBody;

/// What the export of what is not done has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// No row: all are done.
    Nothing,
    /// Only rows that were never sent.
    Unsent,
    /// Lines of this run or of one before it, too.
    Lines,
}

/// What of a run is not done. None where an older version has kept it: then its
/// file alone can say.
pub fn unfinished(body: &SavedBody, counts: &Counts) -> Option<Unfinished> {
    let is_done = counts.done() == counts.total() && body.earlier.values().all(|it| it.done);
    if !is_done {
        return Some(Unfinished::Lines);
    }
    // Lines of an order have no file with more rows.
    let unsent = if body.read.is_some() { body.unsent? } else { 0 };
    Some(if unsent > 0 {
        Unfinished::Unsent
    } else {
        Unfinished::Nothing
    })
}
