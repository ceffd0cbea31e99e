//! The quantity of a line.

use serde::{Deserialize, Serialize};

/// The quantity of a line, and how certain it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// The line states it. A text, because goods by weight have decimals.
    Stated(String),
    /// The line states none. Unless this Omnitron merges lines under another
    /// key, that means one unit.
    ProbablyOne,
    /// The line states something that is not a positive number.
    Unreadable(String),
}

impl Quantity {
    /// Reads the attribute's text.
    pub(crate) fn read(text: Option<&str>) -> Self {
        match text {
            None => Self::ProbablyOne,
            Some(text) if is_positive_number(text) => Self::Stated(text.to_owned()),
            Some(text) => Self::Unreadable(text.to_owned()),
        }
    }

    /// The positive number that the line states, as the server wrote it; `None` if it states none.
    pub fn stated(&self) -> Option<&str> {
        match self {
            Self::Stated(text) => Some(text),
            Self::ProbablyOne | Self::Unreadable(_) => None,
        }
    }
}

/// Whether a text is digits, perhaps with a point and more digits, and not all of them zero.
fn is_positive_number(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction) && text.bytes().any(|b| (b'1'..=b'9').contains(&b))
}
