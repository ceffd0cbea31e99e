//! A reader of bodies, as strict as Django REST framework's JSON parser and serializer fields.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::answers::Problem;
use crate::texts::Text;

/// The fields of a JSON object, each as it was written, so that long numbers keep their digits.
pub(super) struct JsonObject(pub(super) BTreeMap<String, Box<RawValue>>);

impl<S: Send + Sync> FromRequest<S> for JsonObject {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind
            .map(|kind| String::from_utf8_lossy(kind.as_bytes()).into_owned())
            .unwrap_or_default();
        let broken = |why: String| Problem::detail(StatusCode::BAD_REQUEST, Text::JsonParse(why));
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|error| broken(error.body_text()))?;
        if body.is_empty() {
            return Ok(Self(BTreeMap::new()));
        }
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Err(Problem::detail(status, Text::UnsupportedMedia(kind)));
        }
        let value: Value =
            serde_json::from_slice(&body).map_err(|error| broken(error.to_string()))?;
        let got = match value {
            Value::Object(_) => {
                let fields =
                    serde_json::from_slice(&body).map_err(|error| broken(error.to_string()))?;
                return Ok(Self(fields));
            }
            Value::Null => return Err(Problem::whole(Text::NoData)),
            Value::Array(_) => "list",
            Value::String(_) => "str",
            Value::Bool(_) => "bool",
            Value::Number(number) if number.is_f64() => "float",
            Value::Number(_) => "int",
        };
        Err(Problem::whole(Text::NotDictionary(got)))
    }
}

/// A valid body of `create_mapping`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MappingBody {
    /// Without outer spaces, as the serializer trims them.
    pub(super) code: String,
    /// Default true.
    pub(super) update_stock: bool,
}

impl MappingBody {
    pub(super) fn read(
        fields: &BTreeMap<String, Box<RawValue>>,
        longest: usize,
    ) -> Result<Self, Problem> {
        let code = code(fields.get("code").map(Box::as_ref), longest);
        let update_stock = boolean(fields.get("update_stock").map(Box::as_ref));
        match (code, update_stock) {
            (Ok(code), Ok(update_stock)) => Ok(Self { code, update_stock }),
            (code, update_stock) => {
                let complaints = code
                    .err()
                    .unwrap_or_default()
                    .into_iter()
                    .map(|text| ("code", text));
                Err(Problem::fields(
                    complaints
                        .chain(update_stock.err().map(|text| ("update_stock", text)))
                        .collect(),
                ))
            }
        }
    }
}

fn code(raw: Option<&RawValue>, longest: usize) -> Result<String, Vec<Text>> {
    let Some(raw) = raw else {
        return Err(vec![Text::Required]);
    };
    let code = match raw.get().parse().unwrap_or_default() {
        Value::Null => return Err(vec![Text::Null]),
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) if number.is_f64() && raw.get().contains(['.', 'e', 'E']) => {
            format!("{:?}", number.as_f64().unwrap_or_default())
        }
        Value::Number(_) => raw.get().to_owned(),
        _ => return Err(vec![Text::NotString]),
    };
    let mut complaints = Vec::new();
    if code.is_empty() {
        complaints.push(Text::Blank);
    }
    if code.chars().count() > longest {
        complaints.push(Text::TooLong(longest));
    }
    if code.contains('\0') {
        complaints.push(Text::NullCharacters);
    }
    if complaints.is_empty() {
        Ok(code)
    } else {
        Err(complaints)
    }
}

fn boolean(raw: Option<&RawValue>) -> Result<bool, Text> {
    let Some(raw) = raw else { return Ok(true) };
    let value = match raw.get().parse().unwrap_or_default() {
        Value::Null => return Err(Text::Null),
        Value::Bool(value) => return Ok(value),
        Value::String(text) => text.trim().to_lowercase(),
        Value::Number(number) => number.to_string(),
        _ => return Err(Text::NotBoolean),
    };
    match value.as_str() {
        "true" | "t" | "yes" | "y" | "on" | "1" | "1.0" => Ok(true),
        "false" | "f" | "no" | "n" | "off" | "0" | "0.0" => Ok(false),
        _ => Err(Text::NotBoolean),
    }
}
