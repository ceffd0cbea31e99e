//! An id as a number, a number in a string, or an object that holds it.

use super::{Json, Misread};
use crate::id::OrderItemId;

/// Reads `7`, `"7"`, `{"pk": 7}` and `{"id": "7"}` as 7.
pub(crate) fn id(json: Json<'_>) -> Result<u64, Misread> {
    let Some(members) = json.members() else {
        return plain(json);
    };
    let mut ids = members
        .into_iter()
        .filter(|(name, _)| name == "pk" || name == "id");
    match ids.next() {
        // A number or a string, no further object.
        Some((name, json)) => plain(json).map_err(|misread| misread.inside(&name)),
        None => Err(Misread::new(
            "expected an id; neither `pk` nor `id` is there",
        )),
    }
}

fn plain(json: Json<'_>) -> Result<u64, Misread> {
    if let Some(digits) = json.number() {
        let number = digits.parse();
        return number.map_err(|_| Misread::new("expected a whole number"));
    }
    let text = json.text().ok_or_else(|| Misread::new("expected an id"))?;
    let id = text.parse::<OrderItemId>();
    id.map(OrderItemId::get)
        .map_err(|problem| Misread::new(problem.to_string()))
}
