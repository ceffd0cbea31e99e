//! The transport of a request to a server and of its answer back.

use http::{HeaderName, Request, Response};
use release_core::BaseUrl;
use release_core::delivery::{Delivery, Streams, Wire};
use release_core::error::ReachError;

/// How a request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendOptions {
    /// The time for the whole answer, in seconds.
    pub seconds: u32,
    /// Whether the body is sent as a stream, which nobody can send twice. It
    /// has no `Content-Length` then.
    pub streamed: bool,
    /// The headers of the answer that are asked for; a transport may leave out
    /// the rest.
    pub headers: &'static [HeaderName],
}

/// A transport that sends a request once.
///
/// An implementation never repeats a request, never follows a redirect (the
/// token must not be passed on), sends no cookies with a POST, and aborts after
/// the given time. Dropping the future aborts the request.
#[allow(async_fn_in_trait)]
pub trait Transport {
    /// Sends the request and reads the whole answer.
    ///
    /// # Errors
    ///
    /// [`ReachError`], one for each reason why no answer came. None of them
    /// means that the server did not get the request.
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError>;

    /// What is known of the connections to the server at this address: by
    /// default nothing.
    fn wire(&self, _base_url: &BaseUrl) -> Wire {
        Wire::default()
    }

    /// Keeps whether a body that was sent as a stream has arrived whole.
    fn note_streams(&self, _base_url: &BaseUrl, _streams: Streams) {}

    /// How often a POST may arrive if at most `at_once` are under way.
    fn delivery(&self, base_url: &BaseUrl, at_once: u32) -> Delivery {
        self.wire(base_url).delivery(at_once)
    }
}
