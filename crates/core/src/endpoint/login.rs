//! `POST /api/{prefix}/auth/login/`
//!
//! Exchanges a user name and a password for the user's token (page:
//! getting-started). On a stock server a user has one token: signing in again
//! returns the same one.

use serde::{Deserialize, Serialize};

use super::{Endpoint, request, response};
use crate::code::{CallCode, HasCode};
use crate::connection::{Connection, Token};
use crate::error::{BuildError, CallError, ReadError, Refusal, ResponseError};

/// The sign-in of a user. Debug output shows the user name only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    /// The user name.
    pub username: String,
    /// The password.
    pub password: String,
}

impl Login {
    /// A sign-in with a name that cannot exist. It changes nothing, and its
    /// answer shows whether its body was read.
    pub fn nobody() -> Self {
        Self {
            username: "connection-test@invalid".to_owned(),
            password: "connection-test".to_owned(),
        }
    }

    /// Whether the server has read the body of a sign-in; `None` if its answer
    /// does not show that.
    ///
    /// An answer with a token shows it, and so does a 400 that complains about
    /// no field: the name and the password were tried. A 400 that misses a
    /// field, or any body at all, and a 411 show the opposite. (Answers of a
    /// stock Django REST framework with dj-rest-auth.)
    pub fn has_read_body(response: &http::Response<Vec<u8>>) -> Option<bool> {
        match response.status().as_u16() {
            200..=299 => Some(true),
            411 => Some(false),
            400 => {
                let refusal = Refusal::read(response);
                let tried = refusal.on_field("non_field_errors").next().is_some();
                refusal.is_json.then_some(tried)
            }
            _ => None,
        }
    }

    /// The code of a failed sign-in, where a 400 means a wrong name or password
    /// (sdk: `base_client.py`).
    pub fn error_code(error: &CallError) -> CallCode {
        match error.refusal() {
            Some(refusal) if refusal.status == 400 => CallCode::RefusedLogin,
            _ => error.code(),
        }
    }
}

crate::json_struct! {
    struct Answer {
        key: String,
    }
}

impl Endpoint for Login {
    type Output = Token;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let path = format!("{}/auth/login/", connection.prefix);
        request::post_without_token(connection, &path, self)
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Token, ResponseError> {
        let answer: Answer = response::read(response)?;
        let token = answer.key.parse::<Token>().map_err(|problem| {
            // The token itself stays out of the message.
            ReadError::Shape {
                path: "key".to_owned(),
                message: problem.to_string(),
            }
        })?;
        Ok(token)
    }
}

impl core::fmt::Debug for Login {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Login")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}
