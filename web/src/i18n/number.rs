//! Numbers, grouped as the language does.

use super::Texts;

impl Texts {
    /// A whole number: 20,000 in English, 20.000 in Turkish.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn number(self, number: usize) -> String {
        use js_sys::{Array, Intl, Object};
        use wasm_bindgen::JsValue;

        let locales = Array::of1(&self.locale().into());
        let format = Intl::NumberFormat::new(&locales, &Object::new());
        // As text, which the browser takes digit by digit.
        let plain = number.to_string();
        let text = format
            .format()
            .call1(&JsValue::UNDEFINED, &plain.as_str().into());
        text.ok().and_then(|text| text.as_string()).unwrap_or(plain)
    }

    /// As it is: only a browser knows how languages write numbers.
    #[cfg(not(target_arch = "wasm32"))]
    #[allow(clippy::unused_self)]
    pub(crate) fn number(self, number: usize) -> String {
        number.to_string()
    }

    /// How dates and numbers are written: day before month, as both languages' readers here expect.
    pub(crate) fn locale(self) -> &'static str {
        match self.0 {
            release_core::Language::English => "en-GB",
            release_core::Language::Turkish => "tr-TR",
        }
    }
}
