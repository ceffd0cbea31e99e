//! Tolerant decoding of JSON: one meaning, several ways of writing it.
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

/// What can be decoded from JSON.
pub trait FromJson: Sized {
    /// Decodes a value.
    ///
    /// # Errors
    ///
    /// A value of another shape; where and what was expected is in [`DecodeError`].
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError>;

    /// Decodes a member of an object; `None` is one that is missing or `null`.
    ///
    /// # Errors
    ///
    /// As [`FromJson::from_json`]; and it is missing, unless the type has a value for that.
    fn from_member(member: Option<&Json<'_>>) -> Result<Self, DecodeError> {
        member
            .ok_or_else(|| DecodeError::new("is missing"))
            .and_then(Self::from_json)
    }
}
