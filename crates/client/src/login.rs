//! Signing in, and what it shows of the connection.

use release_core::Token;
use release_core::delivery::Streams;
use release_core::endpoint::{Endpoint, Login};
use release_core::error::CallError;

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
        if !wire.can_test_streams() || wire.streams == Streams::Lost {
            return self.call(login).await;
        }
        let response = self.test_streams(login).await?;
        if Login::has_read_body(&response) == Some(false) {
            return self.call(login).await;
        }
        Ok(login.parse(&response)?)
    }

    /// Tries whether streams arrive whole, with the sign-in of
    /// [nobody](Login::nobody). [`Client::wire`] tells the result.
    ///
    /// # Errors
    ///
    /// As [`Client::call`], if no answer came.
    pub async fn test_connection(&self) -> Result<(), CallError> {
        if self.wire().can_test_streams() {
            self.test_streams(&Login::nobody()).await?;
        }
        Ok(())
    }

    /// Sends a sign-in as a stream, and keeps whether it was read.
    async fn test_streams(&self, login: &Login) -> Result<http::Response<Vec<u8>>, CallError> {
        let request = login.to_http(self.connection())?;
        let answer = self.send(request, true).await;
        match answer.as_ref().map(Login::has_read_body) {
            Ok(Some(true)) => self.note_streams(Streams::Whole),
            Ok(Some(false)) | Err(_) => self.note_streams(Streams::Lost),
            Ok(None) => {}
        }
        Ok(answer?)
    }
}
