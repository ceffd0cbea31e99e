//! The fates of a request: what a server, or the wire, makes of it.

use http::Response;
use release_core::Outcome;
use release_core::endpoint::CreateMapping;
use release_core::error::ReachError;

/// What becomes of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// The work is done, and a good answer comes. A line that has its code
    /// already is answered as [`Fate::Taken`].
    Good,
    /// 400, with a complaint about the code.
    Invalid,
    /// 409: the line has a code, as far as the server knows.
    Taken,
    /// 403.
    Forbidden,
    /// 404.
    Missing,
    /// 401. Only for a token that is no longer valid.
    SignedOut,
    /// 425.
    TooEarly,
    /// 429, and the wait in `Retry-After`.
    Throttled,
    /// 429 without a wait.
    ThrottledSilently,
    /// 500, before or after the work.
    ServerError,
    /// 503 with a `Retry-After`, before or after the work.
    Unavailable,
    /// 302, before or after the work.
    Redirected,
    /// 408, before or after the work.
    OtherStatus,
    /// A page instead of an answer, before or after the work.
    Unreadable,
    /// A success that names another line, before or after the work.
    OtherLine,
    /// A success that names another code, before or after the work.
    OtherCode,
    /// The connection is cut, before or after the work.
    Cut,
    /// Nobody waits any longer, before or after the work.
    TimedOut,
    /// The reading of the answer was given up, before or after the work.
    Aborted,
}

/// The seconds in `Retry-After`.
pub(crate) const ASKED: u64 = 2;

impl Fate {
    /// Every fate, in the order of their numbers.
    pub const ALL: [Self; 19] = [
        Self::Good,
        Self::Invalid,
        Self::Taken,
        Self::Forbidden,
        Self::Missing,
        Self::SignedOut,
        Self::TooEarly,
        Self::Throttled,
        Self::ThrottledSilently,
        Self::ServerError,
        Self::Unavailable,
        Self::Redirected,
        Self::OtherStatus,
        Self::Unreadable,
        Self::OtherLine,
        Self::OtherCode,
        Self::Cut,
        Self::TimedOut,
        Self::Aborted,
    ];

    /// Whether the line is surely not processed, and the server says so.
    pub(crate) const fn is_surely_not(self) -> bool {
        matches!(
            self,
            Self::SignedOut | Self::TooEarly | Self::Throttled | Self::ThrottledSilently
        )
    }

    /// Whether the work may be done or not.
    pub(crate) const fn is_open(self) -> bool {
        self.is_silent()
            || matches!(
                self,
                Self::ServerError
                    | Self::Unavailable
                    | Self::Redirected
                    | Self::OtherStatus
                    | Self::Unreadable
                    | Self::OtherLine
                    | Self::OtherCode
            )
    }

    /// Whether no answer comes, so that the request may still arrive.
    pub(crate) const fn is_silent(self) -> bool {
        matches!(self, Self::Cut | Self::TimedOut | Self::Aborted)
    }

    /// Whether it tells of the service and not of the line; `None` if of neither.
    pub(crate) const fn is_about_service(self) -> Option<bool> {
        match self {
            Self::Good | Self::Invalid | Self::Taken => Some(false),
            Self::Forbidden => None,
            _ if self.is_surely_not() => None,
            _ => Some(true),
        }
    }

    /// What the client reads, and the status.
    pub(crate) fn read(self, call: &CreateMapping) -> (Outcome, Option<u16>) {
        let answer = self.answer(call);
        let status = answer.as_ref().ok().map(|answer| answer.status().as_u16());
        let mut outcome = call.judge(answer.as_ref().map_err(Clone::clone));
        outcome.drop_raw_body(); // as the machine does; so less is compared
        (outcome, status)
    }

    fn answer(self, call: &CreateMapping) -> Result<Response<Vec<u8>>, ReachError> {
        let (item, code) = (call.item.get(), call.code.as_str());
        match self {
            Self::Good => plain(201, &mapping(item, code)),
            Self::Invalid => plain(400, r#"{"code":["wrong"]}"#),
            Self::Taken => plain(409, "{}"),
            Self::Forbidden => plain(403, "{}"),
            Self::Missing => plain(404, "{}"),
            Self::SignedOut => plain(401, "{}"),
            Self::TooEarly => plain(425, "{}"),
            Self::Throttled => waiting(429),
            Self::ThrottledSilently => plain(429, "{}"),
            Self::ServerError => plain(500, "{}"),
            Self::Unavailable => waiting(503),
            Self::Redirected => plain(302, ""),
            Self::OtherStatus => plain(408, ""),
            Self::Unreadable => plain(200, "<html>"),
            Self::OtherLine => plain(201, &mapping(item + 1_000, code)),
            Self::OtherCode => plain(201, &mapping(item, "0")),
            Self::Cut => Err(ReachError::Network {
                message: String::new(),
            }),
            Self::TimedOut => Err(ReachError::TimedOut { seconds: 30 }),
            Self::Aborted => Err(ReachError::Aborted),
        }
    }
}

fn mapping(item: u64, code: &str) -> String {
    format!(
        r#"{{"pk":1,"content_type":1,"object_id":{item},"integration_type":"e","code":"{code}"}}"#
    )
}

#[allow(clippy::unnecessary_wraps)] // as a fate wants it
fn plain(status: u16, body: &str) -> Result<Response<Vec<u8>>, ReachError> {
    let response = Response::builder().status(status);
    let response = response.header("content-type", "application/json");
    Ok(response.body(body.into()).expect("a status and one header"))
}

fn waiting(status: u16) -> Result<Response<Vec<u8>>, ReachError> {
    let mut response = plain(status, "{}")?;
    response.headers_mut().insert("retry-after", ASKED.into());
    Ok(response)
}
