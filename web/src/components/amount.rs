//! Amounts in the person's language, digit for digit as the server wrote them.

use js_sys::{Array, Intl, Object, Reflect};
use release_web_logic::number::fraction_digits;
use wasm_bindgen::JsValue;

use crate::i18n::Texts;

/// An amount with its currency.
pub(crate) fn amount(texts: Texts, amount: Option<&str>, currency: Option<&str>) -> String {
    let Some(amount) = amount else {
        return "–".to_owned();
    };
    let number = formatted(texts, amount).unwrap_or_else(|| amount.to_owned());
    match currency {
        Some(currency) => format!("{number} {}", currency.to_ascii_uppercase()),
        None => number,
    }
}

/// A plain decimal number; the browser takes it as text, so that no digit is lost.
fn formatted(texts: Texts, text: &str) -> Option<String> {
    let digits = JsValue::from(fraction_digits(text)?);
    let options = Object::new();
    for name in ["minimumFractionDigits", "maximumFractionDigits"] {
        Reflect::set(&options, &name.into(), &digits).ok()?;
    }
    let locales = Array::of1(&texts.locale().into());
    let format = Intl::NumberFormat::new(&locales, &options);
    let text = format.format().call1(&JsValue::UNDEFINED, &text.into());
    text.ok()?.as_string()
}
