//! JSON as it was written: a number is its digits, and members keep their order.

use core::fmt;
use std::borrow::Cow;

use json_event_parser::{JsonEvent, JsonSyntaxError, SliceJsonParser};

use super::{DecodeError, FromJson, Members};

/// The largest depth of nested values; what is read here goes five deep.
const DEPTH: usize = 128;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, digit for digit.
    Number(Cow<'a, str>),
    /// The text of a string.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Json<'a>>),
    /// The members of an object, in the order of the text.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// The place where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The line, from 1.
    pub line: usize,
    /// The byte of that line, from 1.
    pub column: usize,
}

impl<'a> Json<'a> {
    /// Parses a text as JSON.
    ///
    /// # Errors
    ///
    /// The text is not complete JSON in UTF-8, or is nested more than 128 deep.
    pub fn parse(text: &'a [u8]) -> Result<Self, NotJson> {
        let mut parser = SliceJsonParser::new(text);
        let first = next(&mut parser)?;
        let json = value(&mut parser, first, DEPTH).map_err(|error| match error {
            Fault::Syntax(at) => at,
            Fault::TooDeep => too_deep(text),
        })?;
        // Nothing may follow the value.
        next(&mut parser)?;
        Ok(json)
    }

    /// The text of a string; `None` for everything else.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string, or the digits of a number; `None` for everything else.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A word or code (`"400"`, `400`, `"approved"`) as text; empty counts as none.
    pub fn word(&self) -> Option<&str> {
        self.scalar().filter(|text| !text.is_empty())
    }

    /// The members of an object, for reading them.
    ///
    /// # Errors
    ///
    /// It is not an object.
    pub fn object(&self) -> Result<Members<'_>, DecodeError> {
        match self {
            Self::Object(members) => Ok(Members(members)),
            _ => Err(DecodeError::new("expected an object")),
        }
    }

    /// Reads a variant by its name and its value: `"name"`, or
    /// `{"name": value}`.
    ///
    /// # Errors
    ///
    /// It is neither, or `read` fails; the path of that error then begins with the name.
    pub fn variant<T>(
        &self,
        read: impl FnOnce(&str, &Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let (name, value) = match self {
            Self::Text(name) => (name, self),
            Self::Object(members) => match members.as_slice() {
                [(name, value)] => (name, value),
                _ => return Err(DecodeError::new("expected an object of one member")),
            },
            _ => return Err(DecodeError::new("expected a name or an object")),
        };
        read(name, value).map_err(|error| error.inside(name))
    }

    /// An object of `T`, or a bare id that becomes one; `None` for anything else.
    pub(crate) fn object_or_id<T: FromJson + From<u64>>(&self) -> Option<T> {
        match self {
            Self::Object(_) => T::from_json(self).ok(),
            _ => Some(T::from(self.scalar()?.parse().ok()?)),
        }
    }
}

/// Writes the value as JSON, for a person.
impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(truth) => truth.fmt(f),
            Self::Number(digits) => f.write_str(digits),
            Self::Text(text) => write_text(f, text),
            Self::List(values) => {
                f.write_str("[")?;
                for (index, value) in values.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    write!(f, "{comma}{value}")?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    f.write_str(comma)?;
                    write_text(f, name)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

/// A string with its quotes, escaped as JSON demands.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let written = serde_json::to_string(text).map_err(|_| fmt::Error)?;
    f.write_str(&written)
}

fn next<'a>(parser: &mut SliceJsonParser<'a>) -> Result<JsonEvent<'a>, NotJson> {
    parser.parse_next().map_err(|error| not_json(&error))
}

fn not_json(error: &JsonSyntaxError) -> NotJson {
    let at = error.location().start;
    let from_1 = |number| {
        usize::try_from(number)
            .unwrap_or(usize::MAX)
            .saturating_add(1)
    };
    NotJson {
        line: from_1(at.line),
        column: from_1(at.column),
    }
}

/// The reason why a value cannot be parsed.
enum Fault {
    Syntax(NotJson),
    /// Nested too deep. The parser does not say where; [`too_deep`] finds the place.
    TooDeep,
}

impl From<NotJson> for Fault {
    fn from(at: NotJson) -> Self {
        Self::Syntax(at)
    }
}

/// The first bracket that opens more than [`DEPTH`] values within each other.
fn too_deep(text: &[u8]) -> NotJson {
    let (mut depth, mut line, mut column) = (0_usize, 1, 0);
    let (mut is_text, mut is_escaped) = (false, false);
    for byte in text {
        column += 1;
        match byte {
            b'\n' => (line, column) = (line + 1, 0),
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            b'[' | b'{' if !is_text && depth == DEPTH => break,
            b'[' | b'{' if !is_text => depth += 1,
            b']' | b'}' if !is_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    NotJson { line, column }
}

/// The value that begins with this event.
fn value<'a>(
    parser: &mut SliceJsonParser<'a>,
    first: JsonEvent<'a>,
    depth: usize,
) -> Result<Json<'a>, Fault> {
    let inner = || depth.checked_sub(1).ok_or(Fault::TooDeep);
    Ok(match first {
        JsonEvent::String(text) => Json::Text(text),
        JsonEvent::Number(digits) => Json::Number(digits),
        JsonEvent::Boolean(truth) => Json::Bool(truth),
        JsonEvent::StartArray => {
            let inner = inner()?;
            let mut values = Vec::new();
            loop {
                match next(parser)? {
                    JsonEvent::EndArray => break Json::List(values),
                    first => values.push(value(parser, first, inner)?),
                }
            }
        }
        JsonEvent::StartObject => {
            let inner = inner()?;
            let mut members = Vec::new();
            while let JsonEvent::ObjectKey(name) = next(parser)? {
                let first = next(parser)?;
                members.push((name, value(parser, first, inner)?));
            }
            Json::Object(members)
        }
        // The other events begin no value, and the parser yields none of them in place of one.
        _ => Json::Null,
    })
}
