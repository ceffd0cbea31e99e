//! Tolerant reading: one meaning, several ways of writing it.
//!
//! Omnitron has two serialisations of most things (nested objects and flat
//! ids), and pages as well as bare lists (get-orders, update, sdk).

mod id;
mod list;
mod text;
mod words;

pub(crate) use id::id;
pub(crate) use list::list_or_page;
pub(crate) use text::{digits, object_or_id, raw_members, scalar, word};
pub(crate) use words::Words;
