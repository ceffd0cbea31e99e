//! The API token.

use core::fmt;
use core::str::FromStr;

use crate::code::{CallCode, HasCode};

/// An Omnitron API token. Whoever holds it acts as the user.
///
/// It prints nothing of itself and does not serialize; [`Token::expose`] is the
/// only way to its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// The reason why a text is not a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenProblem {
    /// The text is empty.
    #[error("the token is empty")]
    Empty,
    /// It holds a space, a control character, or something outside ASCII.
    #[error("the token holds a character that a token cannot have")]
    Characters,
}

impl HasCode for TokenProblem {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self {
            Self::Empty => CallCode::TokenEmpty,
            Self::Characters => CallCode::TokenCharacters,
        }
    }
}

impl Token {
    /// The secret itself, for the `Authorization` header and for session storage.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Puts `…` in the place of the token wherever a body repeats it, for what is shown and kept of
    /// an answer.
    pub fn remove_from(&self, body: &mut Vec<u8>) {
        let text = String::from_utf8_lossy(body);
        if text.contains(&self.0) {
            *body = text.replace(&self.0, "…").into_bytes();
        }
    }
}

impl FromStr for Token {
    type Err = TokenProblem;

    fn from_str(text: &str) -> Result<Self, TokenProblem> {
        if text.is_empty() {
            return Err(TokenProblem::Empty);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(TokenProblem::Characters);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}
