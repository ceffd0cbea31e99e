//! What is wrong with a value, and where.

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
    /// What was expected, or what is wrong.
    pub fn new(message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            path: String::new(),
            message: message.into(),
        }))
    }

    /// A name that is none of those that are known.
    pub fn unknown() -> Self {
        Self::new("is not known here")
    }

    /// The same, seen from the object or list around it. A place in a list is `[3]`.
    #[must_use]
    pub fn inside(mut self, step: &str) -> Self {
        let path = &mut self.0.path;
        if !path.is_empty() && !path.starts_with('[') {
            path.insert(0, '.');
        }
        path.insert_str(0, step);
        self
    }

    /// Where it stands, for example `results[3].pk`; `.` for the whole value.
    pub fn path(&self) -> &str {
        if self.0.path.is_empty() {
            "."
        } else {
            &self.0.path
        }
    }

    /// What was expected, or what is wrong.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path(), self.message())
    }
}
