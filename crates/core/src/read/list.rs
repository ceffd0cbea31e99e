//! A bare list, or one page of a paged list.

use core::fmt;
use core::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use crate::model::Page;

#[derive(Deserialize)]
#[serde(bound = "T: Deserialize<'de>")]
struct PageBody<T> {
    #[serde(default)]
    count: Option<u64>,
    #[serde(default, deserialize_with = "super::word")]
    next: Option<String>,
    results: Vec<T>,
}

/// Reads `[…]` and `{"count", "next", "previous", "results": […]}`.
///
/// The address in `next` is not kept: behind a proxy it can name another
/// host, and the token must not go there.
pub(crate) fn list_or_page<'de, D, T>(deserializer: D) -> Result<Page<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_any(ListVisitor(PhantomData))
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Page<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list, or a page with `results`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Page<T>, A::Error> {
        let rows = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(Page {
            count: None,
            has_next: false,
            rows,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Page<T>, A::Error> {
        let body = PageBody::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Page {
            count: body.count,
            has_next: body.next.is_some(),
            rows: body.results,
        })
    }
}
