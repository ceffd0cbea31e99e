//! `config.json`, beside the page: whoever serves the page sets it up there.

use gloo_net::http::Request;
use release_core::{ApiPrefix, BaseUrl};
use serde::Deserialize;

/// The settings of whoever serves the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The Omnitrons to choose from.
    #[serde(default)]
    environments: Vec<WrittenEnvironment>,
    /// Whether another address may be typed. Default: no.
    #[serde(default)]
    pub(crate) allow_other_addresses: bool,
    /// The attribute that holds a line's quantity on these Omnitrons. Default: `quantity`.
    #[serde(default = "default_quantity_key")]
    pub(crate) quantity_key: String,
    /// The language before anyone chose one. Default: the browser's.
    #[serde(default)]
    pub(crate) language: DefaultLanguage,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEnvironment {
    name: String,
    base_url: String,
    #[serde(default)]
    api_prefix: ApiPrefix,
}

/// One Omnitron to choose.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Environment {
    /// What people call it.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) base_url: BaseUrl,
    /// Which family of paths it answers to. Default: `i1`.
    pub(crate) prefix: ApiPrefix,
}

/// The language before anyone chose one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum DefaultLanguage {
    /// The browser's.
    #[default]
    Auto,
    /// English.
    En,
    /// Turkish.
    Tr,
}

/// Why `config.json` is of no use. For whoever serves the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ConfigError {
    /// It did not come.
    Missing(String),
    /// It cannot be read; the text says where.
    Unreadable(String),
    /// An environment's address is none.
    BadAddress { name: String, address: String },
    /// Nothing to connect to: no environment, and no other address allowed.
    Empty,
}

fn default_quantity_key() -> String {
    "quantity".to_owned()
}

impl Config {
    /// The environments with their addresses in full: `/` and `/path` stand
    /// for the place that the page itself comes from.
    pub(crate) fn environments(&self) -> Result<Vec<Environment>, ConfigError> {
        let origin = gloo_utils::window().location().origin().unwrap_or_default();
        self.environments
            .iter()
            .map(|written| {
                let address = if written.base_url.starts_with('/') {
                    format!("{origin}{}", written.base_url)
                } else {
                    written.base_url.clone()
                };
                let base_url = address.parse().map_err(|_| ConfigError::BadAddress {
                    name: written.name.clone(),
                    address,
                })?;
                Ok(Environment {
                    name: written.name.clone(),
                    base_url,
                    prefix: written.api_prefix,
                })
            })
            .collect()
    }
}

/// Reads `config.json`.
pub(crate) async fn load_config() -> Result<Config, ConfigError> {
    let missing = |error: gloo_net::Error| ConfigError::Missing(error.to_string());
    let answer = Request::get("/config.json").send().await.map_err(missing)?;
    if !answer.ok() {
        return Err(ConfigError::Missing(format!("HTTP {}", answer.status())));
    }
    let text = answer.text().await.map_err(missing)?;
    let config: Config =
        serde_json::from_str(&text).map_err(|error| ConfigError::Unreadable(error.to_string()))?;
    if config.environments()?.is_empty() && !config.allow_other_addresses {
        return Err(ConfigError::Empty);
    }
    Ok(config)
}
