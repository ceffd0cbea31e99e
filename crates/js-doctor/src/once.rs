//! The host's transport, as a program that sends each request once.

use std::cell::Cell;
use std::rc::Rc;

use http::header::CONNECTION;
use http::{Request, Response};
use release_client::{SendOptions, Transport};
use release_core::BaseUrl;
use release_core::delivery::{Engine, Protocol, Wire};
use release_core::error::ReachError;
use release_js_host::host::HostTransport;

/// Sends over HTTP/1.1, and never twice.
#[derive(Clone)]
pub(crate) struct Once {
    host: HostTransport,
    wire: Rc<Cell<Wire>>,
    /// What the server would speak with a browser, by its ALPN name; empty for HTTP/1.1.
    pub(crate) offered: String,
}

impl Once {
    pub(crate) fn new(host: HostTransport) -> Self {
        let wire = Wire {
            engine: Engine::NeverRepeats,
            ..Wire::default()
        };
        Self {
            host,
            wire: Rc::new(Cell::new(wire)),
            offered: String::new(),
        }
    }

    /// Keeps whether the server leaves its connections open.
    fn note(&self, response: &Response<Vec<u8>>) {
        let named = response.headers().get(CONNECTION);
        let is_closed = named.is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"close"));
        let protocol = match self.offered.as_str() {
            "" => Protocol::named("http/1.1", !is_closed),
            offered => Protocol::named(offered, !is_closed),
        };
        self.wire.set(Wire {
            protocol,
            ..self.wire.get()
        });
    }
}

impl Transport for Once {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let answer = self.host.send(request, options).await;
        if let Ok(response) = &answer
            && options.headers.contains(&CONNECTION)
        {
            self.note(response);
        }
        answer
    }

    fn wire(&self, _: &BaseUrl) -> Wire {
        self.wire.get()
    }
}
