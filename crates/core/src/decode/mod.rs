//! Tolerant decoding of JSON, whose values the server writes in several ways.
//!
//! Omnitron has two serialisations of most things (nested objects and flat
//! ids), and pages as well as bare lists (get-orders, update, sdk). [`Json`]
//! keeps each number digit for digit; [`json_struct!`](crate::json_struct) and
//! [`json_enum!`](crate::json_enum) declare what is read and written.

mod declare;
mod error;
mod json;
mod members;
mod value;

pub use error::DecodeError;
pub use json::{Json, NotJson};
pub use members::Members;

/// A type that can be decoded from JSON.
pub trait FromJson: Sized {
    /// Decodes a value.
    ///
    /// # Errors
    ///
    /// The value has another shape; [`DecodeError`] says where, and what was expected.
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError>;

    /// Decodes a member of an object; `None` stands for one that is missing or `null`.
    ///
    /// # Errors
    ///
    /// As [`FromJson::from_json`]; also if the member is missing, unless the type has a
    /// value for that.
    fn from_member(member: Option<&Json<'_>>) -> Result<Self, DecodeError> {
        member
            .ok_or_else(|| DecodeError::new("is missing"))
            .and_then(Self::from_json)
    }
}
