//! Across the border: from JavaScript's values to Rust's and back.

use serde::Serialize;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;

use crate::error::Failure;

/// What a value of JavaScript says; `what` names it in an error.
pub(crate) fn read<T: Tsify + DeserializeOwned>(value: &Ts<T>, what: &str) -> Result<T, Failure> {
    read_js(value.js_value(), what)
}

/// The same of a value without a type.
pub(crate) fn read_js<T: DeserializeOwned>(value: JsValue, what: &str) -> Result<T, Failure> {
    let deserializer = serde_wasm_bindgen::Deserializer::from(value);
    T::deserialize(deserializer).map_err(|error| {
        let message = error.to_string();
        // A JavaScript error says so before its message.
        let message = message.strip_prefix("Error: ").unwrap_or(&message);
        Failure::wrong_type(what.to_owned(), message)
    })
}

/// A value for JavaScript: nothing is `null`, maps are plain objects.
pub(crate) fn write<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, Failure> {
    write_js(value).map(Ts::new_unchecked)
}

/// The same without a type.
pub(crate) fn write_js(value: &impl Serialize) -> Result<JsValue, Failure> {
    let serializer = serde_wasm_bindgen::Serializer::new()
        .serialize_missing_as_null(true)
        .serialize_maps_as_objects(true);
    let written = value.serialize(&serializer);
    written.map_err(|error| Failure::wrong_type("result".to_owned(), &error.to_string()))
}
