//! How a file is written, and what of it a person has decided otherwise.

use serde::{Deserialize, Serialize};

/// How a file's text is written as bytes.
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
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Utf8,
        Self::Utf8Bom,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1254,
        Self::Windows1252,
    ];
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab, as in what is pasted from a sheet.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All of them; where a file could be read with several, the first wins.
    /// The comma is last, for it also stands in decimals.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Pipe, Self::Comma];

    /// As it stands in the file.
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

/// What a double quote means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quoting {
    /// A cell that begins with one ends at the next single one, and two mean
    /// one in the text (RFC 4180).
    Double,
    /// Nothing: it is a character like others. Never assumed, only chosen:
    /// otherwise a quote that is not closed would become part of a code.
    None,
}

/// What ends a line.
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
    /// As it stands in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::Cr => "\r",
        }
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// Text as bytes.
    pub encoding: Encoding,
    /// Between cells.
    pub delimiter: Delimiter,
    /// What a double quote means.
    pub quoting: Quoting,
    /// Whether the first row names the columns.
    pub header: bool,
    /// What most lines end with.
    pub line_end: LineEnd,
    /// Whether some lines end otherwise.
    pub mixed_line_ends: bool,
    /// Whether the first line is Excel's `sep=;`.
    pub sep_line: bool,
}

impl Format {
    /// What a sheet without a file's format is exported as: what Excel opens
    /// in Turkish and in English alike.
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

/// What a person has decided instead of what was detected. What is `None` is
/// detected, and detected anew when another property changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overrides {
    /// Text as bytes.
    pub encoding: Option<Encoding>,
    /// Between cells.
    pub delimiter: Option<Delimiter>,
    /// What a double quote means; [`Quoting::Double`] unless chosen.
    pub quoting: Option<Quoting>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
}
