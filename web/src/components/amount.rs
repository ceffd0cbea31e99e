//! Amounts in the person's language, digit for digit as the server wrote them.

use crate::i18n::Texts;

/// An amount with its currency.
pub(crate) fn amount(texts: Texts, amount: Option<&str>, currency: Option<&str>) -> String {
    let Some(amount) = amount else {
        return "–".to_owned();
    };
    let number = texts.number(amount);
    match currency {
        Some(currency) => format!("{number} {}", currency.to_ascii_uppercase()),
        None => number,
    }
}
