//! A transport that notes what passes through it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ALLOW, CONNECTION, CONTENT_LANGUAGE, CONTENT_TYPE, DATE,
    HeaderName, RETRY_AFTER,
};
use http::{Request, Response};
use release_client::{Clock, SendOptions, Transport};
use release_core::delivery::Wire;
use release_core::error::ReachError;
use release_core::{BaseUrl, ErrorCode, HasCode};

use crate::asked::{Asked, Came};

/// The header by which the proxies of this project mark the answers that come from Omnitron.
pub(crate) const UPSTREAM_STATUS: HeaderName = HeaderName::from_static("x-upstream-status");

/// The headers of answers that are looked at. A transport should pass them all on.
pub static HEADERS: [HeaderName; 17] = [
    CONTENT_TYPE,
    RETRY_AFTER,
    DATE,
    CONNECTION,
    CONTENT_LANGUAGE,
    ALLOW,
    ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_HEADERS,
    ACCESS_CONTROL_EXPOSE_HEADERS,
    HeaderName::from_static("timing-allow-origin"),
    UPSTREAM_STATUS,
    HeaderName::from_static("x-ratelimit-limit"),
    HeaderName::from_static("x-ratelimit-remaining"),
    HeaderName::from_static("x-ratelimit-reset"),
    HeaderName::from_static("ratelimit-limit"),
    HeaderName::from_static("ratelimit-remaining"),
];

/// Those of them that tell of a limit of calls.
fn tells_of_limit(name: &str) -> bool {
    name == "retry-after" || name.contains("ratelimit")
}

/// What has passed.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    asked: RefCell<Vec<Asked>>,
    pub(crate) limits: RefCell<BTreeMap<String, String>>,
    pub(crate) rejected: Cell<u32>,
    pub(crate) answered: Cell<u32>,
    /// Names of headers that were seen.
    pub(crate) seen: RefCell<Vec<String>>,
}

impl Notes {
    /// The requests since the last time.
    pub(crate) fn take(&self) -> Vec<Asked> {
        self.asked.take()
    }

    /// The time of the last request, in milliseconds.
    pub(crate) fn last_millis(&self) -> Option<u64> {
        self.asked.borrow().last().map(|asked| asked.millis)
    }

    fn answered(&self, response: &Response<Vec<u8>>) {
        self.answered.set(self.answered.get() + 1);
        if response.status() == 429 {
            self.rejected.set(self.rejected.get() + 1);
        }
        for name in &HEADERS {
            let Some(value) = response.headers().get(name) else {
                continue;
            };
            let name = name.as_str();
            let mut seen = self.seen.borrow_mut();
            if !seen.iter().any(|it| it == name) {
                seen.push(name.to_owned());
            }
            if tells_of_limit(name) {
                let value = value.to_str().unwrap_or_default().to_owned();
                self.limits.borrow_mut().insert(name.to_owned(), value);
            }
        }
    }
}

/// The transport.
pub(crate) struct Watched<T, C> {
    pub(crate) transport: T,
    pub(crate) clock: C,
    pub(crate) notes: Rc<Notes>,
}

impl<T: Transport, C: Clock> Transport for Watched<T, C> {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let method = request.method().to_string();
        let path = request.uri().path_and_query().map_or("", |it| it.as_str());
        // Without the folder that a proxy may have before it.
        let path = path.find("/api/").map_or(path, |at| &path[at..]).to_owned();
        let before = self.clock.now();
        let answer = self.transport.send(request, options).await;
        let millis = self.clock.now() - before;
        let came = match &answer {
            Ok(response) => {
                self.notes.answered(response);
                Came::Status(response.status().as_u16())
            }
            Err(error) => Came::Nothing(error.code().as_str().to_owned()),
        };
        let asked = Asked {
            method,
            path,
            came,
            millis,
        };
        self.notes.asked.borrow_mut().push(asked);
        answer
    }

    fn wire(&self, base_url: &BaseUrl) -> Wire {
        self.transport.wire(base_url)
    }
}
