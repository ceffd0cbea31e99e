//! Numbers as the language writes them.

use super::Texts;

impl Texts {
    /// A plain decimal number, with each digit that it has: 20,000.50 in English, 20.000,50 in Turkish. As it is
    /// where it is none.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn number(self, plain: &str) -> String {
        use release_web_logic::number::fraction_digits;

        let written = || {
            let format = format_with(self, fraction_digits(plain)?);
            // As text, so that no digit is lost.
            super::formats::formatted(&format.format(), &plain.into())
        };
        written().unwrap_or_else(|| plain.to_owned())
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

/// How numbers with so many fraction digits are written.
#[cfg(target_arch = "wasm32")]
fn format_with(texts: Texts, digits: u32) -> js_sys::Intl::NumberFormat {
    use js_sys::{Array, Intl::NumberFormat};

    use super::formats::{Formats, options};

    thread_local! {
        static FORMATS: Formats<u32, NumberFormat> = const { Formats::new() };
    }
    FORMATS.with(|formats| {
        formats.get(texts, digits, || {
            let options = options(
                &["minimumFractionDigits", "maximumFractionDigits"].map(|name| (name, digits)),
            );
            NumberFormat::new(&Array::of1(&texts.locale().into()), &options)
        })
    })
}
