//! How many units a line stands for.

/// The quantity of a line, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The line says so. Text, because goods by weight have decimals.
    Stated(String),
    /// The line says nothing. Unless this Omnitron merges lines under another
    /// key, that means one unit.
    ProbablyOne,
    /// The line says something that is not a positive number.
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
}

/// Digits, perhaps a point and digits, and not all of them zero.
fn is_positive_number(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction) && text.bytes().any(|b| (b'1'..=b'9').contains(&b))
}
