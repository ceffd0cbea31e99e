//! What a page of another origin may do and see.

use http::header::{
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HeaderName, HeaderValue, ORIGIN,
};
use release_client::{Clock, Timer, Transport};
use release_core::delivery::Protocol;
use release_core::endpoint::reading::Reading;

use crate::ask::Doctor;
use crate::examine::Asker;
use crate::said::Said;
use crate::watch::HEADERS;
use crate::{Check, Fact, NotFoundOut};

/// The headers that a browser shows a page of any origin that may read the answer.
const ALWAYS_SEEN: [&str; 2] = ["content-type", "content-language"];

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// A good answer to a call that says where it comes from, asked for once.
    async fn with_origin(&mut self, origin: &str) -> Result<Said, NotFoundOut> {
        if let Some(known) = &self.known.cors {
            return known.clone();
        }
        let said = self.with_origin_anew(origin).await;
        self.known.cors = Some(said.clone());
        said
    }

    async fn with_origin_anew(&mut self, origin: &str) -> Result<Said, NotFoundOut> {
        let prefix = self.working(Check::PathOrders).await?;
        let reading = Reading {
            headers: vec![(ORIGIN, value(origin)?)],
            ..Reading::get(format!("{prefix}/orders/?limit=1"))
        };
        let said = self.ask(&reading).await?;
        said.is_data()?;
        Ok(said)
    }

    pub(super) async fn cors_allowed(&mut self) -> Result<Fact, NotFoundOut> {
        match self.asker.clone() {
            Asker::Program {
                origin: Some(origin),
            } => {
                let said = self.with_origin(&origin).await?;
                Ok(Fact::CorsAllowed(allows(
                    said.header(ALLOW_ORIGIN),
                    &origin,
                )))
            }
            Asker::Page {
                is_same_origin: false,
            } => {
                // That data came is the proof.
                self.working(Check::PathOrders).await?;
                Ok(Fact::CorsAllowed(true))
            }
            _ => Err(NotFoundOut::NotVisible),
        }
    }

    /// The request that a browser sends before a release: without a token.
    pub(super) async fn preflight(&mut self) -> Result<Fact, NotFoundOut> {
        let Asker::Program {
            origin: Some(origin),
        } = self.asker.clone()
        else {
            return Err(NotFoundOut::NotVisible);
        };
        let prefix = self.working(Check::PathOrders).await?;
        let line = self.some_line().await?;
        let path = format!("{prefix}/order_items/{line}/create_mapping/");
        let reading = Reading {
            with_token: false,
            headers: vec![
                (ORIGIN, value(&origin)?),
                (
                    ACCESS_CONTROL_REQUEST_METHOD,
                    HeaderValue::from_static("POST"),
                ),
                (
                    ACCESS_CONTROL_REQUEST_HEADERS,
                    HeaderValue::from_static("authorization,content-type"),
                ),
            ],
            ..Reading::options(path)
        };
        let first = self.granted(&reading, &origin).await?;
        if first != self.granted(&reading, &origin).await? {
            return Err(NotFoundOut::Contradicting);
        }
        Ok(Fact::PreflightGranted(first))
    }

    async fn granted(&mut self, reading: &Reading, origin: &str) -> Result<bool, NotFoundOut> {
        let response = self.raw(reading).await?;
        let status = response.status().as_u16();
        match status {
            300..=399 => return Err(NotFoundOut::Redirected),
            429 => return Err(NotFoundOut::Refused(429)),
            500.. => return Err(NotFoundOut::ServerFailed(status)),
            _ => {}
        }
        let header = |name: &str| response.headers().get(name)?.to_str().ok();
        let is_allowed = allows(header(ALLOW_ORIGIN), origin);
        // A page in between says nothing of Omnitron.
        let is_page = header("content-type").is_some_and(|it| it.contains("html"));
        if is_page && !is_allowed {
            return Err(NotFoundOut::WebPage);
        }
        let allowed = header("access-control-allow-headers").unwrap_or_default();
        let has = |name: &str| names(allowed).any(|it| it == name);
        Ok((200..=299).contains(&status)
            && is_allowed
            && has("authorization")
            && (has("content-type") || has("*")))
    }

    /// Of the headers that are of use, those that a page may see.
    pub(super) async fn headers_seen(&mut self) -> Result<Fact, NotFoundOut> {
        let Asker::Program { origin } = self.asker.clone() else {
            if self.notes.answered.get() == 0 {
                return Err(NotFoundOut::NoAnswer);
            }
            return Ok(Fact::HeadersSeen(sorted(self.notes.seen.borrow().clone())));
        };
        let origin = origin.ok_or(NotFoundOut::NotVisible)?;
        let said = self.with_origin(&origin).await?;
        if !allows(said.header(ALLOW_ORIGIN), &origin) {
            return Err(NotFoundOut::NotApplicable);
        }
        let exposed = said
            .header("access-control-expose-headers")
            .unwrap_or_default();
        let is_exposed = |name: &str| names(exposed).any(|it| it == name || it == "*");
        let seen = HEADERS.iter().map(HeaderName::as_str);
        let seen = seen.filter(|name| is_exposed(name) || ALWAYS_SEEN.contains(name));
        Ok(Fact::HeadersSeen(sorted(seen.map(str::to_owned).collect())))
    }

    pub(super) async fn timing(&mut self) -> Result<Fact, NotFoundOut> {
        match self.asker.clone() {
            Asker::Program {
                origin: Some(origin),
            } => {
                let said = self.with_origin(&origin).await?;
                let allowed = allows(said.header("timing-allow-origin"), &origin);
                Ok(Fact::TimingAllowed(allowed))
            }
            Asker::Page {
                is_same_origin: false,
            } if self.client().wire().protocol != Protocol::Unseen => Ok(Fact::TimingAllowed(true)),
            _ => Err(NotFoundOut::NotVisible),
        }
    }
}

const ALLOW_ORIGIN: &str = "access-control-allow-origin";

fn allows(header: Option<&str>, origin: &str) -> bool {
    header.is_some_and(|it| it == "*" || it == origin)
}

fn names(list: &str) -> impl Iterator<Item = String> {
    list.split(',').map(|name| name.trim().to_ascii_lowercase())
}

fn value(origin: &str) -> Result<HeaderValue, NotFoundOut> {
    HeaderValue::from_str(origin).map_err(|_| NotFoundOut::NotVisible)
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names
}
