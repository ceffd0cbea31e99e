//! An id as a number, a number in a string, or an object that holds it.

use super::{DecodeError, Json};
use crate::id::OrderItemId;

/// Reads `7`, `"7"`, `{"pk": 7}` and `{"id": "7"}` as 7.
pub(crate) fn id(json: &Json<'_>) -> Result<u64, DecodeError> {
    let Json::Object(members) = json else {
        return plain(json);
    };
    let mut members = members.iter();
    match members.find(|(name, _)| name == "pk" || name == "id") {
        // A number or a string, no further object.
        Some((name, json)) => plain(json).map_err(|decode_error| decode_error.inside(name)),
        None => Err(DecodeError::new(
            "expected an id; neither `pk` nor `id` is there",
        )),
    }
}

fn plain(json: &Json<'_>) -> Result<u64, DecodeError> {
    match json {
        Json::Number(digits) => digits
            .parse()
            .map_err(|_| DecodeError::new("expected a whole number")),
        Json::Text(text) => text
            .parse::<OrderItemId>()
            .map(OrderItemId::get)
            .map_err(|problem| DecodeError::new(problem.to_string())),
        _ => Err(DecodeError::new("expected an id")),
    }
}
