//! The format of a file, and a person's choices that override it.

use serde::{Deserialize, Serialize};

/// The encoding of a file's text as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with one.
    Utf8Bom,
    /// UTF-16, low byte first. Written with a byte order mark.
    Utf16Le,
    /// UTF-16, high byte first. Written with a byte order mark.
    Utf16Be,
    /// Windows' Turkish code page.
    Windows1254,
    /// Windows' Western European code page.
    Windows1252,
}

impl Encoding {
    /// All encodings, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Utf8,
        Self::Utf8Bom,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1254,
        Self::Windows1252,
    ];
}

/// The character between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab, as in text pasted from a sheet.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All delimiters; if a file could be read with several, the first wins.
    /// The comma is last, because it is also used in decimals.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Pipe, Self::Comma];

    /// The characters in the file.
    pub const fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }

    pub(crate) const fn as_byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// The meaning of a double quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quoting {
    /// A cell that begins with one ends at the next single one, and two mean
    /// one in the text (RFC 4180).
    Double,
    /// It is an ordinary character. Only chosen, never detected: otherwise a
    /// quote that is not closed would become part of a code.
    None,
}

/// The end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineEnd {
    /// `\n`
    Lf,
    /// `\r\n`
    CrLf,
    /// `\r`
    Cr,
}

impl LineEnd {
    /// The characters in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::Cr => "\r",
        }
    }
}

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// The encoding.
    pub encoding: Encoding,
    /// The delimiter.
    pub delimiter: Delimiter,
    /// The meaning of a double quote.
    pub quoting: Quoting,
    /// Whether the first row names the columns.
    pub header: bool,
    /// The end of most lines.
    pub line_end: LineEnd,
    /// Whether some lines end otherwise.
    pub mixed_line_ends: bool,
    /// Whether the first line is Excel's `sep=;`.
    pub sep_line: bool,
}

impl Format {
    /// The format in which a sheet is exported, which Excel opens in Turkish
    /// and in English alike.
    pub const SHEET: Self = Self {
        encoding: Encoding::Utf8Bom,
        delimiter: Delimiter::Semicolon,
        quoting: Quoting::Double,
        header: true,
        line_end: LineEnd::CrLf,
        mixed_line_ends: false,
        sep_line: false,
    };
}

/// A person's choices in place of detected properties. A property that is
/// `None` is detected, and detected anew when another one changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overrides {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// The meaning of a double quote; [`Quoting::Double`] unless chosen.
    pub quoting: Option<Quoting>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
}
