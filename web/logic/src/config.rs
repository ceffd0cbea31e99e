//! The contents of `config.json`, beside the page.

use release_core::{ApiPrefix, BaseUrl, Language};
use release_run::Settings;
use serde::Deserialize;

/// The settings of whoever serves the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The Omnitrons to choose from.
    #[serde(default)]
    environments: Vec<WrittenEnvironment>,
    /// Whether another address may be typed. Default: no.
    #[serde(default)]
    pub allow_other_addresses: bool,
    /// The attribute that holds a line's quantity on these Omnitrons. Default: `quantity`.
    #[serde(default = "default_quantity_key")]
    pub quantity_key: String,
    /// The most requests under way at once that a run begins with: 1 to 4. Default: 4.
    pool: Option<u16>,
    /// The most requests that may begin in any second with which a run begins: 1 to 1,000. Default: none.
    per_second: Option<u16>,
    /// The language before anyone chose one. Default: the browser's.
    #[serde(default)]
    pub language: DefaultLanguage,
    /// Whether this is no real Omnitron, which every view says then. Default: no.
    #[serde(default)]
    pub practice: bool,
    /// The origins whose pages may show this one in a frame, as `https://back-office.example`.
    /// Default: none.
    #[serde(default)]
    frame_ancestors: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEnvironment {
    name: String,
    base_url: String,
    #[serde(default)]
    api_prefix: ApiPrefix,
}

/// The limits that a run begins with; a person may change them for each run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunLimits {
    pool: Option<u16>,
    per_second: Option<u16>,
}

impl RunLimits {
    /// The usual settings of a run, within these limits: none is looser.
    pub fn settings(self) -> Settings {
        let usual = Settings::default();
        let pool = self.pool.and_then(|pool| u8::try_from(pool).ok());
        let settings = Settings {
            pool: pool.map_or(usual.pool, |pool| pool.min(usual.pool)),
            per_second: self.per_second,
            ..usual
        };
        settings.clamped()
    }
}

/// One Omnitron to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Environment {
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub base_url: BaseUrl,
    /// Which family of paths it answers to. Default: `i1`.
    pub prefix: ApiPrefix,
}

/// The language before anyone chose one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DefaultLanguage {
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
pub enum ConfigError {
    /// It did not come.
    Missing(String),
    /// It cannot be read; the text says where.
    Unreadable(String),
    /// An environment's address is none.
    BadAddress {
        /// What people call it.
        name: String,
        /// The address, in full.
        address: String,
    },
    /// Nothing to connect to: no environment, and no other address allowed.
    Empty,
    /// The page is in a frame of this origin, which is not named; empty where the browser hides it.
    Framed(String),
}

fn default_quantity_key() -> String {
    "quantity".to_owned()
}

impl Config {
    /// What the settings of a run begin with.
    pub fn limits(&self) -> RunLimits {
        RunLimits {
            pool: self.pool,
            per_second: self.per_second,
        }
    }

    /// The environments with their addresses in full: `/` and `/path` stand
    /// for the place that the page itself comes from, its `origin`.
    ///
    /// # Errors
    ///
    /// The first address that is none, or that there is nothing to connect to.
    pub fn environments(&self, origin: &str) -> Result<Vec<Environment>, ConfigError> {
        if self.environments.is_empty() && !self.allow_other_addresses {
            return Err(ConfigError::Empty);
        }
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

impl Config {
    /// Checks the origins of all pages around this one, which are none outside a frame. An origin that
    /// the browser hides is an empty text, and passes where any is named: the header
    /// `frame-ancestors` decides then.
    ///
    /// # Errors
    ///
    /// The first origin that is not named.
    pub fn check_frame(&self, ancestors: &[String]) -> Result<(), ConfigError> {
        let named = &self.frame_ancestors;
        let may = |origin: &String| match origin.as_str() {
            "" => !named.is_empty(),
            origin => named.iter().any(|it| it.trim_end_matches('/') == origin),
        };
        match ancestors.iter().find(|origin| !may(origin)) {
            Some(origin) => Err(ConfigError::Framed(origin.clone())),
            None => Ok(()),
        }
    }
}

impl DefaultLanguage {
    /// The language, unless it is the browser's.
    pub const fn language(self) -> Option<Language> {
        match self {
            Self::Auto => None,
            Self::En => Some(Language::English),
            Self::Tr => Some(Language::Turkish),
        }
    }
}

/// The language of a browser that names its own by this tag: Turkish where it
/// says so, and else English.
pub fn language_of(tag: Option<&str>) -> Language {
    match tag {
        Some(tag) if tag.to_ascii_lowercase().starts_with("tr") => Language::Turkish,
        _ => Language::English,
    }
}
