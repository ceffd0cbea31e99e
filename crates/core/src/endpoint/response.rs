//! What all answers have in common.

use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::error::{ReadError, Refusal, ResponseError};

/// Reads a good answer as JSON; everything else is an error of its own.
pub(super) fn read<T: DeserializeOwned>(
    response: &http::Response<Vec<u8>>,
) -> Result<T, ResponseError> {
    let status = response.status();
    if !status.is_success() {
        return Err(Refusal::read(response).into());
    }
    if is_html(response) {
        let status = status.as_u16();
        return Err(ReadError::Html { status }.into());
    }
    Ok(json(response.body())?)
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

fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ReadError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        as_read_error(error.inner(), path)
    })?;
    deserializer
        .end()
        .map_err(|error| as_read_error(&error, ".".to_owned()))?;
    Ok(value)
}

fn as_read_error(error: &serde_json::Error, path: String) -> ReadError {
    match error.classify() {
        Category::Data => ReadError::Shape {
            path,
            message: error.to_string(),
        },
        Category::Syntax | Category::Eof | Category::Io => ReadError::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}
