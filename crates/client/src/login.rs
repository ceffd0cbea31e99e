//! Signing in, and what it shows of the connection.

use http::Response;
use release_core::Token;
use release_core::delivery::Streams;
use release_core::endpoint::{Endpoint, Login};
use release_core::error::{CallError, ReachError};

use crate::{Client, Clock, Transport};

impl<T: Transport, C: Clock> Client<T, C> {
    /// Signs in. Where streams could be used and were not tried yet, the
    /// sign-in is sent as one, and sent plainly once more if its body did not
    /// arrive: a second sign-in does no harm.
    ///
    /// # Errors
    ///
    /// As [`Client::call`].
    pub async fn login(&self, login: &Login) -> Result<Token, CallError> {
        let wire = self.wire();
        let mut streamed = wire.can_test_streams() && wire.streams != Streams::Lost;
        // One place that sends: each more weighs a kilobyte in the browser's download.
        loop {
            let answer = self.send(login.to_http(self.connection())?, streamed).await;
            if streamed && self.note_whether_read(&answer) == Some(false) && answer.is_ok() {
                streamed = false;
            } else {
                return Ok(login.parse(&answer?)?);
            }
        }
    }

    /// Tries whether streams arrive whole, with the sign-in of
    /// [nobody](Login::nobody). [`Client::wire`] tells the result.
    ///
    /// # Errors
    ///
    /// As [`Client::call`], if no answer came.
    pub async fn test_connection(&self) -> Result<(), CallError> {
        if self.wire().can_test_streams() {
            let request = Login::nobody().to_http(self.connection())?;
            let answer = self.send(request, true).await;
            self.note_whether_read(&answer);
            answer?;
        }
        Ok(())
    }

    /// Keeps whether a sign-in that was sent as a stream was read; `None` if its
    /// answer does not show that.
    fn note_whether_read(&self, answer: &Result<Response<Vec<u8>>, ReachError>) -> Option<bool> {
        let has_read = answer.as_ref().map_or(Some(false), Login::has_read_body);
        match has_read {
            Some(true) => self.note_streams(Streams::Whole),
            Some(false) => self.note_streams(Streams::Lost),
            None => {}
        }
        has_read
    }
}
