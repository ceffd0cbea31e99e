//! The error of an answer that cannot be read.

use serde::Serialize;

use crate::code::{CallCode, HasCode};

crate::json_enum! {
    /// The reason why an answer could not be read.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
    pub enum ReadError {
        /// The answer is a web page instead of data.
        #[error("a web page came instead of data (status {status})")]
        Html {
            /// The HTTP status.
            status: u16,
        } = "html",
        /// The body is not complete JSON.
        #[error("the answer is not whole JSON: line {line}, column {column}")]
        NotJson {
            /// Line in the body, from 1; 0 in an empty body.
            line: usize,
            /// Column in the line, in bytes, from 1; 0 where the line is empty.
            column: usize,
        } = "not_json",
        /// The body is JSON of another shape than expected.
        #[error("the answer has another shape at `{path}`: {message}")]
        Shape {
            /// The path in the JSON, for example `results[3].pk`.
            path: String,
            /// What was expected at that path.
            message: String,
        } = "shape",
        /// The answer is about another order or line than was asked for.
        #[error("asked for {asked}, the answer is about {answered}")]
        Other {
            /// The id that was asked for.
            asked: u64,
            /// The id in the answer.
            answered: u64,
        } = "other",
    }
}

impl HasCode for ReadError {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self {
            Self::Html { .. } => CallCode::ReadHtml,
            Self::NotJson { .. } => CallCode::ReadNotJson,
            Self::Shape { .. } => CallCode::ReadShape,
            Self::Other { .. } => CallCode::ReadOther,
        }
    }
}
