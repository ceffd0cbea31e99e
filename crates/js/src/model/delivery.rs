//! How often a request may reach Omnitron, and what that is known from.

use release_core::delivery::{self as core, Engine, Protocol, Streams, Wire};
use serde::Serialize;
use tsify::Tsify;

use crate::from_js::{FromJs, Path, WrongType, from_js_object, member};

/// How often one request may reach Omnitron: `once`, `atMost` so many `times`, or `unseen`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Delivery {
    /// `once`: once, or not at all. `atMost`: the client may repeat it by itself. `unseen`: this cannot
    /// be seen.
    #[tsify(type = "\"once\" | \"atMost\" | \"unseen\"")]
    pub kind: &'static str,
    /// The most times that it may arrive: 1 for `once`, and for `unseen` the most of all known clients.
    pub times: u32,
}

impl From<core::Delivery> for Delivery {
    fn from(delivery: core::Delivery) -> Self {
        let kind = match delivery {
            core::Delivery::Once => "once",
            core::Delivery::AtMost(_) => "atMost",
            core::Delivery::Unseen => "unseen",
        };
        Self {
            kind,
            times: delivery.times(),
        }
    }
}

impl From<Delivery> for core::Delivery {
    fn from(delivery: Delivery) -> Self {
        match delivery.kind {
            "once" => Self::Once,
            "atMost" => Self::AtMost(delivery.times),
            _ => Self::Unseen,
        }
    }
}

impl FromJs for Delivery {
    fn from_value(value: &wasm_bindgen::JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let kind: String = member(value, &path, "kind")?;
        let known = ["once", "atMost", "unseen"]
            .into_iter()
            .find(|it| *it == kind);
        Ok(Self {
            kind: known.ok_or_else(|| path.wrong("expected once, atMost or unseen"))?,
            times: member(value, &path, "times")?,
        })
    }
}

from_js_object! {
    /// For the package's loader: what is known of the connections to one server.
    pub struct WireFacts {
        /// The client.
        #[tsify(type = "\"chromium\" | \"firefox\" | \"neverRepeats\" | \"other\"")]
        pub engine: String = "engine",
        /// The ALPN name of the protocol; empty if it cannot be seen.
        pub protocol: String = "protocol",
        /// Whether connections of HTTP/1.1 stay open.
        pub is_kept: bool = "isKept",
        /// Whether a body that is sent as a stream arrives whole; `null` if that was not tried.
        #[tsify(optional, type = "boolean | null")]
        pub streams: Option<bool> = "streams",
        /// Whether requests without credentials use connections that nothing else uses.
        pub own_connections: bool = "ownConnections",
    }
}

impl WireFacts {
    pub(crate) fn core(&self) -> Wire {
        Wire {
            engine: match &*self.engine {
                "chromium" => Engine::Chromium,
                "firefox" => Engine::Firefox,
                "neverRepeats" => Engine::NeverRepeats,
                _ => Engine::Other,
            },
            protocol: Protocol::named(&self.protocol, self.is_kept),
            streams: match self.streams {
                None => Streams::Untested,
                Some(true) => Streams::Whole,
                Some(false) => Streams::Lost,
            },
            own_connections: self.own_connections,
        }
    }
}

/// For the package's loader: what follows for the requests to a server.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct WireRules {
    /// How often a request may arrive.
    pub delivery: Delivery,
    /// Whether bodies are sent as streams.
    pub uses_streams: bool,
    /// Whether a test can show that streams arrive whole.
    pub can_test_streams: bool,
}

impl WireRules {
    pub(crate) fn of(wire: Wire, at_once: u32) -> Self {
        Self {
            delivery: wire.delivery(at_once).into(),
            uses_streams: wire.uses_streams(),
            can_test_streams: wire.can_test_streams(),
        }
    }
}
