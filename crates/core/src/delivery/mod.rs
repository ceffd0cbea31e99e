//! How often one request may reach the server.
//!
//! A browser takes a kept connection that is cut without an answer for a stale
//! one, and sends its request again by itself, a POST too. A page cannot see or
//! stop that, but it can know the connections on which it cannot happen.

mod wire;

use serde::Serialize;

use crate::deserialize_from_json;

pub use wire::{Engine, MOST_CONNECTIONS, Protocol, Streams, Wire};

crate::json_enum! {
    /// How often one request may reach the server, as far as its connection shows.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
    pub enum Delivery {
        /// Once, or not at all.
        Once = "once",
        /// At most so many times: the browser may repeat it by itself.
        AtMost(u32) = "at_most",
        /// This cannot be seen; the bound is that of the worst known browser.
        Unseen = "unseen",
    }
}

impl Delivery {
    /// Whether a request arrives once, or not at all.
    pub const fn is_once(self) -> bool {
        matches!(self, Self::Once)
    }

    /// The most times that a request may arrive.
    pub const fn times(self) -> u32 {
        match self {
            Self::Once => 1,
            Self::AtMost(times) => times,
            Self::Unseen => MOST_CONNECTIONS + 1,
        }
    }
}

deserialize_from_json!(Delivery);
