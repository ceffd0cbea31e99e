//! Reading of answers, common to all calls.

use http::header::CONTENT_TYPE;

use crate::decode::{FromJson, Json, NotJson};
use crate::error::{ReadError, Refusal, ResponseError};

/// Decodes a successful answer; everything else is an error of its own.
pub(super) fn read<T: FromJson>(response: &http::Response<Vec<u8>>) -> Result<T, ResponseError> {
    let json = good(response)?;
    let read = T::from_json(&json).map_err(|decode_error| ReadError::Shape {
        path: decode_error.path().to_owned(),
        message: decode_error.message().to_owned(),
    });
    Ok(read?)
}

/// The JSON of a successful answer.
fn good(response: &http::Response<Vec<u8>>) -> Result<Json<'_>, ResponseError> {
    let status = response.status();
    if !status.is_success() {
        return Err(Refusal::read(response).into());
    }
    if is_html(response) {
        let status = status.as_u16();
        return Err(ReadError::Html { status }.into());
    }
    let json = Json::parse(response.body());
    let json = json.map_err(|NotJson { line, column }| ReadError::NotJson { line, column });
    Ok(json?)
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
