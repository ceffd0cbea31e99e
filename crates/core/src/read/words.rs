//! JSON of any shape, of which only the texts matter.

use core::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value as a person would quote it. Smaller than a general JSON tree:
/// no maps, and a number is as good as its text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// `null`.
    Nothing,
    /// A string.
    Text(String),
    /// A number or a boolean, written out.
    Other(String),
    /// An array.
    List(Vec<Words>),
    /// An object, its members in the order in which they came.
    Members(Vec<(String, Words)>),
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Words, E> {
        Ok(Words::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Words, E> {
        Ok(Words::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Words, E> {
        Ok(Words::Other(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Words, E> {
        Ok(Words::Other(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Words, E> {
        Ok(Words::Other(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Words, E> {
        Ok(Words::Other(value.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Words::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Words::Members(members))
    }
}
