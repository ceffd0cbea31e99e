//! The members of a JSON object.

use std::borrow::Cow;

use super::{DecodeError, FromJson, Json};

/// The members of an object, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Members<'a>(pub(super) &'a [(Cow<'a, str>, Json<'a>)]);

impl<'a> Members<'a> {
    /// The member with one of these names; `None` if there is none, or if it is
    /// `null`.
    fn find(self, names: &[&str]) -> Result<Option<&'a Json<'a>>, DecodeError> {
        let mut found = self.0.iter();
        let mut next = || found.find(|(name, _)| names.contains(&&**name));
        let first = next().map(|(_, value)| value);
        // Which of two members is meant is not known.
        match next() {
            Some((name, _)) => Err(DecodeError::new("is there twice").inside(name)),
            None => Ok(first.filter(|value| **value != Json::Null)),
        }
    }

    /// A member under any of its names; its type decides whether it may be missing.
    ///
    /// # Errors
    ///
    /// It is missing or of another shape, or there is more than one.
    pub fn get<T: FromJson>(self, names: &[&str]) -> Result<T, DecodeError> {
        let found = self.find(names)?;
        T::from_member(found).map_err(|error| error.inside(names.first().unwrap_or(&"")))
    }

    /// A word or code as text; `None` for an empty text and for anything else.
    pub(crate) fn word(self, names: &[&str]) -> Result<Option<String>, DecodeError> {
        let word = self.find(names)?.and_then(Json::word);
        Ok(word.map(str::to_owned))
    }

    /// A number or a string as the server wrote it; `None` for anything else.
    pub(crate) fn scalar(self, names: &[&str]) -> Result<Option<String>, DecodeError> {
        let scalar = self.find(names)?.and_then(Json::scalar);
        Ok(scalar.map(str::to_owned))
    }

    /// A whole number, also in a string; `None` for anything else.
    pub(crate) fn row_id(self, names: &[&str]) -> Result<Option<u64>, DecodeError> {
        let scalar = self.find(names)?.and_then(Json::scalar);
        Ok(scalar.and_then(|digits| digits.parse().ok()))
    }

    /// An object of `T`, or a bare id that becomes one; `None` for anything else.
    pub(crate) fn object_or_id<T>(self, names: &[&str]) -> Result<Option<T>, DecodeError>
    where
        T: FromJson + From<u64>,
    {
        Ok(self.find(names)?.and_then(Json::object_or_id))
    }
}
