//! Reads back what became of a line, from where it was kept.

use super::{NotSent, Outcome, Unknown};
use crate::read::{Json, Misread, Read, deserialize_by_reading};

impl Read for Outcome {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        json.variant(|name, value| match name {
            "not_sent" => NotSent::read(value).map(Self::NotSent),
            "released" => Read::read(value).map(Self::Released),
            "recorded" => Read::read(value).map(Self::Recorded),
            "refused" => Read::read(value).map(Self::Refused),
            "unknown" => Unknown::read(value).map(Self::Unknown),
            _ => Err(Misread::unknown()),
        })
    }
}

impl Read for NotSent {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        json.variant(|name, value| match name {
            "session_ended" => Read::read(value).map(Self::SessionEnded),
            "too_early" => Read::read(value).map(Self::TooEarly),
            "throttled" => Read::read(value).map(Self::Throttled),
            "not_built" => Read::read(value).map(Self::NotBuilt),
            "stopped" => Ok(Self::Stopped),
            _ => Err(Misread::unknown()),
        })
    }
}

impl Read for Unknown {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        json.variant(|name, value| match name {
            "not_reached" => Read::read(value).map(Self::NotReached),
            "redirected" => Read::read(value).map(Self::Redirected),
            "server_error" => Read::read(value).map(Self::ServerError),
            "other_status" => Read::read(value).map(Self::OtherStatus),
            "unreadable" => Read::read(value).map(Self::Unreadable),
            "interrupted" => Ok(Self::Interrupted),
            _ => read_struct(name, value),
        })
    }
}

/// Those that hold several things.
fn read_struct(name: &str, value: &Json<'_>) -> Result<Unknown, Misread> {
    let members = value.object()?;
    Ok(match name {
        "other_line" => Unknown::OtherLine {
            asked: members.read(&["asked"])?,
            answered: members.read(&["answered"])?,
        },
        "other_code" => Unknown::OtherCode {
            sent: members.read(&["sent"])?,
            answered: members.read(&["answered"])?,
        },
        "refused_on_repeat" => Unknown::RefusedOnRepeat {
            first: members.read(&["first"])?,
            refusal: members.read(&["refusal"])?,
        },
        _ => return Err(Misread::unknown()),
    })
}

deserialize_by_reading!(Outcome, Unknown);
