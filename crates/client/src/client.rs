//! The client of one Omnitron for one user.

use http::{HeaderName, Request, Response};
use release_core::delivery::{Delivery, Streams, Wire};
use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::reading::Reading;
use release_core::endpoint::{CreateMapping, Endpoint, GetOrder, HEADERS_READ, ListContentTypes};
use release_core::error::{BuildError, CallError, ReachError, ResponseError};
use release_core::model::{ContentType, Order};
use release_core::{Connection, OrderId, Outcome, Token};

use crate::{Clock, SendOptions, Transport, UnixMillis};

/// The default timeout of a call, in seconds.
const DEFAULT_SECONDS: u32 = 30;

/// A client that calls one Omnitron.
#[derive(Clone, Debug)]
pub struct Client<T, C> {
    transport: T,
    clock: C,
    connection: Connection,
    seconds: u32,
}

/// The result of one request to release or record a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The outcome of the line.
    pub outcome: Outcome,
    /// The HTTP status of the answer; `None` if none came.
    pub status: Option<u16>,
}

impl<T: Transport, C: Clock> Client<T, C> {
    /// A client with a timeout of 30 s per call.
    pub fn new(transport: T, clock: C, connection: Connection) -> Self {
        Self {
            transport,
            clock,
            connection,
            seconds: DEFAULT_SECONDS,
        }
    }

    /// The same client with another timeout, in seconds per call.
    #[must_use]
    pub fn with_timeout(self, seconds: u32) -> Self {
        Self { seconds, ..self }
    }

    /// The same client with another token.
    #[must_use]
    pub fn with_token(self, token: Token) -> Self {
        Self {
            connection: self.connection.with_token(token),
            ..self
        }
    }

    /// The same client without a token: only signing in can be called.
    #[must_use]
    pub fn without_token(mut self) -> Self {
        self.connection.token = None;
        self
    }

    /// Its clock.
    pub(crate) fn clock(&self) -> &C {
        &self.clock
    }

    /// The connection that it uses.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The time on this client's clock.
    pub fn now(&self) -> UnixMillis {
        self.clock.now()
    }

    /// Makes one reading call (or signs in). Nothing is repeated.
    ///
    /// # Errors
    ///
    /// [`CallError`], by direction: not built, not reached, not read, refused.
    pub async fn call<E: Endpoint>(&self, endpoint: &E) -> Result<E::Output, CallError> {
        let request = endpoint.to_http(&self.connection)?;
        let response = self.send(request, false).await?;
        Ok(endpoint.parse(&response)?)
    }

    /// Sends a reading request once and gives its answer as it came, whatever
    /// its status. `headers` are those that a transport must not leave out.
    ///
    /// # Errors
    ///
    /// [`CallError::Build`], for a method other than GET and OPTIONS too;
    /// [`CallError::Reach`] if no answer came.
    pub async fn read(
        &self,
        reading: &Reading,
        headers: &'static [HeaderName],
    ) -> Result<Response<Vec<u8>>, CallError> {
        let request = reading.to_http(&self.connection)?;
        let options = SendOptions {
            seconds: self.seconds,
            streamed: false,
            headers,
        };
        Ok(self.transport.send(request, options).await?)
    }

    /// What is known of the connections to this Omnitron.
    pub fn wire(&self) -> Wire {
        self.transport.wire(&self.connection.base_url)
    }

    /// How often a POST may reach this Omnitron if at most `at_once` are under
    /// way.
    pub fn delivery(&self, at_once: u32) -> Delivery {
        self.transport.delivery(&self.connection.base_url, at_once)
    }

    /// Sends one line, once, and judges its outcome: as a stream if these are
    /// known to arrive whole, so that the browser cannot repeat it.
    ///
    /// How often it may have arrived is not judged here:
    /// [`Outcome::over`](release_core::Outcome::over) does that.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if nothing could be sent at all. Everything that happens
    /// after the request left is an [`Outcome`].
    pub async fn create_mapping(&self, line: &CreateMapping) -> Result<Judged, BuildError> {
        let request = line.to_http(&self.connection)?;
        let streamed = self.wire().uses_streams();
        let mut answer = self.send(request, streamed).await;
        // What a server says of a refusal is kept, and a careless one may repeat the token in it.
        if let (Ok(response), Some(token)) = (&mut answer, &self.connection.token)
            && !response.status().is_success()
        {
            token.remove_from(response.body_mut());
        }
        let status = answer.as_ref().ok().map(|it| it.status().as_u16());
        let outcome = line.judge(answer.as_ref().map_err(Clone::clone));
        Ok(Judged { outcome, status })
    }

    pub(crate) async fn send(
        &self,
        request: Request<Vec<u8>>,
        streamed: bool,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let seconds = self.seconds;
        let options = SendOptions {
            seconds,
            streamed,
            headers: &HEADERS_READ,
        };
        self.transport.send(request, options).await
    }

    /// Keeps whether a stream has arrived whole.
    pub(crate) fn note_streams(&self, streams: Streams) {
        self.transport
            .note_streams(&self.connection.base_url, streams);
    }

    /// Reads one order, at the one of its two addresses that this Omnitron has.
    ///
    /// # Errors
    ///
    /// As [`Client::call`].
    pub async fn order(&self, order: OrderId) -> Result<Order, CallError> {
        let from = |from| GetOrder { order, from };
        match self.call(&from(OrderAddress::Detailed)).await {
            Err(error) if is_no_such_path(&error) => self.call(&from(OrderAddress::Plain)).await,
            result => result,
        }
    }

    /// Reads the content type of a table by its name; `None` if there is none.
    ///
    /// # Errors
    ///
    /// As [`Client::call`].
    pub async fn content_type(&self, model: &str) -> Result<Option<ContentType>, CallError> {
        let model = model.to_owned();
        let found = self.call(&ListContentTypes { model }).await?;
        Ok(found.page.rows.into_iter().next())
    }
}

/// Whether the server does not know the address, so that another may be tried.
pub(crate) fn is_no_such_path(error: &CallError) -> bool {
    matches!(
        error,
        CallError::Response(ResponseError::Refused(refusal)) if refusal.is_no_such_path()
    )
}
