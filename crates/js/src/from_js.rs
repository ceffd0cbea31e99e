//! Reading of the package's own values from JavaScript.

use js_sys::{JsString, Number};
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use wasm_bindgen::{JsCast, JsValue};

pub(crate) use release_js_host::from_js::{FromJs, Path, WrongType, member, members};
pub(crate) use release_js_host::from_js_object;

/// An id as a host has it: a number, or digits in a string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct IdText(pub(crate) String);

impl FromJs for IdText {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        if let Some(text) = value.as_string() {
            return Ok(Self(text));
        }
        let number = value.dyn_ref::<Number>();
        // As JavaScript itself writes it, so that 1.5 and NaN are not ids.
        let text = number.and_then(|number| number.to_string_with_radix(10).ok());
        let text = text.ok_or_else(|| path.wrong("expected a number or a string of digits"))?;
        Ok(Self(text.into()))
    }
}

/// A code byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CodeText(pub(crate) String);

impl FromJs for CodeText {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let text = value.as_string();
        let text = text.ok_or_else(|| {
            path.wrong("expected a string; a number could have lost digits or leading zeros")
        })?;
        // In conversion, half of a character becomes U+FFFD.
        let is_whole = |code: &JsValue| JsString::from(code.clone()).is_valid_utf16();
        if text.contains('\u{FFFD}') && !is_whole(value) {
            return Err(path.wrong("holds half of a character"));
        }
        Ok(Self(text))
    }
}

/// One of a few names, as serialised by serde.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name<T>(pub(crate) T);

impl<T: for<'de> Deserialize<'de>> FromJs for Name<T> {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let name = String::from_value(value, path)?;
        named(&name)
            .map(Self)
            .ok_or_else(|| path.wrong("is none of the names that are known here"))
    }
}

/// The value with this name.
pub(crate) fn named<T: for<'de> Deserialize<'de>>(name: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(name)).ok()
}
