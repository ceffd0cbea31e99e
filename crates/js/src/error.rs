//! Errors as JavaScript sees them.

use release_core::code::HasCode;
use release_core::error::{BuildError, CallError, ReadError, ResponseError};
use release_file::table::TableError;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::{AnyCode, PackageCode};
use crate::convert;
use crate::from_js::WrongType;
use crate::model::{LineProblem, Refusal};

#[wasm_bindgen(raw_module = "../dist/error.js")]
extern "C" {
    /// Creates the package's own kind of error.
    #[wasm_bindgen(js_name = makeError)]
    fn make_error(code: &str, message: &str, details: JsValue) -> JsValue;
}

/// What an error tells beside its code. What does not apply is not there.
#[derive(Clone, Debug, Default, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ErrorDetails {
    /// Every problem of the lines that were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub problems: Option<Vec<LineProblem>>,
    /// What the server said, in its own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub refusal: Option<Refusal>,
    /// Which value it is about, for example `connection.baseUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub path: Option<String>,
    /// The line of the file or of the answer, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub line: Option<u32>,
    /// The character of that line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub column: Option<u32>,
}

/// An error on its way to JavaScript, where it is thrown as an `OmnitronError`.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The code of the error.
    pub code: AnyCode,
    /// The same in an English sentence.
    pub message: String,
    /// Further details.
    pub details: Box<ErrorDetails>,
}

impl Failure {
    /// An error with a message and no details.
    pub(crate) fn new(code: impl Into<AnyCode>, message: impl ToString) -> Self {
        Self {
            code: code.into(),
            message: message.to_string(),
            details: Box::default(),
        }
    }

    /// An error about one input value.
    pub(crate) fn about(path: &str, problem: &(impl HasCode + ToString)) -> Self {
        Self {
            details: Box::new(ErrorDetails {
                path: Some(path.to_owned()),
                ..ErrorDetails::default()
            }),
            ..Self::new(problem.code(), format!("{path}: {}", problem.to_string()))
        }
    }

    /// The error of a value that is not of its declared type.
    pub(crate) fn wrong_type(path: String, message: &str) -> Self {
        Self {
            code: PackageCode::WrongType.into(),
            message: format!("{path}: {message}"),
            details: Box::new(ErrorDetails {
                path: Some(path),
                ..ErrorDetails::default()
            }),
        }
    }

    /// The error of lines that cannot be sent, with all their problems.
    pub(crate) fn not_ready(problems: Vec<LineProblem>) -> Self {
        let message = match problems.as_slice() {
            [] => "the lines cannot be sent".to_owned(),
            [only] => format!("lines[{}] cannot be sent: {}", only.index, only.message),
            [first, ..] => format!(
                "lines cannot be sent: {} problems, the first in lines[{}]: {}",
                problems.len(),
                first.index,
                first.message
            ),
        };
        Self {
            details: Box::new(ErrorDetails {
                problems: Some(problems),
                ..ErrorDetails::default()
            }),
            ..Self::new(PackageCode::LinesNotReady, message)
        }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let details = convert::to_js(&*failure.details).unwrap_or(Self::UNDEFINED);
        make_error(failure.code.as_str(), &failure.message, details)
    }
}

impl From<WrongType> for Failure {
    fn from(error: WrongType) -> Self {
        Self::wrong_type(error.path, &error.message)
    }
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        Self::new(error.code(), &error)
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        let mut failure = Self::new(error.code(), &error);
        match &error {
            CallError::Response(ResponseError::Refused(refusal)) => {
                failure.details.refusal = Some(Refusal::from(&**refusal));
            }
            CallError::Response(ResponseError::Read(ReadError::NotJson { line, column })) => {
                failure.details.line = u32::try_from(*line).ok();
                failure.details.column = u32::try_from(*column).ok();
            }
            CallError::Response(ResponseError::Read(ReadError::Shape { path, .. })) => {
                failure.details.path = Some(path.clone());
            }
            _ => {}
        }
        failure
    }
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        let mut failure = Self::new(error.code(), &error);
        let (line, column) = match error {
            TableError::Empty | TableError::TooLarge { .. } => (None, None),
            TableError::TooManyRows { line, .. }
            | TableError::TooManyCells { line, .. }
            | TableError::CellTooLong { line, .. }
            | TableError::UnclosedQuote { line }
            | TableError::Disorder { line } => (Some(line), None),
            TableError::Undecodable { line, column, .. } => (Some(line), Some(column)),
        };
        failure.details.line = line;
        failure.details.column = column;
        failure
    }
}
