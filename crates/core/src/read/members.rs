//! The members of an object.

use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::{Json, Misread, Read};

/// The members of an object, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Members<'a>(Vec<(String, Json<'a>)>);

impl<'a> Members<'a> {
    /// The member of this name, or of the other that it may have; `None` if
    /// there is none, or `null`.
    fn find(&self, names: &[&str]) -> Result<Option<Json<'a>>, Misread> {
        let mut found = self.0.iter();
        let mut next = || found.find(|(name, _)| names.contains(&name.as_str()));
        let first = next().map(|(_, value)| *value);
        // Which of two was meant, nobody can say.
        match next() {
            Some((name, _)) => Err(Misread::new("is there twice").inside(name)),
            None => Ok(first.filter(|value| !value.is_null())),
        }
    }

    /// A member that may be missing or `null`, under any of its names.
    ///
    /// # Errors
    ///
    /// It is of another shape, or there is more than one.
    pub fn maybe<T: Read>(&self, names: &[&str]) -> Result<Option<T>, Misread> {
        let found = self.find(names)?;
        found.map(|json| inside(names, T::read(json))).transpose()
    }

    /// A member that must be there, under any of its names.
    ///
    /// # Errors
    ///
    /// It is missing, `null` or of another shape, or there is more than one.
    pub fn read<T: Read>(&self, names: &[&str]) -> Result<T, Misread> {
        let found = self.find(names)?;
        let found = found.ok_or_else(|| Misread::new("is missing"));
        inside(names, found.and_then(T::read))
    }

    /// A word or code as text; empty, and anything else, is none.
    pub(crate) fn word(&self, name: &str) -> Result<Option<String>, Misread> {
        Ok(self.find(&[name])?.and_then(Json::word))
    }

    /// A number or a string as the server wrote it; anything else is none.
    pub(crate) fn scalar(&self, name: &str) -> Result<Option<String>, Misread> {
        Ok(self.find(&[name])?.and_then(Json::scalar))
    }

    /// An object of `T`, or a bare id that becomes one; anything else is none.
    pub(crate) fn object_or_id<T>(&self, name: &str) -> Result<Option<T>, Misread>
    where
        T: Read + From<u64>,
    {
        Ok(self.find(&[name])?.and_then(Json::object_or_id))
    }

    /// The member, if it is the only one.
    pub(super) fn only(self) -> Option<(String, Json<'a>)> {
        let mut members = self.0.into_iter();
        let only = members.next();
        members.next().is_none().then_some(only)?
    }
}

impl<'a> IntoIterator for Members<'a> {
    type Item = (String, Json<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

fn inside<T>(names: &[&str], read: Result<T, Misread>) -> Result<T, Misread> {
    let name = names.first().copied().unwrap_or_default();
    read.map_err(|misread| misread.inside(name))
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
