//! The two single-byte code pages, for decoding and encoding.
//!
//! They are small enough to include: `encoding_rs` is over 100 KB in wasm, and
//! a browser's own `TextEncoder` writes UTF-8 only. A test compares every byte
//! with `encoding_rs`. Bytes that Microsoft has left undefined are refused.

/// Bytes 0x80 to 0x9F; a NUL if nothing is defined. Both pages have these,
/// except for the two letters of [`has_carons`].
const HIGH_CONTROLS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The bytes for which windows-1254 has a Turkish letter instead of Latin-1's.
pub(super) const TURKISH: [(u8, char); 6] = [
    (0xD0, 'Ğ'),
    (0xDD, 'İ'),
    (0xDE, 'Ş'),
    (0xF0, 'ğ'),
    (0xFD, 'ı'),
    (0xFE, 'ş'),
];

/// One of the two pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CodePage {
    Western,
    Turkish,
}

impl CodePage {
    /// The character of a byte, if the page defines one.
    pub(super) fn decode(self, byte: u8) -> Option<char> {
        match byte {
            // 1254 lacks Ž and ž.
            0x8E | 0x9E if self == Self::Turkish => None,
            0x80..=0x9F => HIGH_CONTROLS
                .get(usize::from(byte - 0x80))
                .copied()
                .filter(|&c| c != '\0'),
            _ => Some(self.turkish(byte).unwrap_or(char::from(byte))),
        }
    }

    fn turkish(self, byte: u8) -> Option<char> {
        let found = TURKISH.iter().find(|(b, _)| *b == byte);
        found.map(|(_, c)| *c).filter(|_| self == Self::Turkish)
    }

    /// The byte of a character, if the page has one.
    pub(super) fn encode(self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return u8::try_from(c).ok();
        }
        (0x80..=0xFF).find(|&byte| self.decode(byte) == Some(c))
    }
}
