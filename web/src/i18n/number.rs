//! Numbers as the language writes them.

use super::Texts;

impl Texts {
    /// A plain decimal number, with each digit that it has: 20,000.50 in English, 20.000,50 in Turkish. As it is
    /// where it is none.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn number(self, plain: &str) -> String {
        use js_sys::{Array, Intl, Object, Reflect};
        use release_web_logic::number::fraction_digits;
        use wasm_bindgen::JsValue;

        let formatted = || {
            let digits = JsValue::from(fraction_digits(plain)?);
            let options = Object::new();
            for name in ["minimumFractionDigits", "maximumFractionDigits"] {
                Reflect::set(&options, &name.into(), &digits).ok()?;
            }
            let locales = Array::of1(&self.locale().into());
            let format = Intl::NumberFormat::new(&locales, &options);
            // As text, so that no digit is lost.
            let text = format.format().call1(&JsValue::UNDEFINED, &plain.into());
            text.ok()?.as_string()
        };
        formatted().unwrap_or_else(|| plain.to_owned())
    }

    /// As it is: only a browser knows how languages write numbers.
    #[cfg(not(target_arch = "wasm32"))]
    #[allow(clippy::unused_self)]
    pub(crate) fn number(self, plain: &str) -> String {
        plain.to_owned()
    }

    /// How dates and numbers are written: day before month, as both languages' readers here expect.
    pub(crate) fn locale(self) -> &'static str {
        match self.0 {
            release_core::Language::English => "en-GB",
            release_core::Language::Turkish => "tr-TR",
        }
    }
}
