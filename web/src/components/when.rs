//! Moments, in the person's own zone, which is named: with each, or once for a list of them.

use js_sys::{Date, Intl, Reflect};
use release_core::UnixMillis;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::i18n::{Formats, Texts, formatted, options};

thread_local! {
    static FORMATS: Formats<Style, Intl::DateTimeFormat> = const { Formats::new() };
}

/// How a moment is written.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// To the minute, in a list whose head names the zone.
    Listed,
    /// To the minute, with the zone.
    Minute,
    /// To the second, with the zone.
    Second,
}

/// A moment that the server names, ISO 8601; as written where it cannot be read.
pub(crate) fn when(texts: Texts, iso: Option<&str>) -> Html {
    timed(texts, iso, Style::Minute)
}

/// The same in a list whose head has the [`zone`].
pub(crate) fn when_listed(texts: Texts, iso: Option<&str>) -> Html {
    timed(texts, iso, Style::Listed)
}

fn timed(texts: Texts, iso: Option<&str>, style: Style) -> Html {
    let Some(iso) = iso else {
        return html! { "–" };
    };
    let date = Date::new(&JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return html! { iso };
    }
    html! {
        <time datetime={iso.to_owned()} title={iso.to_owned()}>{written(texts, &date, style)}</time>
    }
}

/// A moment of this computer's clock, to the second.
pub(crate) fn moment(texts: Texts, at: UnixMillis) -> String {
    written(texts, &date_of(at), Style::Second)
}

/// The same without day and zone, where these stand beside it.
pub(crate) fn clock(texts: Texts, at: UnixMillis) -> String {
    date_of(at).to_locale_time_string(texts.locale()).into()
}

/// The same to the minute, without the zone.
pub(crate) fn moment_listed(texts: Texts, at: UnixMillis) -> String {
    written(texts, &date_of(at), Style::Listed)
}

fn date_of(at: UnixMillis) -> Date {
    Date::new(&JsValue::from_f64(at.to_f64()))
}

/// The person's zone, by the name that people use for it.
pub(crate) fn zone(texts: Texts) -> Option<String> {
    let format = format(texts, &[("timeZoneName", "shortGeneric")]);
    let parts = format.format_to_parts(&Date::new_0());
    let mut parts = parts.iter().filter_map(|part| {
        let get = |name: &str| Reflect::get(&part, &name.into()).ok()?.as_string();
        (get("type")? == "timeZoneName").then(|| get("value"))?
    });
    parts.next()
}

fn written(texts: Texts, date: &Date, style: Style) -> String {
    let format = FORMATS.with(|formats| formats.get(texts, style, || format_of(texts, style)));
    formatted(&format.format(), date).unwrap_or_default()
}

fn format_of(texts: Texts, style: Style) -> Intl::DateTimeFormat {
    let mut fields = vec![
        ("year", "numeric"),
        ("month", "short"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
    ];
    if style != Style::Listed {
        fields.push(("timeZoneName", "short"));
    }
    if style == Style::Second {
        fields.push(("second", "2-digit"));
    }
    format(texts, &fields)
}

fn format(texts: Texts, fields: &[(&str, &str)]) -> Intl::DateTimeFormat {
    let locales = js_sys::Array::of1(&texts.locale().into());
    Intl::DateTimeFormat::new(&locales, &options(fields))
}
