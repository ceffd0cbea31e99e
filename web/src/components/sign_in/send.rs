//! The calls that sign in.

use release_core::endpoint::{CheckAccess, Login};
use release_core::{CallCode, Connection, HasCode, Token};

use super::{Failed, Form};
use crate::api;

/// Trades the password for a token, or tries the token on a light reading call.
pub(super) async fn sign_in(form: &Form, connection: Connection) -> Result<Connection, Failed> {
    let address = Some(connection.base_url.clone());
    if form.by_token {
        let token: Token = form
            .token
            .trim()
            .parse()
            .map_err(|problem| Failed::from(HasCode::code(&problem)))?;
        let connection = connection.with_token(token);
        return match api::client(connection.clone()).call(&CheckAccess).await {
            Ok(()) => Ok(connection),
            Err(error) => Err(Failed {
                what: match error.code() {
                    CallCode::RefusedSession => CallCode::RefusedToken,
                    other => other,
                },
                error: Some(error),
                address,
            }),
        };
    }
    let login = Login {
        username: form.user.clone(),
        password: form.password.clone(),
    };
    match api::client(connection.clone()).login(&login).await {
        Ok(token) => Ok(connection.with_token(token)),
        Err(error) => Err(Failed {
            what: Login::error_code(&error),
            error: Some(error),
            address,
        }),
    }
}
