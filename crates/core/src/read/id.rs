//! An id as a number, a number in a string, or an object that holds it.

use core::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

/// Reads `7`, `"7"`, `{"pk": 7}` and `{"id": "7"}` as 7.
pub(crate) fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    deserializer.deserialize_any(IdVisitor { nested: false })
}

struct IdVisitor {
    nested: bool,
}

impl<'de> Visitor<'de> for IdVisitor {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u64, E> {
        Ok(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u64, E> {
        u64::try_from(number).map_err(|_| E::custom("the id is negative"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u64, E> {
        text.parse::<crate::id::OrderItemId>()
            .map(crate::id::OrderItemId::get)
            .map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<u64, A::Error> {
        if self.nested {
            return Err(A::Error::custom("the id is an object within an object"));
        }
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "pk" | "id" if found.is_none() => found = Some(map.next_value_seed(Nested)?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        found.ok_or_else(|| A::Error::missing_field("pk"))
    }
}

/// The id within an object: a number or a string, no further object, so that
/// deep nesting cannot exhaust the stack.
struct Nested;

impl<'de> serde::de::DeserializeSeed<'de> for Nested {
    type Value = u64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u64, D::Error> {
        deserializer.deserialize_any(IdVisitor { nested: true })
    }
}
