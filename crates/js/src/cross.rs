//! Across the border: from JavaScript's values to Rust's and back.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::Failure;
use crate::given::{Given, Path};

/// What a value of JavaScript says; `what` names it in an error.
pub(crate) fn read<T: Tsify + Given>(value: &Ts<T>, what: &str) -> Result<T, Failure>
where
    T::JsType: JsCast,
{
    T::read(&value.js_value(), Path::Root(what))
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
