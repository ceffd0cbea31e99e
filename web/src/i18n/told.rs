//! A person's sentences for every key of the core.

use release_core::MessageKey;
use release_core::message::StockEffect;

use super::{Key, Texts};

/// What a person is told of one thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// What happened.
    pub(crate) what: &'static str,
    /// What it means for the stock.
    pub(crate) stock: &'static str,
    /// What to do next.
    pub(crate) next: &'static str,
}

/// All three sentences of a key.
pub(crate) fn told_fully(texts: Texts, key: MessageKey) -> Told {
    let say = |name: String| Key::named(&name).map_or("", |key| texts.get(key));
    let effect = match key.stock_effect() {
        StockEffect::NothingSent => "nothing_sent",
        StockEffect::Unchanged => "unchanged",
        StockEffect::Released => "released",
        StockEffect::StillReserved => "still_reserved",
        StockEffect::Unknown => "unknown",
    };
    Told {
        what: say(format!("told.{key}.what")),
        stock: say(format!("told.stock.{effect}")),
        next: say(format!("told.{key}.next")),
    }
}

#[cfg(test)]
mod tests {
    use release_core::Language;

    use super::*;

    #[test]
    fn every_key_of_the_core_is_told_in_both_languages() {
        for language in [Language::English, Language::Turkish] {
            for key in MessageKey::ALL {
                let told = told_fully(Texts(language), *key);
                assert!(!told.what.is_empty(), "{language:?} {key}: what happened");
                assert!(!told.stock.is_empty(), "{language:?} {key}: the stock");
                assert!(!told.next.is_empty(), "{language:?} {key}: what next");
            }
        }
    }
}
