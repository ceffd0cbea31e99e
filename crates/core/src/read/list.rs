//! A bare list, or one page of a paged list.

use super::{Json, Misread, Read};
use crate::model::Page;

impl<T: Read> Read for Page<T> {
    /// Reads `[…]` and `{"count", "next", "previous", "results": […]}`.
    ///
    /// The address in `next` is not kept: behind a proxy it can name another
    /// host, and the token must not go there.
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        let Ok(members) = json.object() else {
            return Ok(Self {
                count: None,
                has_next: false,
                rows: Vec::read(json)?,
            });
        };
        Ok(Self {
            count: members.maybe(&["count"])?,
            has_next: members.word("next")?.is_some(),
            rows: members.read(&["results"])?,
        })
    }
}
