//! What all answers have in common.

use crate::error::{ReadError, Refusal, ResponseError};
use crate::read::{Json, Read};
use http::header::CONTENT_TYPE;

/// Reads a good answer as JSON; everything else is an error of its own.
pub(super) fn read<T: Read>(response: &http::Response<Vec<u8>>) -> Result<T, ResponseError> {
    let json = good(response)?;
    let read = T::read(json).map_err(|misread| ReadError::Shape {
        path: misread.path().to_owned(),
        message: misread.message().to_owned(),
    });
    Ok(read?)
}

/// The JSON of a good answer.
fn good(response: &http::Response<Vec<u8>>) -> Result<Json<'_>, ResponseError> {
    let status = response.status();
    if !status.is_success() {
        return Err(Refusal::read(response).into());
    }
    if is_html(response) {
        let status = status.as_u16();
        return Err(ReadError::Html { status }.into());
    }
    let text = core::str::from_utf8(response.body())
        .map_err(|error| not_text(response.body(), error.valid_up_to()))?;
    let json = Json::parse(text).map_err(|error| ReadError::NotJson {
        line: error.line(),
        column: error.column(),
    });
    Ok(json?)
}

/// The body is no text: something else stands after so many bytes.
fn not_text(body: &[u8], after: usize) -> ReadError {
    let before = body.get(..after).unwrap_or(body);
    let mut lines = before.rsplit(|byte| *byte == b'\n');
    let last = lines.next().map_or(0, <[u8]>::len);
    ReadError::NotJson {
        line: lines.count() + 1,
        column: last + 1,
    }
}

fn is_html(response: &http::Response<Vec<u8>>) -> bool {
    let says_html = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value
                .trim_start()
                .to_ascii_lowercase()
                .starts_with("text/html")
        });
    says_html || response.body().trim_ascii_start().starts_with(b"<")
}
