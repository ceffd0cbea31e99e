//! Could not read: an answer came and makes no sense.

use serde::Serialize;

use crate::decode::{DecodeError, FromJson, Json};
use crate::message::{ErrorCode, HasCode};

/// Why an answer could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ReadError {
    /// A web page came where data was asked for.
    #[error("a web page came instead of data (status {status})")]
    Html {
        /// The HTTP status.
        status: u16,
    },
    /// The body is not whole JSON.
    #[error("the answer is not whole JSON: line {line}, column {column}")]
    NotJson {
        /// Line in the body, from 1; 0 in an empty body.
        line: usize,
        /// Column in the line, in bytes, from 1; 0 where the line is empty.
        column: usize,
    },
    /// JSON, but not of the shape expected.
    #[error("the answer has another shape at `{path}`: {message}")]
    Shape {
        /// Where in the JSON, for example `results[3].pk`.
        path: String,
        /// What was expected there.
        message: String,
    },
    /// The answer is about another order or line than was asked for.
    #[error("asked for {asked}, the answer is about {answered}")]
    Other {
        /// The id that was asked for.
        asked: u64,
        /// The id in the answer.
        answered: u64,
    },
}

impl HasCode for ReadError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Html { .. } => ErrorCode::ReadHtml,
            Self::NotJson { .. } => ErrorCode::ReadNotJson,
            Self::Shape { .. } => ErrorCode::ReadShape,
            Self::Other { .. } => ErrorCode::ReadOther,
        }
    }
}

impl FromJson for ReadError {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.variant(|name, value| {
            let members = value.object()?;
            Ok(match name {
                "html" => Self::Html {
                    status: members.required(&["status"])?,
                },
                "not_json" => Self::NotJson {
                    line: members.required(&["line"])?,
                    column: members.required(&["column"])?,
                },
                "shape" => Self::Shape {
                    path: members.required(&["path"])?,
                    message: members.required(&["message"])?,
                },
                "other" => Self::Other {
                    asked: members.required(&["asked"])?,
                    answered: members.required(&["answered"])?,
                },
                _ => return Err(DecodeError::unknown()),
            })
        })
    }
}
