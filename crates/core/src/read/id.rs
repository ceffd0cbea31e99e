//! An id as a number, a number in a string, or an object that holds it.

use super::{Json, Misread};
use crate::id::OrderItemId;

/// Reads `7`, `"7"`, `{"pk": 7}` and `{"id": "7"}` as 7.
pub(crate) fn id(json: &Json<'_>) -> Result<u64, Misread> {
    let Json::Object(members) = json else {
        return plain(json);
    };
    let mut members = members.iter();
    match members.find(|(name, _)| name == "pk" || name == "id") {
        // A number or a string, no further object.
        Some((name, json)) => plain(json).map_err(|misread| misread.inside(name)),
        None => Err(Misread::new(
            "expected an id; neither `pk` nor `id` is there",
        )),
    }
}

fn plain(json: &Json<'_>) -> Result<u64, Misread> {
    match json {
        Json::Number(digits) => digits
            .parse()
            .map_err(|_| Misread::new("expected a whole number")),
        Json::Text(text) => text
            .parse::<OrderItemId>()
            .map(OrderItemId::get)
            .map_err(|problem| Misread::new(problem.to_string())),
        _ => Err(Misread::new("expected an id")),
    }
}
