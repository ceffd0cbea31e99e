//! Lists.

use serde::Serialize;

/// One page of a list, or a whole bare list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page<T> {
    /// How many rows there are on all pages; not told by a bare list.
    pub count: Option<u64>,
    /// Whether there is a page after this one.
    #[serde(rename = "next")]
    pub has_next: bool,
    /// The rows, in the server's order.
    #[serde(rename = "results")]
    pub rows: Vec<T>,
}

/// A page after each row was held against what was asked for.
///
/// An Omnitron ignores a filter that it does not know, without a word
/// (observed on stock django-filter), so a row that contradicts the filter
/// is dropped before a person can act on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked<T> {
    /// The page, less the rows that were dropped.
    pub page: Page<T>,
    /// How many rows were dropped. Above 0, the server ignores a filter.
    pub dropped: usize,
}

impl<T> Page<T> {
    pub(crate) fn check(mut self, keep: impl Fn(&T) -> bool) -> Checked<T> {
        let before = self.rows.len();
        self.rows.retain(keep);
        let dropped = before - self.rows.len();
        Checked {
            page: self,
            dropped,
        }
    }
}
