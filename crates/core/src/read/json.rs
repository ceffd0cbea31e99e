//! A JSON value, opened one level at a time.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Members, Misread, Read};

/// A JSON value as the server wrote it. Looking into it costs one pass over it
/// for each level that is opened, and nothing is kept of what nobody asks for.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
pub struct Json<'a>(#[serde(borrow)] &'a RawValue);

impl<'a> From<&'a RawValue> for Json<'a> {
    fn from(raw: &'a RawValue) -> Self {
        Self(raw)
    }
}

impl<'a> Json<'a> {
    /// Takes a text as JSON.
    ///
    /// # Errors
    ///
    /// The text is not whole JSON; the error says where.
    pub fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The value as it was written.
    pub fn raw(self) -> &'a str {
        self.0.get()
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.raw() == "null"
    }

    /// The text of a string; `None` for everything else, and for a string with
    /// half of a character in it.
    pub fn text(self) -> Option<String> {
        if !self.raw().starts_with('"') {
            return None;
        }
        serde_json::from_str(self.raw()).ok()
    }

    /// The digits of a number as they were written; `None` for everything else.
    pub fn number(self) -> Option<&'a str> {
        let first = self.raw().bytes().next()?;
        (first == b'-' || first.is_ascii_digit()).then_some(self.raw())
    }

    /// The text of a string, or the digits of a number.
    pub fn scalar(self) -> Option<String> {
        match self.number() {
            Some(digits) => Some(digits.to_owned()),
            None => self.text(),
        }
    }

    /// A word or code (`"400"`, `400`, `"approved"`) as text; empty counts as none.
    pub fn word(self) -> Option<String> {
        self.scalar().filter(|text| !text.is_empty())
    }

    /// The values of a list; `None` for everything else.
    pub fn list(self) -> Option<Vec<Json<'a>>> {
        if !self.raw().starts_with('[') {
            return None;
        }
        serde_json::from_str(self.raw()).ok()
    }

    /// The members of an object; `None` for everything else, and for an object
    /// with half of a character in a name.
    pub fn members(self) -> Option<Members<'a>> {
        if !self.raw().starts_with('{') {
            return None;
        }
        serde_json::from_str(self.raw()).ok()
    }

    /// An object whose members will be read.
    ///
    /// # Errors
    ///
    /// It is not an object.
    pub fn object(self) -> Result<Members<'a>, Misread> {
        self.members()
            .ok_or_else(|| Misread::new("expected an object"))
    }

    /// The name of a variant and what it holds: `"name"`, or `{"name": value}`.
    ///
    /// # Errors
    ///
    /// It is neither.
    pub fn variant(self) -> Result<(String, Json<'a>), Misread> {
        if let Some(name) = self.text() {
            return Ok((name, self));
        }
        let only = self.members().and_then(Members::only);
        only.ok_or_else(|| Misread::new("expected a name, or an object of one member"))
    }

    /// An object of `T`, or a bare id that becomes one; anything else is none.
    pub(crate) fn object_or_id<T: Read + From<u64>>(self) -> Option<T> {
        if self.raw().starts_with('{') {
            return T::read(self).ok();
        }
        let id = self.scalar()?.parse().ok()?;
        Some(T::from(id))
    }
}
