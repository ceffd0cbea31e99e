//! Content types: the names of Omnitron's tables.

use serde::Serialize;

use crate::id::ContentTypeId;

crate::json_struct! {
    /// One table of Omnitron, such as `orderitem`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct ContentType {
        /// The id on this installation.
        pub id: ContentTypeId | "pk",
        /// The table's name, in lower case.
        pub model: String,
    }
}
