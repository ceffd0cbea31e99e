//! Asking, and what an answer says.

use std::collections::BTreeMap;
use std::rc::Rc;

use http::{Method, Response};
use release_client::{Client, Clock, Paced, Timer, Transport};
use release_core::endpoint::reading::Reading;
use release_core::error::{BuildError, CallError, ReachError};
use release_core::{ApiPrefix, Connection};

use crate::checks::Known;
use crate::examine::{Asker, MAX_UNANSWERED};
use crate::said::{Kind, Said};
use crate::watch::{HEADERS, Notes, UPSTREAM_STATUS, Watched};
use crate::{Check, Finding, NotFoundOut};

/// One request after the other: an answer may decide what is asked next.
const AT_ONCE: u8 = 1;
/// How often OPTIONS is sent while it meets a 429. A GET is repeated by [`Paced`].
const TRIES: u32 = 3;

/// Whoever asks.
pub(crate) struct Doctor<T, C> {
    client: Client<Paced<Watched<T, C>, C>, C>,
    pub(crate) notes: Rc<Notes>,
    pub(crate) asker: Asker,
    /// Why nothing more is asked.
    stop: Option<NotFoundOut>,
    /// Requests without an answer, one after the other.
    unanswered: u32,
    pub(crate) known: Known,
}

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    pub(crate) fn new(transport: T, clock: C, connection: Connection, asker: Asker) -> Self {
        let notes = Rc::<Notes>::default();
        let watched = Watched {
            transport,
            clock: clock.clone(),
            notes: notes.clone(),
        };
        let paced = Paced::new(watched, clock.clone(), AT_ONCE);
        Self {
            client: Client::new(paced, clock, connection),
            notes,
            asker,
            stop: None,
            unanswered: 0,
            known: Known::default(),
        }
    }

    pub(crate) fn client(&self) -> &Client<impl Transport, C> {
        &self.client
    }

    /// The prefixes, the one of the connection first.
    pub(crate) fn prefixes(&self) -> [ApiPrefix; 2] {
        match self.client.connection().prefix {
            ApiPrefix::I1 => [ApiPrefix::I1, ApiPrefix::V1],
            ApiPrefix::V1 => [ApiPrefix::V1, ApiPrefix::I1],
        }
    }

    /// Makes one check.
    pub(crate) async fn find(&mut self, check: Check) -> Finding {
        let result = self.look(check).await;
        Finding {
            check,
            asked: self.notes.take(),
            result,
        }
    }

    /// Asks; anything but data is asked twice, and must come twice.
    pub(crate) async fn ask(&mut self, reading: &Reading) -> Result<Said, NotFoundOut> {
        let first = self.once(reading).await?;
        if first.kind == Kind::Data {
            return Ok(first);
        }
        let second = self.once(reading).await?;
        if first.kind == second.kind {
            Ok(second)
        } else {
            Err(NotFoundOut::Contradicting)
        }
    }

    pub(crate) async fn get(&mut self, path: String) -> Result<Said, NotFoundOut> {
        self.ask(&Reading::get(path)).await
    }

    /// Asks once, and reads what the answer says.
    pub(crate) async fn once(&mut self, reading: &Reading) -> Result<Said, NotFoundOut> {
        let response = self.raw(reading).await?;
        match response.status().as_u16() {
            300..=399 => Err(NotFoundOut::Redirected),
            401 => Err(self.unauthorized().await),
            429 => Err(self.stopped(NotFoundOut::Throttled)),
            status @ 500.. => Err(NotFoundOut::ServerFailed(status)),
            _ => {
                let said = Said::read(response)?;
                // The proxy that serves a page lets some calls through, and answers the others itself.
                let is_marked = said.header(UPSTREAM_STATUS.as_str()).is_some();
                if said.kind == Kind::NoPath && self.asker.is_behind_proxy() && !is_marked {
                    return Err(NotFoundOut::NotVisible);
                }
                Ok(said)
            }
        }
    }

    /// Sends, and gives whatever answer came.
    pub(crate) async fn raw(
        &mut self,
        reading: &Reading,
    ) -> Result<Response<Vec<u8>>, NotFoundOut> {
        if let Some(why) = self.stop {
            return Err(why);
        }
        let mut tries = TRIES;
        loop {
            let answer = self.client.read(reading, &HEADERS).await;
            tries -= 1;
            let again = |response: &Response<_>| {
                response.status() == 429 && reading.method == Method::OPTIONS && tries > 0
            };
            return match answer {
                Ok(response) if again(&response) => continue,
                Ok(response) => {
                    self.unanswered = 0;
                    Ok(response)
                }
                Err(CallError::Reach(ReachError::Redirected)) => Err(NotFoundOut::Redirected),
                Err(CallError::Reach(_)) => {
                    self.unanswered += 1;
                    if self.unanswered >= MAX_UNANSWERED {
                        self.stop = Some(NotFoundOut::NoAnswer);
                    }
                    Err(NotFoundOut::NoAnswer)
                }
                Err(CallError::Build(BuildError::NoToken)) => {
                    Err(self.stopped(NotFoundOut::SessionEnded))
                }
                Err(_) => Err(NotFoundOut::TooLittleData),
            };
        }
    }

    /// After a 401: whether it was of this call alone.
    async fn unauthorized(&mut self) -> NotFoundOut {
        let Some(path) = self.known.good_path.clone() else {
            return self.stopped(NotFoundOut::SessionEnded);
        };
        match self.raw(&Reading::get(path)).await {
            Ok(response) if response.status().is_success() => NotFoundOut::Refused(401),
            Ok(response) if response.status() == 429 => self.stopped(NotFoundOut::Throttled),
            Ok(response) if response.status().as_u16() != 401 => NotFoundOut::Refused(401),
            Err(why) => why,
            Ok(_) => self.stopped(NotFoundOut::SessionEnded),
        }
    }

    fn stopped(&mut self, why: NotFoundOut) -> NotFoundOut {
        self.stop = Some(why);
        why
    }
}

/// A path with its query.
pub(crate) fn address(path: &str, query: &[(&str, &str)]) -> String {
    let mut written = form_urlencoded::Serializer::for_suffix(format!("{path}?"), path.len() + 1);
    written.extend_pairs(query);
    written.finish()
}

/// What was asked before is not asked again.
pub(crate) type Memo<K, V> = BTreeMap<K, Result<V, NotFoundOut>>;
