//! Conversion between the values of JavaScript and those of Rust.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

use crate::from_js::{FromJs, Path, WrongType};

/// What a value of JavaScript says; `what` names it in an error.
///
/// # Errors
///
/// It is of another type.
pub fn from_ts<T: Tsify + FromJs>(value: &Ts<T>, what: &str) -> Result<T, WrongType>
where
    T::JsType: JsCast,
{
    T::from_value(&value.js_value(), Path::Root(what))
}

/// A value for JavaScript: nothing is `null`, maps are plain objects.
///
/// # Errors
///
/// JavaScript has no such value.
pub fn to_ts<T, E>(value: &T) -> Result<Ts<T>, E>
where
    T: Tsify + Serialize,
    E: From<WrongType>,
{
    Ok(to_js(value).map(Ts::new_unchecked)?)
}

/// The same without a type.
///
/// # Errors
///
/// As [`to_ts`].
pub fn to_js(value: &impl Serialize) -> Result<JsValue, WrongType> {
    let serializer = serde_wasm_bindgen::Serializer::new()
        .serialize_missing_as_null(true)
        .serialize_maps_as_objects(true);
    let written = value.serialize(&serializer);
    written.map_err(|error| WrongType {
        path: "result".to_owned(),
        message: error.to_string(),
    })
}
