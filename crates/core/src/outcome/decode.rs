//! Reads back what became of a line, from where it was kept.

use super::{NotSent, Outcome, Unknown};
use crate::decode::{DecodeError, FromJson, Json, deserialize_from_json};

impl FromJson for Outcome {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.variant(|name, value| match name {
            "not_sent" => NotSent::from_json(value).map(Self::NotSent),
            "released" => FromJson::from_json(value).map(Self::Released),
            "recorded" => FromJson::from_json(value).map(Self::Recorded),
            "refused" => FromJson::from_json(value).map(Self::Refused),
            "unknown" => Unknown::from_json(value).map(Self::Unknown),
            _ => Err(DecodeError::unknown()),
        })
    }
}

impl FromJson for NotSent {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.variant(|name, value| match name {
            "session_ended" => FromJson::from_json(value).map(Self::SessionEnded),
            "too_early" => FromJson::from_json(value).map(Self::TooEarly),
            "throttled" => FromJson::from_json(value).map(Self::Throttled),
            "not_built" => FromJson::from_json(value).map(Self::NotBuilt),
            "stopped" => Ok(Self::Stopped),
            _ => Err(DecodeError::unknown()),
        })
    }
}

impl FromJson for Unknown {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.variant(|name, value| match name {
            "not_reached" => FromJson::from_json(value).map(Self::NotReached),
            "redirected" => FromJson::from_json(value).map(Self::Redirected),
            "server_error" => FromJson::from_json(value).map(Self::ServerError),
            "other_status" => FromJson::from_json(value).map(Self::OtherStatus),
            "unreadable" => FromJson::from_json(value).map(Self::Unreadable),
            "interrupted" => Ok(Self::Interrupted),
            _ => read_struct(name, value),
        })
    }
}

/// Those that hold several things.
fn read_struct(name: &str, value: &Json<'_>) -> Result<Unknown, DecodeError> {
    let members = value.object()?;
    Ok(match name {
        "other_line" => Unknown::OtherLine {
            asked: members.required(&["asked"])?,
            answered: members.required(&["answered"])?,
        },
        "other_code" => Unknown::OtherCode {
            sent: members.required(&["sent"])?,
            answered: members.required(&["answered"])?,
        },
        "refused_on_repeat" => Unknown::RefusedOnRepeat {
            first: members.required(&["first"])?,
            refusal: members.required(&["refusal"])?,
        },
        _ => return Err(DecodeError::unknown()),
    })
}

deserialize_from_json!(Outcome, Unknown);
