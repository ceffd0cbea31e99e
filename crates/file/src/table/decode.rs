//! Text encodings: bytes to text and back.

use super::windows::{CodePage, TURKISH};
use super::{Encoding, TableError};

const BOM: char = '\u{feff}';

/// Detects the encoding of a file.
///
/// In this order: a byte order mark; zeros at every second place (UTF-16);
/// valid UTF-8; UTF-8 with single faults, so that the fault is reported instead
/// of a garbled file; else a code page. That is windows-1254, unless it holds a
/// byte that only 1252 defines (Ž, ž), or letters that Turkish does not have
/// outnumber the six by which the pages differ.
pub(super) fn detect(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8Bom,
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    if let Some(utf16) = by_zeros(bytes) {
        return utf16;
    }
    if mostly_utf8(bytes) {
        return Encoding::Utf8;
    }
    if bytes.iter().any(|byte| matches!(byte, 0x8E | 0x9E)) {
        return Encoding::Windows1252;
    }
    let count = |wanted: fn(u8) -> bool| bytes.iter().filter(|byte| wanted(**byte)).count();
    let differing = count(|byte| TURKISH.iter().any(|(turkish, _)| *turkish == byte));
    if count(not_turkish) > differing {
        Encoding::Windows1252
    } else {
        Encoding::Windows1254
    }
}

/// Whether it is a Latin-1 letter that Turkish does not have; it has Â Ç Î Ö Û Ü.
fn not_turkish(byte: u8) -> bool {
    let lower = byte | 0x20;
    let letter = (0xE0..=0xFE).contains(&lower) && lower != 0xF7 || byte == 0xDF;
    letter && !matches!(lower, 0xE2 | 0xE7 | 0xEE | 0xF0 | 0xF6 | 0xFB..=0xFE)
}

fn by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |at: usize| {
        sample
            .iter()
            .skip(at)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let enough = |many: usize, few: usize| many * 6 >= sample.len().max(1) && few * 10 <= many;
    if enough(odd, even) {
        Some(Encoding::Utf16Le)
    } else if enough(even, odd) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Whether it is UTF-8, or has at least as many whole sequences as faults. In a
/// code page, whole sequences are rare, because a letter followed by a symbol
/// is.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        faults += usize::from(!chunk.invalid().is_empty());
        if faults > 0 || !chunk.valid().is_ascii() {
            whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        }
    }
    faults == 0 || whole > faults
}

/// Decodes bytes as text, without the byte order mark.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Result<String, TableError> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => utf8(bytes, encoding),
        Encoding::Utf16Le => utf16(bytes, encoding, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, encoding, u16::from_be_bytes),
        Encoding::Windows1254 => code_page(bytes, encoding, CodePage::Turkish),
        Encoding::Windows1252 => code_page(bytes, encoding, CodePage::Western),
    }
}

fn utf8(bytes: &[u8], encoding: Encoding) -> Result<String, TableError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Err(undecodable(encoding, &String::from_utf8_lossy(valid)))
        }
    }
}

fn utf16(bytes: &[u8], encoding: Encoding, unit: fn([u8; 2]) -> u16) -> Result<String, TableError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for (at, decoded) in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).enumerate() {
        match decoded {
            Ok(BOM) if at == 0 => {}
            Ok(c) => text.push(c),
            Err(_) => return Err(undecodable(encoding, &text)),
        }
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(undecodable(encoding, &text))
    }
}

fn code_page(bytes: &[u8], encoding: Encoding, page: CodePage) -> Result<String, TableError> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for byte in bytes {
        match page.decode(*byte) {
            Some(c) => text.push(c),
            None => return Err(undecodable(encoding, &text)),
        }
    }
    Ok(text)
}

/// The error at the end of the text that could be decoded.
fn undecodable(encoding: Encoding, before: &str) -> TableError {
    let tail = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    TableError::Undecodable {
        encoding,
        line: line_ends(before).saturating_add(1),
        column: super::small(tail.chars().count()).saturating_add(1),
    }
}

/// The number of line ends of any kind in a text.
pub(super) fn line_ends(text: &str) -> u32 {
    let mut count = 0_u32;
    let mut after_cr = false;
    for byte in text.bytes() {
        count += u32::from(byte == b'\r' || byte == b'\n' && !after_cr);
        after_cr = byte == b'\r';
    }
    count
}

/// Encodes text as bytes, with a byte order mark if the encoding has one;
/// `None` if the encoding lacks a character.
pub(crate) fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        let units = core::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    };
    match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Utf8Bom => Some(format!("{BOM}{text}").into_bytes()),
        Encoding::Utf16Le => Some(utf16(u16::to_le_bytes)),
        Encoding::Utf16Be => Some(utf16(u16::to_be_bytes)),
        Encoding::Windows1254 => text.chars().map(|c| CodePage::Turkish.encode(c)).collect(),
        Encoding::Windows1252 => text.chars().map(|c| CodePage::Western.encode(c)).collect(),
    }
}
