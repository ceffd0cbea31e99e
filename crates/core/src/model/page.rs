//! Pages of lists.

use crate::decode::{DecodeError, FromJson, Json};

/// One page of a list, or a whole bare list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The number of rows on all pages; `None` for a bare list.
    pub count: Option<u64>,
    /// Whether there is a page after this one.
    pub has_next: bool,
    /// The rows, in the server's order.
    pub rows: Vec<T>,
}

impl<T: FromJson> FromJson for Page<T> {
    /// Decodes `[…]` and `{"count", "next", "previous", "results": […]}`.
    ///
    /// The address in `next` is not kept: behind a proxy it can name another
    /// host, and the token must not go there.
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let Ok(members) = json.object() else {
            return Ok(Self {
                count: None,
                has_next: false,
                rows: Vec::from_json(json)?,
            });
        };
        Ok(Self {
            count: members.get(&["count"])?,
            has_next: members.word(&["next"])?.is_some(),
            rows: members.get(&["results"])?,
        })
    }
}

/// A page whose rows were compared with the query.
///
/// An Omnitron silently ignores a filter that it does not know (observed on
/// stock django-filter), so a row that contradicts the filter is dropped before
/// a person can act on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked<T> {
    /// The page without the rows that were dropped.
    pub page: Page<T>,
    /// The number of rows that were dropped. Above 0, the server ignores a filter.
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
