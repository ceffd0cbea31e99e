//! Answers of servers and networks to a line, judged as in a browser.

use http::Response;
use release_core::Outcome;
use release_core::error::ReachError;

use super::scenario;

/// The answer that proves that a line is released.
pub(crate) fn good(line: u32) -> Outcome {
    let body = format!(r#"{{"pk":1,"object_id":{},"code":"E-{line}"}}"#, line + 1);
    judged(line, Ok(&crate::support::json(201, &body)))
}

/// A status with an empty JSON object.
pub(crate) fn status(line: u32, status: u16) -> Outcome {
    judged(line, Ok(&crate::support::json(status, "{}")))
}

/// A status with a web page.
pub(crate) fn html(line: u32, status: u16) -> Outcome {
    let response = Response::builder()
        .status(status)
        .header("content-type", "text/html")
        .body(b"<html>Sorry</html>".to_vec())
        .unwrap();
    judged(line, Ok(&response))
}

/// A status with this body as JSON.
pub(crate) fn body(line: u32, status: u16, body: &str) -> Outcome {
    judged(line, Ok(&crate::support::json(status, body)))
}

/// A status with the header `Retry-After`.
pub(crate) fn retry_after(line: u32, status: u16, retry_after: &str) -> Outcome {
    let response = Response::builder()
        .status(status)
        .header("retry-after", retry_after)
        .body(b"{}".to_vec())
        .unwrap();
    judged(line, Ok(&response))
}

/// No answer within 30 s.
pub(crate) fn timed_out(line: u32) -> Outcome {
    judged(line, Err(ReachError::TimedOut { seconds: 30 }))
}

/// A redirect that the browser did not follow.
pub(crate) fn redirected(line: u32) -> Outcome {
    judged(line, Err(ReachError::Redirected))
}

pub(crate) fn cut(line: u32) -> Outcome {
    let message = "Failed to fetch".to_owned();
    judged(line, Err(ReachError::Network { message }))
}

fn judged(line: u32, answer: Result<&Response<Vec<u8>>, ReachError>) -> Outcome {
    scenario::line(line).judge(answer)
}
