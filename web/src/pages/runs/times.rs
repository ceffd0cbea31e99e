//! Lengths of time and rates, as the language writes them.

use release_web_logic::run::Lasting;

use crate::i18n::{Texts, key};

/// A number of tenths, with one decimal.
pub(super) fn decimal(texts: Texts, tenths: u64) -> String {
    texts.number(&format!("{}.{}", tenths / 10, tenths % 10))
}

/// A length of time, in the unit that fits.
pub(super) fn lasting(texts: Texts, millis: u64) -> String {
    let (text, count) = match Lasting::of(millis) {
        Lasting::Millis(count) => (key::SPEED_MILLIS, count.to_string()),
        Lasting::Tenths(tenths) => (key::SPEED_SECONDS, decimal(texts, tenths)),
        Lasting::Seconds(count) => (key::SPEED_SECONDS, count.to_string()),
        Lasting::Minutes(count) => (key::SPEED_MINUTES, count.to_string()),
        Lasting::Hours(count) => (key::SPEED_HOURS, count.to_string()),
    };
    texts.fill(text, &[("count", &count)])
}
