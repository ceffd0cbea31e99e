//! Order numbers as part of an address.

/// The most characters that a number may have (sdk).
const LONGEST: usize = 128;

/// An order number that can be part of the path of an address as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderNumber(String);

impl OrderNumber {
    /// Accepts a number of ASCII letters, digits, `-` and `_`, at most 128 of them.
    ///
    /// `None` for any other, which can only be used in a filter: a slash or a dot
    /// in it could lead to another address, and a proxy before Omnitron may
    /// decode escapes in its own way.
    pub fn new(number: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let fits = (1..=LONGEST).contains(&number.len()) && number.bytes().all(is_plain);
        fits.then(|| Self(number.to_owned()))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
