//! Content types: the names of Omnitron's tables.

use serde::{Deserialize, Serialize};

use crate::id::ContentTypeId;

/// One table of Omnitron, such as `orderitem`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentType {
    /// The id on this installation.
    #[serde(alias = "pk")]
    pub id: ContentTypeId,
    /// The table's name, in lower case.
    pub model: String,
}
