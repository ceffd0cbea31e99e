//! Building of requests: address, query, headers and body.

use http::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use http::{Method, Request, request};
use serde::Serialize;

use crate::connection::Connection;
use crate::error::BuildError;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The query of an address; parameters that are `None` are left out.
#[derive(Default)]
pub(super) struct Query(Vec<(&'static str, String)>);

impl Query {
    pub(super) fn with(mut self, name: &'static str, value: Option<impl ToString>) -> Self {
        self.0.extend(value.map(|value| (name, value.to_string())));
        self
    }

    fn finish(self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let mut query = form_urlencoded::Serializer::for_suffix("?".to_owned(), 1);
        query.extend_pairs(self.0);
        query.finish()
    }
}

/// Ids as one parameter; none if there are none.
pub(super) fn joined(ids: &[impl ToString]) -> Option<String> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    (!ids.is_empty()).then(|| ids.join(","))
}

/// The request of a reading call.
pub(super) fn get(
    connection: &Connection,
    path: &str,
    query: Query,
) -> Result<Request<Vec<u8>>, BuildError> {
    let path = format!("{path}{}", query.finish());
    let builder = start(connection, Method::GET, &path);
    Ok(authorized(builder, connection)?.body(Vec::new())?)
}

/// The request of a call that changes something.
pub(super) fn post(
    connection: &Connection,
    path: &str,
    body: &impl Serialize,
) -> Result<Request<Vec<u8>>, BuildError> {
    let builder = start(connection, Method::POST, path);
    with_body(authorized(builder, connection)?, body)
}

/// The request for signing in. An old token would make it fail with 401
/// (observed on stock Django REST framework), so none is sent.
pub(super) fn post_without_token(
    connection: &Connection,
    path: &str,
    body: &impl Serialize,
) -> Result<Request<Vec<u8>>, BuildError> {
    with_body(start(connection, Method::POST, path), body)
}

pub(super) fn start(connection: &Connection, method: Method, path: &str) -> request::Builder {
    let builder = Request::builder()
        .method(method)
        .uri(format!("{}/api/{path}", connection.base_url))
        // Without `Accept`, a 406 could be about the format of the answer; with
        // it, every 406 is a rule of Omnitron's.
        .header(ACCEPT, JSON);
    match connection.language {
        Some(language) => builder.header(ACCEPT_LANGUAGE, language.tag()),
        None => builder,
    }
}

pub(super) fn authorized(
    builder: request::Builder,
    connection: &Connection,
) -> Result<request::Builder, BuildError> {
    let token = connection.token.as_ref().ok_or(BuildError::NoToken)?;
    let mut value =
        HeaderValue::from_str(&format!("Token {}", token.expose())).map_err(http::Error::from)?;
    value.set_sensitive(true);
    Ok(builder.header(AUTHORIZATION, value))
}

fn with_body(
    builder: request::Builder,
    body: &impl Serialize,
) -> Result<Request<Vec<u8>>, BuildError> {
    let body = serde_json::to_vec(body)?;
    Ok(builder.header(CONTENT_TYPE, JSON).body(body)?)
}
