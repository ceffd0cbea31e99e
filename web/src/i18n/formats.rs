//! The browser's formats of numbers and moments, each made once: a list has many, and making one takes long.

use std::cell::RefCell;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;

use super::Texts;

/// Formats by language and kind.
pub(crate) struct Formats<K, F>(RefCell<Vec<(Texts, K, F)>>);

impl<K: PartialEq, F: Clone> Formats<K, F> {
    pub(crate) const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// The format of this kind, made now if it was not before.
    pub(crate) fn get(&self, texts: Texts, kind: K, make: impl FnOnce() -> F) -> F {
        let mut made = self.0.borrow_mut();
        if let Some((.., format)) = made.iter().find(|it| (it.0, &it.1) == (texts, &kind)) {
            return format.clone();
        }
        let format = make();
        made.push((texts, kind, format.clone()));
        format
    }
}

/// The options of a format.
pub(crate) fn options<V: Clone + Into<JsValue>>(fields: &[(&str, V)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&options, &(*name).into(), &value.clone().into());
    }
    options
}

/// What a format's own function makes of a value.
pub(crate) fn formatted(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}
