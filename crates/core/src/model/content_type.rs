//! Content types: the names of Omnitron's tables.

use serde::Serialize;

use crate::decode::{DecodeError, FromJson, Json};
use crate::id::ContentTypeId;

/// One table of Omnitron, such as `orderitem`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentType {
    /// The id on this installation.
    pub id: ContentTypeId,
    /// The table's name, in lower case.
    pub model: String,
}

impl FromJson for ContentType {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let members = json.object()?;
        Ok(Self {
            id: members.required(&["id", "pk"])?,
            model: members.required(&["model"])?,
        })
    }
}
