//! `config.json`, beside the page: whoever serves the page sets it up there.

use gloo_net::http::Request;
pub(crate) use release_web_logic::config::{Config, ConfigError, Environment};
use web_sys::RequestCache;

/// Reads `config.json`; what it says is not checked yet.
pub(crate) async fn load_config() -> Result<Config, ConfigError> {
    let missing = |error: gloo_net::Error| ConfigError::Missing(error.to_string());
    // From the server itself: an answer from the cache says nothing of the connection.
    let request = Request::get("/config.json").cache(RequestCache::NoStore);
    let answer = request.send().await.map_err(missing)?;
    release_client::browser::note_answer(
        &answer.url(),
        answer.headers().get("connection").as_deref(),
    );
    if !answer.ok() {
        return Err(ConfigError::Missing(format!("HTTP {}", answer.status())));
    }
    let text = answer.text().await.map_err(missing)?;
    let config: Config =
        serde_json::from_str(&text).map_err(|error| ConfigError::Unreadable(error.to_string()))?;
    Ok(config)
}

/// Where the page itself comes from.
pub(crate) fn origin() -> String {
    gloo_utils::window().location().origin().unwrap_or_default()
}
