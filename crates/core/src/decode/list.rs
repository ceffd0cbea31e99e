//! A bare list, or one page of a paged list.

use super::{DecodeError, FromJson, Json};
use crate::model::Page;

impl<T: FromJson> FromJson for Page<T> {
    /// Reads `[…]` and `{"count", "next", "previous", "results": […]}`.
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
            count: members.optional(&["count"])?,
            has_next: members.word("next")?.is_some(),
            rows: members.required(&["results"])?,
        })
    }
}
