//! Numbers as the language writes them.

use super::Texts;

impl Texts {
    /// A plain decimal number, with each digit that it has: 20,000.50 in English, 20.000,50 in Turkish. As it is
    /// where it is none.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn number(self, plain: &str) -> String {
        use release_web_logic::number::fraction_digits;
        use wasm_bindgen::JsValue;

        let formatted = || {
            let format = format_with(self, fraction_digits(plain)?)?;
            // As text, so that no digit is lost.
            let text = format.format().call1(&JsValue::UNDEFINED, &plain.into());
            text.ok()?.as_string()
        };
        formatted().unwrap_or_else(|| plain.to_owned())
    }

    /// A whole number, as [`number`](Self::number) writes it.
    pub(crate) fn figure(self, whole: impl std::fmt::Display) -> String {
        self.number(&whole.to_string())
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

/// How numbers with so many fraction digits are written. Kept: a list has many, and making one takes long.
#[cfg(target_arch = "wasm32")]
fn format_with(texts: Texts, digits: u32) -> Option<js_sys::Intl::NumberFormat> {
    use std::cell::RefCell;

    use js_sys::{Array, Intl::NumberFormat, Object, Reflect};

    thread_local! {
        static FORMATS: RefCell<Vec<(Texts, u32, NumberFormat)>> = const { RefCell::new(Vec::new()) };
    }
    FORMATS.with_borrow_mut(|formats| {
        let kept = formats
            .iter()
            .find(|kept| (kept.0, kept.1) == (texts, digits));
        if let Some((.., format)) = kept {
            return Some(format.clone());
        }
        let options = Object::new();
        for name in ["minimumFractionDigits", "maximumFractionDigits"] {
            Reflect::set(&options, &name.into(), &digits.into()).ok()?;
        }
        let format = NumberFormat::new(&Array::of1(&texts.locale().into()), &options);
        formats.push((texts, digits, format.clone()));
        Some(format)
    })
}
