//! Signs in, or says why not.

use release_core::endpoint::{CheckAccess, Login};
use release_core::error::CallError;
use release_core::{CallCode, Connection, HasCode, Token};
use yew::prelude::*;

use super::Form;
use crate::api;
use crate::components::{explanation_notice, failed_as};
use crate::i18n::Texts;

/// Why signing in failed.
#[derive(Clone, PartialEq)]
pub(super) struct Failed {
    what: CallCode,
    error: Option<CallError>,
}

impl From<CallCode> for Failed {
    fn from(what: CallCode) -> Self {
        Self { what, error: None }
    }
}

impl Failed {
    pub(super) fn show(&self, texts: Texts) -> Html {
        match &self.error {
            Some(error) => failed_as(texts, self.what, error, Html::default()),
            None => explanation_notice(texts, self.what, Html::default()),
        }
    }
}

/// Trades the password for a token, or tries the token on a light reading call.
pub(super) async fn sign_in(form: &Form, connection: Connection) -> Result<Connection, Failed> {
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
        }),
    }
}
