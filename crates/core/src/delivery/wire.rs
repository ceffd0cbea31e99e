//! The facts about a connection from which its [`Delivery`] follows.

use super::Delivery;

/// The most connections that a browser keeps to one server over HTTP/1.1.
pub const MOST_CONNECTIONS: u32 = 6;

/// What a client knows of its connections to one server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wire {
    /// The browser's engine, or another client.
    pub engine: Engine,
    /// The protocol of the last answer.
    pub protocol: Protocol,
    /// Whether a body that is sent as a stream arrives whole.
    pub streams: Streams,
    /// Whether the POSTs use connections that nothing else uses.
    pub own_connections: bool,
}

/// The program that puts the requests on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium and its relatives: Chrome, Edge, Opera.
    Chromium,
    /// Firefox.
    Firefox,
    /// A client that never repeats a POST: Node.js, Bun.
    NeverRepeats,
    /// Any other, Safari among them.
    #[default]
    Other,
}

/// The protocol of a connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Protocol {
    /// Not known: there was no answer yet, or a server of another origin lets
    /// nobody see it (`Timing-Allow-Origin`).
    #[default]
    Unseen,
    /// HTTP/1.1 with connections that stay open.
    Http1Kept,
    /// HTTP/1.1 with a connection for each request (`Connection: close`).
    Http1Closed,
    /// HTTP/2.
    Http2,
    /// HTTP/3.
    Http3,
}

/// Whether a body that is sent as a stream arrives whole. It has no
/// `Content-Length`, and behind some proxies an application then sees an empty
/// body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Streams {
    /// Not tried yet.
    #[default]
    Untested,
    /// A sign-in that was sent as a stream was read.
    Whole,
    /// A sign-in that was sent as a stream was not read, or not answered.
    Lost,
}

impl Protocol {
    /// The protocol by its ALPN name, as in `PerformanceResourceTiming.nextHopProtocol`;
    /// `is_kept` says whether connections of HTTP/1.1 stay open.
    pub fn named(name: &str, is_kept: bool) -> Self {
        match name {
            "http/1.0" | "http/1.1" if is_kept => Self::Http1Kept,
            "http/1.0" | "http/1.1" => Self::Http1Closed,
            "h2" => Self::Http2,
            "h3" => Self::Http3,
            _ => Self::Unseen,
        }
    }

    /// Whether many requests share one connection.
    pub const fn is_multiplexed(self) -> bool {
        matches!(self, Self::Http2 | Self::Http3)
    }
}

impl Wire {
    /// How often a POST may arrive if at most `at_once` POSTs are under way.
    ///
    /// Measured with Chromium 156 and Firefox 140 and 153: over HTTP/1.1 a
    /// POST meets each connection that is idle, and a new one last. Over HTTP/2
    /// Firefox sends it once, and Chromium once more, on a new connection.
    pub fn delivery(self, at_once: u32) -> Delivery {
        let at_once = at_once.max(1);
        match (self.protocol, self.engine) {
            (_, Engine::NeverRepeats)
            | (Protocol::Http1Closed, _)
            | (Protocol::Http2, Engine::Firefox) => Delivery::Once,
            (Protocol::Http2 | Protocol::Http3, Engine::Chromium) if self.uses_streams() => {
                Delivery::Once
            }
            (Protocol::Http2 | Protocol::Http3, Engine::Chromium) => {
                Delivery::AtMost(at_once.saturating_add(1))
            }
            (Protocol::Http1Kept, _) => {
                let idle = if self.own_connections {
                    at_once.min(MOST_CONNECTIONS)
                } else {
                    MOST_CONNECTIONS
                };
                Delivery::AtMost(idle + 1)
            }
            (Protocol::Http2 | Protocol::Http3 | Protocol::Unseen, _) => Delivery::Unseen,
        }
    }

    /// Whether a POST is to be sent as a stream, which nobody can send twice.
    pub fn uses_streams(self) -> bool {
        self.may_stream() && self.streams == Streams::Whole
    }

    /// Whether a sign-in can show that streams arrive whole, or do so now.
    pub fn can_test_streams(self) -> bool {
        self.may_stream() && self.streams != Streams::Whole
    }

    /// Only Chromium sends streams, and never over HTTP/1.1.
    fn may_stream(self) -> bool {
        self.engine == Engine::Chromium && self.protocol.is_multiplexed()
    }
}
