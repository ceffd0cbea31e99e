//! Omnitron's own ids.

use core::fmt;
use core::str::FromStr;

use serde::Serialize;

use crate::code::{HasCode, LineCode};
use crate::decode::{DecodeError, FromJson, Json};
use crate::deserialize_from_json;

/// The largest id: 2^53 - 1, the largest whole number that JavaScript keeps exactly.
pub const MAX_ID: u64 = (1 << 53) - 1;

/// The reason why a text or number is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdProblem {
    /// The text is empty.
    #[error("the id is empty")]
    Empty,
    /// It is not a plain whole number: only the digits 0 to 9, no sign, no leading zero.
    #[error("the id is not a plain whole number")]
    NotANumber,
    /// It is zero; ids begin at 1.
    #[error("the id is zero")]
    Zero,
    /// It is above [`MAX_ID`].
    #[error("the id is above {MAX_ID}")]
    TooLarge,
}

impl HasCode for IdProblem {
    type Code = LineCode;

    fn code(&self) -> LineCode {
        match self {
            Self::Empty => LineCode::IdEmpty,
            Self::NotANumber => LineCode::IdNotANumber,
            Self::Zero => LineCode::IdZero,
            Self::TooLarge => LineCode::IdTooLarge,
        }
    }
}

fn checked(number: u64) -> Result<u64, IdProblem> {
    match number {
        0 => Err(IdProblem::Zero),
        1..=MAX_ID => Ok(number),
        _ => Err(IdProblem::TooLarge),
    }
}

fn parsed(text: &str) -> Result<u64, IdProblem> {
    if text.is_empty() {
        return Err(IdProblem::Empty);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(IdProblem::NotANumber);
    }
    if text.len() > 1 && text.starts_with('0') {
        return Err(IdProblem::NotANumber);
    }
    checked(text.parse().map_err(|_| IdProblem::TooLarge)?)
}

/// Decodes `7`, `"7"`, `{"pk": 7}` and `{"id": "7"}` as 7.
fn from_json(json: &Json<'_>) -> Result<u64, DecodeError> {
    let Json::Object(members) = json else {
        return plain(json);
    };
    let mut members = members.iter();
    match members.find(|(name, _)| name == "pk" || name == "id") {
        // Inside of the object: a number or a string, no further object.
        Some((name, json)) => plain(json).map_err(|error| error.inside(name)),
        None => Err(DecodeError::new(
            "expected an id; neither `pk` nor `id` is there",
        )),
    }
}

fn plain(json: &Json<'_>) -> Result<u64, DecodeError> {
    let text = json.scalar();
    let text = text.ok_or_else(|| DecodeError::new("expected an id"))?;
    parsed(text).map_err(|problem| DecodeError::new(problem.to_string()))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Between 1 and [`MAX_ID`]. Decoded from JSON as a number, a number in
        /// a string, or an object that holds it as `pk` or `id`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub struct $name(u64);

        impl $name {
            /// Creates an id from a number.
            ///
            /// # Errors
            ///
            /// Zero, or above [`MAX_ID`].
            pub fn new(number: u64) -> Result<Self, IdProblem> {
                checked(number).map(Self)
            }

            /// The id as a number.
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl FromStr for $name {
            type Err = IdProblem;

            fn from_str(text: &str) -> Result<Self, IdProblem> {
                parsed(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromJson for $name {
            fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
                from_json(json).map(Self)
            }
        }

        deserialize_from_json!($name);
    };
}

id! {
    /// The id of an order line, which is part of the address of `create_mapping`.
    OrderItemId
}
id! {
    /// The id of an order (its `pk`, not its number).
    OrderId
}
id! {
    /// The id of a product.
    ProductId
}
id! {
    /// The id of a sales channel.
    ChannelId
}
id! {
    /// The id of a stock list.
    StockListId
}
id! {
    /// The id of a content type. It differs from one installation to the next.
    ContentTypeId
}
id! {
    /// The id of an integration mapping.
    MappingId
}
