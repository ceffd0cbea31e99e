//! Moments, in the person's own zone, with the zone named.

use js_sys::{Date, Intl, Object, Reflect};
use release_core::UnixMillis;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::i18n::Texts;

/// A moment that the server names, ISO 8601; as written where it cannot be read.
pub(crate) fn when(texts: Texts, iso: Option<&str>) -> Html {
    let Some(iso) = iso else {
        return html! { "–" };
    };
    let date = Date::new(&JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return html! { iso };
    }
    html! {
        <time datetime={iso.to_owned()} title={iso.to_owned()}>{written(texts, &date, false)}</time>
    }
}

/// A moment of this computer's clock, to the second.
pub(crate) fn moment(texts: Texts, at: UnixMillis) -> String {
    let date = Date::new(&JsValue::from_f64(at.to_f64()));
    written(texts, &date, true)
}

fn written(texts: Texts, date: &Date, seconds: bool) -> String {
    let options = Object::new();
    let mut fields = vec![
        ("year", "numeric"),
        ("month", "short"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
        ("timeZoneName", "short"),
    ];
    if seconds {
        fields.push(("second", "2-digit"));
    }
    for (name, value) in fields {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let locales = js_sys::Array::of1(&locale(texts).into());
    let format = Intl::DateTimeFormat::new(&locales, &options);
    let text = format.format().call1(&JsValue::UNDEFINED, date);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// How dates and numbers are written: day before month, as both languages' readers here expect.
pub(super) fn locale(texts: Texts) -> &'static str {
    match texts.0 {
        release_core::Language::English => "en-GB",
        release_core::Language::Turkish => "tr-TR",
    }
}
