//! Folding of text for comparison: case, spaces, punctuation and marks are removed.
//!
//! It is used only for headers, the words of the action column and names of
//! months, never for codes. Case is that of ASCII and of the letters of
//! Turkish: Unicode's tables of all letters would add 7 KB to a browser's
//! download.

/// The text without case, spaces, punctuation and marks; İ, I, ı and i are the same.
pub(crate) fn fold(text: &str) -> String {
    // A text longer than any name is no name.
    text.chars().take(80).filter_map(folded).collect()
}

fn folded(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'ı' | 'İ' | 'î' | 'Î' => Some('i'),
        'ş' | 'Ş' => Some('s'),
        'ğ' | 'Ğ' => Some('g'),
        'ü' | 'Ü' | 'û' | 'Û' => Some('u'),
        'ö' | 'Ö' => Some('o'),
        'ç' | 'Ç' => Some('c'),
        'â' | 'Â' => Some('a'),
        _ if is_dropped(c) => None,
        _ => Some(c),
    }
}

/// Whether it is a control, space, punctuation or mark, none of which is a letter or a digit.
const fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{A9}'
            | '\u{AB}'..='\u{B1}'
            | '\u{B4}'
            | '\u{B6}'..='\u{B8}'
            | '\u{BB}'
            | '\u{BF}'
            | '×'
            | '÷'
            // Marks on the letter before, as in a decomposed ş.
            | '\u{300}'..='\u{344}'
            | '\u{346}'..='\u{362}'
            // Dashes, quotes, and spaces of all widths, including zero.
            | '\u{2000}'..='\u{206F}'
            | '\u{3000}'
            | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_and_no_digit_is_dropped() {
        for c in '\0'..=char::MAX {
            assert!(!c.is_alphanumeric() || folded(c).is_some(), "{c:?}");
        }
    }

    #[test]
    fn turkish_and_english_have_no_case() {
        for (text, folded) in [
            ("Sipariş Kalem Kimliği", "sipariskalemkimligi"),
            ("SİPARİŞ KALEM KİMLİĞİ", "sipariskalemkimligi"),
            ("SIPARIS_KALEM-KIMLIGI", "sipariskalemkimligi"),
            ("\u{FEFF}ERP\u{A0}kodu:", "erpkodu"),
            ("u\u{308}ru\u{308}n kodu", "urunkodu"),
            ("ÇÖĞÜŞ âîû ÂÎÛ ı", "cogusaiuaiui"),
            ("1²", "1²"),
            ("Код", "Код"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
