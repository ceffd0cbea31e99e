//! The ERP's own id of an order line.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::code::{HasCode, LineCode};
use crate::decode::{DecodeError, FromJson, Json};

/// The ERP's unique id of one order line, kept byte for byte.
///
/// It is never trimmed, re-cased or turned into a number. There is no maximum
/// length: Omnitron's own is not known, so the check is left to Omnitron.
///
/// ```
/// # use release_core::ErpCode;
/// assert_eq!(ErpCode::new("00123").unwrap().as_str(), "00123");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ErpCode(String);

/// One reason why a text cannot be an [`ErpCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErpCodeProblem {
    /// The text is empty.
    #[error("the code is empty")]
    Empty,
    /// The text is only spaces.
    #[error("the code is only spaces")]
    OnlySpaces,
    /// It begins or ends with a space. A stock Django REST framework server
    /// trims these, so that the stored code would be another one.
    #[error("the code begins or ends with a space")]
    OuterSpaces,
    /// It holds a control character, such as a tab or a line break.
    #[error("the code holds a control character at character {at}")]
    Control {
        /// The position of the character, from 1.
        at: usize,
    },
    /// It holds a NUL character, which Omnitron's database cannot keep.
    #[error("the code holds a NUL character at character {at}")]
    Nul {
        /// The position of the character, from 1.
        at: usize,
    },
}

impl ErpCode {
    /// Accepts a text as a code, unchanged.
    ///
    /// # Errors
    ///
    /// Every problem the text has, in the order of [`ErpCodeProblem`].
    pub fn new(text: impl Into<String>) -> Result<Self, Vec<ErpCodeProblem>> {
        let text = text.into();
        let problems = problems(&text);
        if problems.is_empty() {
            Ok(Self(text))
        } else {
            Err(problems)
        }
    }

    /// The text of the code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Every problem that a text has as a code; empty for a valid one.
pub fn problems(text: &str) -> Vec<ErpCodeProblem> {
    if text.is_empty() {
        return vec![ErpCodeProblem::Empty];
    }
    // A shortcut: most codes are plain ASCII, and files have many.
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let trimmed = text.trim();
    if trimmed.is_empty() {
        found.push(ErpCodeProblem::OnlySpaces);
    } else if trimmed.len() != text.len() {
        found.push(ErpCodeProblem::OuterSpaces);
    }
    let position = |wanted: fn(char) -> bool| text.chars().position(wanted).map(|at| at + 1);
    if let Some(at) = position(|c| c.is_control() && c != '\0') {
        found.push(ErpCodeProblem::Control { at });
    }
    if let Some(at) = position(|c| c == '\0') {
        found.push(ErpCodeProblem::Nul { at });
    }
    found
}

impl HasCode for ErpCodeProblem {
    type Code = LineCode;

    fn code(&self) -> LineCode {
        match self {
            Self::Empty => LineCode::CodeEmpty,
            Self::OnlySpaces => LineCode::CodeOnlySpaces,
            Self::OuterSpaces => LineCode::CodeOuterSpaces,
            Self::Control { .. } => LineCode::CodeControl,
            Self::Nul { .. } => LineCode::CodeNul,
        }
    }
}

impl TryFrom<String> for ErpCode {
    type Error = ErpCodeProblem;

    fn try_from(text: String) -> Result<Self, ErpCodeProblem> {
        Self::new(text)
            .map_err(|problems| problems.first().copied().unwrap_or(ErpCodeProblem::Empty))
    }
}

impl From<ErpCode> for String {
    fn from(code: ErpCode) -> String {
        code.0
    }
}

impl fmt::Display for ErpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ErpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ErpCode({:?})", self.0)
    }
}

impl FromJson for ErpCode {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let code = Self::try_from(String::from_json(json)?);
        code.map_err(|problem| DecodeError::new(problem.to_string()))
    }
}
