//! Conversion between the values of JavaScript and those of Rust.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::Failure;
use crate::from_js::{FromJs, Path};

/// Converts a value from JavaScript; `what` names it in an error.
pub(crate) fn from_ts<T: Tsify + FromJs>(value: &Ts<T>, what: &str) -> Result<T, Failure>
where
    T::JsType: JsCast,
{
    T::from_value(&value.js_value(), Path::Root(what))
}

/// Converts a value to JavaScript: `None` becomes `null`, and maps become plain objects.
pub(crate) fn to_ts<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, Failure> {
    to_js(value).map(Ts::new_unchecked)
}

/// Converts a value to JavaScript, without a type.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, Failure> {
    let serializer = serde_wasm_bindgen::Serializer::new()
        .serialize_missing_as_null(true)
        .serialize_maps_as_objects(true);
    let written = value.serialize(&serializer);
    written.map_err(|error| Failure::wrong_type("result".to_owned(), &error.to_string()))
}
