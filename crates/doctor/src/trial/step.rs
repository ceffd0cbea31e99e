//! One request of a trial, exactly as it would be sent.

use release_core::endpoint::{CreateMapping, Endpoint};
use release_core::{ApiPrefix, Connection};
use serde::{Deserialize, Serialize};

use super::LENGTHS;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The first line's code is stored; its stock stays.
    Record,
    /// The first line is released, with the same code.
    Release,
    /// The very same call again.
    Again,
    /// The first line is called with another code.
    OtherCode,
    /// The second line is given the code that the first one has; its stock stays.
    SameCode,
    /// After a refusal of that, the second line is given a code of its own: if it takes that one, it was the
    /// code that was refused, and not the line.
    OwnCode,
    /// The third line is given a code of so many characters; its stock stays.
    Length(u64),
}

impl Kind {
    /// All of them, in their order.
    pub const ALL: [Self; 9] = [
        Self::Record,
        Self::Release,
        Self::Again,
        Self::OtherCode,
        Self::SameCode,
        Self::OwnCode,
        Self::Length(LENGTHS[0]),
        Self::Length(LENGTHS[1]),
        Self::Length(LENGTHS[2]),
    ];
}

/// A request, for a person to read before it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is for.
    pub kind: Kind,
    /// `POST`
    pub method: String,
    /// The path, from `/api/`.
    pub path: String,
    /// The body, byte for byte.
    pub body: String,
    pub(super) call: CreateMapping,
    pub(super) prefix: ApiPrefix,
}

impl Step {
    /// The step of a call; `None` if the call cannot be built.
    pub(super) fn new(kind: Kind, call: CreateMapping, prefix: ApiPrefix) -> Option<Self> {
        // Built as it will be, but for the address and the token, which are not shown.
        let nowhere = Connection::new("https://omnitron.invalid".parse().ok()?, prefix);
        let request = call
            .to_http(&nowhere.with_token("none".parse().ok()?))
            .ok()?;
        Some(Self {
            kind,
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            body: String::from_utf8(request.into_body()).ok()?,
            call,
            prefix,
        })
    }

    /// The line and its code.
    pub fn call(&self) -> &CreateMapping {
        &self.call
    }
}
