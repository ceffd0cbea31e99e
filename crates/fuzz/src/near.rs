//! JSON that is nearly what is expected: an example with a few changes.

use arbitrary::{Result, Unstructured};
use serde_json::Value;

/// The most changes to an example.
const CHANGES: u8 = 5;

/// One of the examples, changed in up to five places.
pub(crate) fn near(input: &mut Unstructured<'_>, examples: &[Value]) -> Result<Value> {
    let mut value = input.choose(examples)?.clone();
    for _ in 0..input.int_in_range(0..=CHANGES)? {
        change(input, &mut value, examples)?;
    }
    Ok(value)
}

/// Its text, of which some bytes may be others.
pub(crate) fn text(input: &mut Unstructured<'_>, value: &Value) -> Result<Vec<u8>> {
    let mut bytes = value.to_string().into_bytes();
    if input.ratio(1, 8)? && !bytes.is_empty() {
        let at = input.choose_index(bytes.len())?;
        bytes[at] = input.arbitrary()?;
        if input.arbitrary()? {
            bytes.truncate(at);
        }
    }
    Ok(bytes)
}

fn change(input: &mut Unstructured<'_>, value: &mut Value, examples: &[Value]) -> Result<()> {
    let inside = children(value).count();
    if inside > 0 && input.ratio(4, 5)? {
        let at = input.choose_index(inside)?;
        if let Some(child) = children(value).nth(at) {
            return change(input, child, examples);
        }
    }
    match value {
        Value::Object(members) if input.arbitrary()? => {
            let name = members
                .keys()
                .nth(input.choose_index(members.len().max(1))?)
                .cloned();
            drop(name.and_then(|name| members.remove(&name)));
        }
        Value::Array(items) if input.arbitrary()? => {
            items.extend_from_within(..items.len().min(2));
        }
        other => *other = another(input, examples)?,
    }
    Ok(())
}

/// Something that may stand where something else was.
fn another(input: &mut Unstructured<'_>, examples: &[Value]) -> Result<Value> {
    Ok(match input.int_in_range(0..=8)? {
        0 => Value::Null,
        1 => Value::Bool(input.arbitrary()?),
        2 => Value::from(input.arbitrary::<u64>()?),
        3 => Value::from(input.arbitrary::<i8>()?),
        4 => Value::from(input.arbitrary::<f64>()?),
        5 => Value::from(input.arbitrary::<String>()?),
        6 => Value::from(input.int_in_range(0..=3)?.to_string()),
        _ => {
            let mut part = input.choose(examples)?;
            while let Some(child) = part_of(input, part)? {
                part = child;
            }
            part.clone()
        }
    })
}

/// A child of a value, or none where the walk ends.
fn part_of<'v>(input: &mut Unstructured<'_>, value: &'v Value) -> Result<Option<&'v Value>> {
    let parts: Vec<&Value> = match value {
        Value::Object(members) => members.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => return Ok(None),
    };
    if parts.is_empty() || input.ratio(1, 3)? {
        return Ok(None);
    }
    Ok(Some(input.choose(&parts)?))
}

fn children(value: &mut Value) -> Box<dyn Iterator<Item = &mut Value> + '_> {
    match value {
        Value::Object(members) => Box::new(members.values_mut()),
        Value::Array(items) => Box::new(items.iter_mut()),
        _ => Box::new(std::iter::empty()),
    }
}
