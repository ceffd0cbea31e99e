//! `config.json`, beside the page: whoever serves the page sets it up there.

use gloo_net::http::Request;
pub(crate) use release_web_logic::config::{Config, ConfigError, Environment};
use wasm_bindgen::prelude::*;
use web_sys::{DomStringList, RequestCache};

/// Reads `config.json`; what it says is not checked yet.
pub(crate) async fn load_config() -> Result<Config, ConfigError> {
    let missing = |error: gloo_net::Error| ConfigError::Missing(error.to_string());
    // From the server itself: an answer from the cache says nothing of the connection.
    let request = Request::get("config.json").cache(RequestCache::NoStore);
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

#[wasm_bindgen]
extern "C" {
    /// The origins of the pages around this one, where the browser lists them.
    #[wasm_bindgen(thread_local_v2, js_namespace = location, js_name = ancestorOrigins)]
    static ANCESTOR_ORIGINS: Option<DomStringList>;
}

/// The origins of all pages that have this one in a frame; an empty text for one that the browser hides.
pub(crate) fn frame_ancestors() -> Vec<String> {
    let window = gloo_utils::window();
    if window.parent() == Ok(Some(window.clone())) {
        return Vec::new();
    }
    ANCESTOR_ORIGINS.with(|listed| match listed {
        Some(origins) => (0..origins.length())
            .filter_map(|at| origins.get(at))
            .collect(),
        None => vec![String::new()],
    })
}

/// Where the page itself comes from.
pub(crate) fn origin() -> String {
    gloo_utils::window().location().origin().unwrap_or_default()
}
