//! How a request gets to a server and its answer back.

use http::{Request, Response};
use release_core::error::ReachError;

/// Sends one request, once.
///
/// An implementation never repeats a request, never follows a redirect (the
/// token must not travel on), sends no cookies, and gives up after the time
/// it is told. Dropping the future gives the request up.
#[allow(async_fn_in_trait)]
pub trait Transport {
    /// Sends the request and reads the whole answer within `seconds`.
    ///
    /// # Errors
    ///
    /// [`ReachError`], one for each reason why no answer came. None of them
    /// says that the server did not get the request.
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        seconds: u32,
    ) -> Result<Response<Vec<u8>>, ReachError>;
}
