//! Tolerant reading: one meaning, several ways of writing it.
//!
//! Omnitron has two serialisations of most things (nested objects and flat
//! ids), and pages as well as bare lists (get-orders, update, sdk).
//!
//! Readers stand on [`Json`], which keeps each number digit for digit, and not
//! on derived visitors: these unroll the parser into every type anew, which was
//! 21 KB more to download in the npm package.

mod error;
mod id;
mod json;
mod list;
mod members;
mod value;

pub use error::DecodeError;
pub(crate) use id::id;
pub use json::{Json, NotJson};
pub use members::Members;

/// What can be read out of JSON.
pub trait FromJson: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// A value of another shape; where and what was expected is in [`DecodeError`].
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError>;
}

/// The bridge from serde, for values within what others keep as JSON: read as everywhere else.
macro_rules! deserialize_from_json {
    ($($name:ty),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = Box::<serde_json::value::RawValue>::deserialize(deserializer)?;
                let json = $crate::decode::Json::parse(raw.get().as_bytes());
                let json = json.map_err(|_| serde::de::Error::custom("nested too deep"))?;
                let read = <Self as $crate::decode::FromJson>::from_json(&json);
                read.map_err(serde::de::Error::custom)
            }
        }
    )+};
}
pub(crate) use deserialize_from_json;
