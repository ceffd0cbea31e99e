//! Rates, as the language writes them.

use release_core::Language;

use crate::i18n::Texts;

/// A number of tenths, with one decimal.
pub(super) fn decimal(texts: Texts, tenths: u64) -> String {
    let point = match texts.0 {
        Language::English => '.',
        Language::Turkish => ',',
    };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}
