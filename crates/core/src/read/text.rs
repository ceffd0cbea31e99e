//! Values whose exact writing matters, and objects that may be a bare id.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::value::RawValue;

/// A number or a string as the server wrote it, digit for digit; `None` for
/// null and for anything else.
pub(crate) fn digits<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    Ok(scalar(raw.get()))
}

/// A word or code (`"400"`, `400`, `"approved"`) as text; empty counts as none.
pub(crate) fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(digits(deserializer)?.filter(|text| !text.is_empty()))
}

/// An object of `T`, or a bare id that becomes one; anything else is none.
pub(crate) fn object_or_id<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + From<u64>,
{
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let text = raw.get();
    if text.starts_with('{') {
        return Ok(serde_json::from_str(text).ok());
    }
    Ok(scalar(text)
        .and_then(|digits| digits.parse().ok())
        .map(T::from))
}

/// The members of an object, each as the JSON text that the server wrote; none
/// if it is not an object.
pub(crate) fn raw_members<'de, D>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error>
where
    D: Deserializer<'de>,
{
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let members: BTreeMap<String, Box<RawValue>> =
        serde_json::from_str(raw.get()).unwrap_or_default();
    Ok(members
        .into_iter()
        .map(|(key, value)| (key, value.get().to_owned()))
        .collect())
}

/// The text of a JSON string or number; `None` for everything else.
pub(crate) fn scalar(json: &str) -> Option<String> {
    match json.bytes().next()? {
        b'"' => serde_json::from_str(json).ok(),
        b'-' | b'0'..=b'9' => Some(json.to_owned()),
        _ => None,
    }
}
