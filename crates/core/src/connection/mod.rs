//! The connection to an Omnitron: address, API version, token and language.

mod api_prefix;
mod base_url;
mod language;
mod token;

pub use api_prefix::{ApiPrefix, ApiPrefixProblem};
pub use base_url::{BaseUrl, BaseUrlProblem};
pub use language::Language;
pub use token::{Token, TokenProblem};

/// One Omnitron, and the person who calls it.
///
/// ```
/// use release_core::{ApiPrefix, Connection};
///
/// let connection = Connection::new("https://shop.example".parse()?, ApiPrefix::I1);
/// let connection = connection.with_token("f00dcafe".parse()?);
/// // Nothing prints the token.
/// assert!(!format!("{connection:?}").contains("f00dcafe"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The address before `/api/…`.
    pub base_url: BaseUrl,
    /// The family of paths that this Omnitron answers to.
    pub prefix: ApiPrefix,
    /// The user's token; `None` before signing in.
    pub token: Option<Token>,
    /// The language of Omnitron's own texts; `None` leaves it to the browser.
    pub language: Option<Language>,
}

impl Connection {
    /// A connection before signing in.
    pub fn new(base_url: BaseUrl, prefix: ApiPrefix) -> Self {
        Self {
            base_url,
            prefix,
            token: None,
            language: None,
        }
    }

    /// The same connection with a token.
    #[must_use]
    pub fn with_token(self, token: Token) -> Self {
        Self {
            token: Some(token),
            ..self
        }
    }

    /// The same connection, asking for texts in a language.
    #[must_use]
    pub fn with_language(self, language: Language) -> Self {
        Self {
            language: Some(language),
            ..self
        }
    }
}
