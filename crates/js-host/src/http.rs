//! Requests to send, and what came of them.

use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use release_core::error::ReachError;
use serde::{Serialize, Serializer};
use tsify::Tsify;
use wasm_bindgen::JsValue;

use crate::from_js::{FromJs, Path, WrongType, member, members};

/// A request, ready for `fetch(request.url, request)`.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct HttpRequest {
    /// The method.
    #[tsify(type = "\"GET\" | \"POST\"")]
    pub method: String,
    /// The whole address.
    pub url: String,
    /// The headers, by their names in lower case.
    #[serde(serialize_with = "as_object")]
    #[tsify(type = "Record<string, string>")]
    pub headers: Vec<(String, String)>,
    /// The body, or `null`.
    pub body: Option<String>,
}

fn as_object<S: Serializer>(members: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(members.iter().map(|(name, value)| (name, value)))
}

impl From<Request<Vec<u8>>> for HttpRequest {
    fn from(request: Request<Vec<u8>>) -> Self {
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = request.headers().iter();
        Self {
            method: request.method().to_string(),
            url: request.uri().to_string(),
            headers: headers
                .map(|(name, value)| (name.as_str().to_owned(), text(value)))
                .collect(),
            body: (!request.body().is_empty())
                .then(|| String::from_utf8_lossy(request.body()).into_owned()),
        }
    }
}

/// An answer. `toHttpResponse` makes one of a `Response` of `fetch`.
#[derive(Clone, Debug, Tsify)]
pub struct HttpResponse {
    /// The status, for example 200.
    pub status: u16,
    /// The headers, by their names; case does not matter.
    #[tsify(type = "Record<string, string>")]
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

/// That no answer came. After a release this leaves its outcome unknown.
#[derive(Clone, Debug, Tsify)]
pub struct NoAnswer {
    /// `network`: no connection, no such address, or CORS; a browser does not say which.
    /// `timedOut`: none came in time. `redirected`: the answer led elsewhere and was not followed.
    /// `aborted`: the host gave the request up.
    #[tsify(type = "\"network\" | \"timedOut\" | \"redirected\" | \"aborted\"")]
    pub failed: String,
    /// The words of whoever said so.
    #[tsify(optional)]
    pub message: Option<String>,
    /// How long was waited, in seconds, where it timed out.
    #[tsify(optional)]
    pub seconds: Option<u32>,
}

/// What came of a request: an answer, or none.
pub struct Answer {
    failed: Option<String>,
    message: Option<String>,
    seconds: Option<u32>,
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: String,
}

impl FromJs for Answer {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let headers: Headers = member(value, &path, "headers")?;
        Ok(Self {
            failed: member(value, &path, "failed")?,
            message: member(value, &path, "message")?,
            seconds: member(value, &path, "seconds")?,
            status: member::<Option<u32>>(value, &path, "status")?
                .map(|status| u16::try_from(status).unwrap_or_default()),
            headers: headers.0,
            body: member::<Option<String>>(value, &path, "body")?.unwrap_or_default(),
        })
    }
}

struct Headers(Vec<(String, String)>);

impl FromJs for Headers {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        if value.is_undefined() {
            return Ok(Self(Vec::new()));
        }
        members(value, path).map(Self)
    }
}

impl Answer {
    /// The core's type, with those of the headers that are asked for: a table of every name would be 10 KB.
    ///
    /// # Errors
    ///
    /// A status or a reason that does not exist.
    pub fn checked(
        self,
        headers: &[HeaderName],
    ) -> Result<Result<Response<Vec<u8>>, ReachError>, WrongType> {
        let wrong = |path: &str, message: &str| WrongType {
            path: path.to_owned(),
            message: message.to_owned(),
        };
        if let Some(failed) = self.failed {
            let message = self.message.unwrap_or_default();
            return Ok(Err(match failed.as_str() {
                "network" => ReachError::Network { message },
                "timedOut" => ReachError::TimedOut {
                    seconds: self.seconds.unwrap_or_default(),
                },
                "redirected" => ReachError::Redirected,
                "aborted" => ReachError::Aborted,
                _ => return Err(wrong("response.failed", "no such reason")),
            }));
        }
        let status = self
            .status
            .and_then(|status| StatusCode::from_u16(status).ok());
        let Some(status) = status else {
            return Err(wrong(
                "response.status",
                "expected a status from 100 to 999",
            ));
        };
        let mut response = Response::new(self.body.into_bytes());
        *response.status_mut() = status;
        for (name, value) in self.headers {
            let mut known = headers.iter();
            let known = known.find(|known| known.as_str().eq_ignore_ascii_case(&name));
            if let (Some(known), Ok(value)) = (known, HeaderValue::try_from(value)) {
                response.headers_mut().append(known.clone(), value);
            }
        }
        Ok(Ok(response))
    }
}
