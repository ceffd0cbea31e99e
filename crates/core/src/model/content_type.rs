//! Content types: the names of Omnitron's tables.

use serde::Serialize;

use crate::id::ContentTypeId;
use crate::read::{Json, Misread, Read};

/// One table of Omnitron, such as `orderitem`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentType {
    /// The id on this installation.
    pub id: ContentTypeId,
    /// The table's name, in lower case.
    pub model: String,
}

impl Read for ContentType {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        let members = json.object()?;
        Ok(Self {
            id: members.read(&["id", "pk"])?,
            model: members.read(&["model"])?,
        })
    }
}
