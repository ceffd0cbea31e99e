//! The error of decoding a value, with the path to the fault.

use core::fmt;

/// A value is not of the shape that was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    path: String,
    message: String,
}

impl DecodeError {
    /// An error with a message: what was expected, or what is wrong.
    pub fn new(message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            path: String::new(),
            message: message.into(),
        }))
    }

    /// The error of an unknown name.
    pub fn unknown() -> Self {
        Self::new("is not known here")
    }

    /// The same error, with the name of the enclosing member before its path. A
    /// place in a list is `[3]`.
    #[must_use]
    pub fn inside(mut self, step: &str) -> Self {
        let path = &mut self.0.path;
        if !path.is_empty() && !path.starts_with('[') {
            path.insert(0, '.');
        }
        path.insert_str(0, step);
        self
    }

    /// The path to the value, for example `results[3].pk`; `.` for the whole value.
    pub fn path(&self) -> &str {
        if self.0.path.is_empty() {
            "."
        } else {
            &self.0.path
        }
    }

    /// The message: what was expected, or what is wrong.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path(), self.message())
    }
}
