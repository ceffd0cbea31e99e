//! The members of an object.

use std::borrow::Cow;

use super::{DecodeError, FromJson, Json};

/// The members of an object, in the order in which they came.
#[derive(Clone, Copy, Debug)]
pub struct Members<'a>(pub(super) &'a [(Cow<'a, str>, Json<'a>)]);

impl<'a> Members<'a> {
    /// The member of this name, or of the other that it may have; `None` if
    /// there is none, or `null`.
    fn find(self, names: &[&str]) -> Result<Option<&'a Json<'a>>, DecodeError> {
        let mut found = self.0.iter();
        let mut next = || found.find(|(name, _)| names.contains(&&**name));
        let first = next().map(|(_, value)| value);
        // Which of two was meant, nobody can say.
        match next() {
            Some((name, _)) => Err(DecodeError::new("is there twice").inside(name)),
            None => Ok(first.filter(|value| **value != Json::Null)),
        }
    }

    /// A member that may be missing or `null`, under any of its names.
    ///
    /// # Errors
    ///
    /// It is of another shape, or there is more than one.
    pub fn optional<T: FromJson>(self, names: &[&str]) -> Result<Option<T>, DecodeError> {
        self.optional_by(names, T::from_json)
    }

    /// The same for what has a reader of its own here.
    pub(crate) fn optional_by<T>(
        self,
        names: &[&str],
        read: impl FnOnce(&Json<'_>) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        let found = self.find(names)?;
        found.map(|json| inside(names, read(json))).transpose()
    }

    /// A member that must be there, under any of its names.
    ///
    /// # Errors
    ///
    /// It is missing, `null` or of another shape, or there is more than one.
    pub fn required<T: FromJson>(self, names: &[&str]) -> Result<T, DecodeError> {
        let found = self.find(names)?;
        let found = found.ok_or_else(|| DecodeError::new("is missing"));
        inside(names, found.and_then(T::from_json))
    }

    /// A word or code as text; empty, and anything else, is none.
    pub(crate) fn word(self, name: &str) -> Result<Option<String>, DecodeError> {
        let word = self.find(&[name])?.and_then(Json::word);
        Ok(word.map(str::to_owned))
    }

    /// A number or a string as the server wrote it; anything else is none.
    pub(crate) fn scalar(self, name: &str) -> Result<Option<String>, DecodeError> {
        let scalar = self.find(&[name])?.and_then(Json::scalar);
        Ok(scalar.map(str::to_owned))
    }

    /// An object of `T`, or a bare id that becomes one; anything else is none.
    pub(crate) fn object_or_id<T>(self, name: &str) -> Result<Option<T>, DecodeError>
    where
        T: FromJson + From<u64>,
    {
        Ok(self.find(&[name])?.and_then(Json::object_or_id))
    }
}

fn inside<T>(names: &[&str], read: Result<T, DecodeError>) -> Result<T, DecodeError> {
    let name = names.first().copied().unwrap_or_default();
    read.map_err(|decode_error| decode_error.inside(name))
}
