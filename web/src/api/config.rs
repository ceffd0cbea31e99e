//! `config.json`, beside the page: whoever serves the page sets it up there.

use gloo_net::http::Response;
use js_sys::Promise;
pub(crate) use release_web_logic::config::{Config, ConfigError, Environment};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::DomStringList;

#[wasm_bindgen]
extern "C" {
    /// The answer to the request for `config.json` that start.js has made while the program was loading.
    #[wasm_bindgen(thread_local_v2, js_name = configAnswer)]
    static CONFIG_ANSWER: Promise;
}

/// Reads `config.json`; what it says is not checked yet.
pub(crate) async fn load_config() -> Result<Config, ConfigError> {
    let missing = |error: gloo_net::Error| ConfigError::Missing(error.to_string());
    let answer = JsFuture::from(CONFIG_ANSWER.with(Clone::clone)).await;
    let answer = answer.map_err(|error| ConfigError::Missing(message(&error)))?;
    let answer = Response::from(answer.unchecked_into::<web_sys::Response>());
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

/// What an error of the browser says.
fn message(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(String::new, |error| error.message().into())
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
