//! The transport of a request to a server and of its answer back.

use http::{Request, Response};
use release_core::error::ReachError;

/// A transport that sends a request once.
///
/// An implementation never repeats a request, never follows a redirect (the
/// token must not be passed on), sends no cookies, and aborts after the given
/// time. Dropping the future aborts the request.
#[allow(async_fn_in_trait)]
pub trait Transport {
    /// Sends the request and reads the whole answer within `seconds`.
    ///
    /// # Errors
    ///
    /// [`ReachError`], one for each reason why no answer came. None of them
    /// means that the server did not get the request.
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        seconds: u32,
    ) -> Result<Response<Vec<u8>>, ReachError>;
}
