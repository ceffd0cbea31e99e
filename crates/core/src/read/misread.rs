//! What is wrong with a value, and where.

use core::fmt;

/// A value is not of the shape that was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    path: String,
    message: String,
}

impl Misread {
    /// What was expected, or what is wrong.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            message: message.into(),
        }
    }

    /// A name that is none of those that are known.
    pub fn unknown(name: &str) -> Self {
        Self::new(format!("`{name}` is not known here"))
    }

    /// The same, seen from the object or list around it. A place in a list is `[3]`.
    #[must_use]
    pub fn inside(mut self, step: &str) -> Self {
        if !self.path.is_empty() && !self.path.starts_with('[') {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, step);
        self
    }

    /// Where it stands, for example `results[3].pk`; `.` for the whole value.
    pub fn path(&self) -> &str {
        if self.path.is_empty() {
            "."
        } else {
            &self.path
        }
    }

    /// What was expected, or what is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path(), self.message)
    }
}
