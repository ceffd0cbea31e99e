//! One Omnitron, and who calls it.

use core::fmt::Display;

use js_sys::Function;
use release_client::Client;
use release_core::endpoint::Login;
use release_core::error::CallError;
use release_core::{ApiPrefix, BaseUrl, CallCode, Connection, ErrorCode, HasCode, Token};
use release_doctor::Profile;
use release_js_host::host::{HostClock, HostTransport};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::once::Once;

/// An Omnitron and its user. The token stays in here.
#[wasm_bindgen]
pub struct Session {
    pub(crate) connection: Connection,
    pub(crate) transport: Once,
    pub(crate) clock: HostClock,
    /// The login name, where somebody has signed in by it.
    pub(crate) user: Option<String>,
}

#[wasm_bindgen]
impl Session {
    /// The Omnitron at an address, without a user yet. `send` carries a request out, once; `wait` waits so
    /// many milliseconds. Throws if the address or the prefix cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(
        base_url: &str,
        prefix: Option<String>,
        send: Function,
        wait: Function,
    ) -> Result<Session, JsError> {
        let base_url: BaseUrl = base_url.parse().map_err(said)?;
        let prefix: Option<ApiPrefix> = prefix.map(|it| it.parse()).transpose().map_err(said)?;
        Ok(Self {
            connection: Connection::new(base_url, prefix.unwrap_or_default()),
            transport: Once::new(HostTransport(send)),
            clock: HostClock(wait),
            user: None,
        })
    }

    /// The address, as it is called.
    #[wasm_bindgen(getter, js_name = baseUrl)]
    pub fn base_url(&self) -> String {
        self.connection.base_url.to_string()
    }

    /// Notes which protocol the server would speak with a browser, by its ALPN name.
    pub fn offers(&mut self, protocol: String) {
        self.transport.offered = protocol;
    }

    /// Calls it with this token from now on. Throws if it cannot be one.
    #[wasm_bindgen(js_name = useToken)]
    pub fn use_token(&mut self, token: &str) -> Result<(), JsError> {
        self.connection.token = Some(token.parse::<Token>().map_err(said)?);
        Ok(())
    }

    /// Signs in, under the other prefix where the one of the connection is not there. Throws with the reason if that was refused, or no answer came.
    #[wasm_bindgen(js_name = signIn)]
    pub async fn sign_in(&mut self, username: String, password: String) -> Result<(), JsError> {
        let login = Login { username, password };
        let asked = self.connection.prefix;
        let mut token = self.token(&login, asked).await;
        if let Err(error) = &token
            && error.code() == CallCode::RefusedNoSuchPath
        {
            token = self.token(&login, other(asked)).await;
        }
        let token = token.map_err(|error| match error {
            // It says more than its code.
            CallError::Reach(error) => said(error),
            error => JsError::new(Login::error_code(&error).description()),
        })?;
        self.connection.token = Some(token);
        self.user = Some(login.username);
        Ok(())
    }

    /// Throws unless the text is a profile of this Omnitron.
    #[wasm_bindgen(js_name = checkProfile)]
    pub fn check_profile(&self, text: &str) -> Result<(), JsError> {
        self.earlier(Some(text)).map(drop)
    }
}

impl Session {
    async fn token(&self, login: &Login, prefix: ApiPrefix) -> Result<Token, CallError> {
        let connection = Connection {
            prefix,
            ..self.connection.clone()
        };
        let client = Client::new(self.transport.clone(), self.clock.clone(), connection);
        client.login(login).await
    }

    /// What was found out of this Omnitron before.
    pub(crate) fn earlier(&self, text: Option<&str>) -> Result<Option<Profile>, JsError> {
        let Some(text) = text else {
            return Ok(None);
        };
        let profile = Profile::from_json(text).map_err(said)?;
        if profile.base_url != self.connection.base_url {
            let of = format!("a profile of another Omnitron: {}", profile.base_url);
            return Err(JsError::new(&of));
        }
        Ok(Some(profile))
    }
}

/// An Omnitron may have one of them alone.
const fn other(prefix: ApiPrefix) -> ApiPrefix {
    match prefix {
        ApiPrefix::I1 => ApiPrefix::V1,
        ApiPrefix::V1 => ApiPrefix::I1,
    }
}

pub(crate) fn said(problem: impl Display) -> JsError {
    JsError::new(&problem.to_string())
}
