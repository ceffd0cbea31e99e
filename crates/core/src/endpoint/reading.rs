//! `GET` or `OPTIONS` at any address below `/api/`
//!
//! A request whose answer is looked at as it came: to find out what an Omnitron
//! has and understands, rather than to use it.

use http::header::{ACCEPT_LANGUAGE, HeaderName, HeaderValue};
use http::{Method, Request};

use super::request;
use crate::connection::{Connection, Language};
use crate::error::BuildError;

/// A request that changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// GET or OPTIONS; nothing else can be built.
    pub method: Method,
    /// Path and query after `/api/`, for example `i1/orders/?limit=1`.
    pub path: String,
    /// Whether the token goes with it.
    pub with_token: bool,
    /// The language of the answer; `None` is that of the connection.
    pub language: Option<Language>,
    /// Further headers.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Reading {
    /// A GET with the token.
    pub fn get(path: impl Into<String>) -> Self {
        Self {
            method: Method::GET,
            path: path.into(),
            with_token: true,
            language: None,
            headers: Vec::new(),
        }
    }

    /// OPTIONS with the token.
    pub fn options(path: impl Into<String>) -> Self {
        Self {
            method: Method::OPTIONS,
            ..Self::get(path)
        }
    }

    /// The request.
    ///
    /// # Errors
    ///
    /// [`BuildError::Malformed`] for any other method, and for a path that
    /// leads out of `/api/`; otherwise as
    /// [`Endpoint::to_http`](super::Endpoint::to_http).
    pub fn to_http(&self, connection: &Connection) -> Result<Request<Vec<u8>>, BuildError> {
        if self.method != Method::GET && self.method != Method::OPTIONS {
            let why = format!("{} is not a reading method", self.method);
            return Err(BuildError::Malformed(why));
        }
        let path = self.path.split('?').next().unwrap_or_default();
        if path.starts_with('/') || path.split('/').any(|part| part == ".." || part == ".") {
            return Err(BuildError::Malformed("the path is not plain".to_owned()));
        }
        let mut builder = request::start(connection, self.method.clone(), &self.path);
        if self.with_token {
            builder = request::authorized(builder, connection)?;
        }
        let mut request = builder.body(Vec::new())?;
        if let Some(language) = self.language {
            let tag = HeaderValue::from_static(language.tag());
            request.headers_mut().insert(ACCEPT_LANGUAGE, tag);
        }
        request.headers_mut().extend(self.headers.iter().cloned());
        Ok(request)
    }
}
