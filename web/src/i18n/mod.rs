//! Texts on the screen, in English and Turkish.
//!
//! The texts live in `locales/*.toml`; `build.rs` makes a constant of each key
//! (`orders.title` is [`key::ORDERS_TITLE`]). Numbers, amounts
//! and dates are written by the browser.

mod explanation;
#[cfg(target_arch = "wasm32")]
mod formats;
mod number;
#[cfg(test)]
mod words;

use release_core::Language;

pub(crate) use explanation::{Explained, explain, explain_address};
#[cfg(target_arch = "wasm32")]
pub(crate) use formats::{Formats, formatted, options};

/// The keys of all texts.
#[rustfmt::skip]
pub(crate) mod key {
    /// One text, in English and in Turkish.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct Key(&'static [&'static str; 2]);

    impl Key {
        pub(super) fn text(self, language: super::Language) -> &'static str {
            let [english, turkish] = self.0;
            match language {
                super::Language::English => english,
                super::Language::Turkish => turkish,
            }
        }
    }

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub(crate) use key::Key;

/// Speaks one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts(pub(crate) Language);

impl Texts {
    /// A text without placeholders.
    pub(crate) fn get(self, key: Key) -> &'static str {
        key.text(self.0)
    }

    /// A text with its `{placeholders}` filled in. What is filled in is not
    /// searched again, so a value that holds `{` is shown as it is.
    pub(crate) fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            filled += before;
            let Some((name, after)) = after.split_once('}') else {
                rest = after;
                break;
            };
            let value = values.iter().find(|(given, _)| *given == name);
            filled += value.map_or("", |(_, value)| value);
            rest = after;
        }
        filled + rest
    }

    /// One text for one, another for any other number; `{count}` is filled in.
    pub(crate) fn count(self, one: Key, other: Key, count: usize) -> String {
        let key = if count == 1 { one } else { other };
        self.fill(key, &[("count", &self.number(&count.to_string()))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let texts = Texts(Language::English);
        let filled = texts.fill(
            key::CONFIRM_RELEASE_ONE,
            &[("line", "{host}"), ("host", "shop.example")],
        );
        assert_eq!(filled, "Release line {host} on shop.example");
    }

    #[test]
    fn one_and_many_differ_in_english_only() {
        let say = |language, count| {
            Texts(language).count(key::ORDERS_FOUND_ONE, key::ORDERS_FOUND_OTHER, count)
        };
        assert_eq!(say(Language::English, 1), "1 order");
        assert_eq!(say(Language::English, 2), "2 orders");
        assert_eq!(say(Language::Turkish, 1), "1 sipariş");
        assert_eq!(say(Language::Turkish, 2), "2 sipariş");
    }
}
