//! The refusal of a request by the server.

use std::borrow::Cow;

use http::header::RETRY_AFTER;
use serde::Serialize;

use crate::code::{CallCode, HasCode};
use crate::decode::Json;
use crate::deserialize_from_json;

/// The part of a refusal's body that is kept, in characters.
pub const RAW_KEPT: usize = 2_000;

/// The depth to which nested messages are read.
const DEPTH: usize = 8;

crate::json_struct! {
    /// A refusal as the server worded it. Its texts may only be quoted; nothing
    /// may depend on their wording, which follows the language that the browser
    /// asks for.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
    #[error("the server refused with status {status}")]
    pub struct Refusal {
        /// The HTTP status.
        pub status: u16,
        /// Akinon's own error code, from a **string** in `code` or `error_code` (page: orderitem).
        pub error_code: Option<String>,
        /// The text in `detail`.
        pub detail: Option<String>,
        /// Messages by field, `non_field_errors` among them, in the server's order.
        pub fields: Vec<FieldMessages>,
        /// How long to wait, from the header `Retry-After`.
        pub retry_after: Option<RetryAfter>,
        /// Whether the body was JSON.
        pub is_json: bool,
        /// The body, at most [`RAW_KEPT`] characters of it.
        pub raw: String,
    }
}

crate::json_struct! {
    /// The server's messages on one field.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
    pub struct FieldMessages {
        /// The field's name; inner fields as `outer.inner`.
        pub field: String,
        /// The messages, in the server's words.
        pub messages: Vec<String>,
    }
}

crate::json_enum! {
    /// The header `Retry-After`.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
    pub enum RetryAfter {
        /// Whole seconds.
        Seconds(u64) = "seconds",
        /// Anything else, which should be an HTTP date.
        Date(String) = "date",
    }
}

impl Refusal {
    /// Reads a refusal from any answer; every body is accepted.
    pub fn read(response: &http::Response<Vec<u8>>) -> Self {
        let text = String::from_utf8_lossy(response.body());
        let json = Json::parse(text.as_bytes()).ok();
        let mut refusal = Self {
            status: response.status().as_u16(),
            error_code: None,
            detail: None,
            fields: Vec::new(),
            retry_after: retry_after(response),
            is_json: json.is_some(),
            raw: text.chars().take(RAW_KEPT).collect(),
        };
        match &json {
            Some(Json::Object(members)) => refusal.read_members(members),
            Some(Json::List(values)) => refusal.push("non_field_errors", values, DEPTH),
            Some(Json::Text(text)) => refusal.detail = Some(text.to_string()),
            _ => {}
        }
        refusal
    }

    fn read_members(&mut self, members: &[(Cow<'_, str>, Json<'_>)]) {
        for (name, value) in members {
            match (&**name, value) {
                ("detail", Json::Text(text)) => self.detail = Some(text.to_string()),
                // A list in `code` complains about the ERP code; a string is
                // Akinon's error code.
                ("code" | "error_code", Json::Text(code)) => {
                    self.error_code = Some(code.to_string());
                }
                (_, Json::List(values)) => self.push(name, values, DEPTH),
                (_, value) => self.push(name, core::slice::from_ref(value), DEPTH),
            }
        }
    }

    /// Adds the messages on a field; `depth` counts down.
    fn push(&mut self, field: &str, values: &[Json<'_>], depth: usize) {
        let Some(inner) = depth.checked_sub(1) else {
            return;
        };
        let mut messages = Vec::new();
        for value in values {
            match value {
                Json::Null => {}
                Json::List(values) => self.push(field, values, inner),
                Json::Object(members) => {
                    for (name, value) in members {
                        let field = format!("{field}.{name}");
                        self.push(&field, core::slice::from_ref(value), inner);
                    }
                }
                Json::Text(text) | Json::Number(text) => messages.push(text.to_string()),
                Json::Bool(truth) => messages.push(truth.to_string()),
            }
        }
        if !messages.is_empty() {
            self.fields.push(FieldMessages {
                field: field.to_owned(),
                messages,
            });
        }
    }

    /// The server's messages on one field.
    pub fn on_field(&self, field: &str) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(move |entry| entry.field == field)
            .flat_map(|entry| entry.messages.iter().map(String::as_str))
    }

    /// Whether it may say that the line, or its code, has a mapping already:
    /// 406 and 409, and a 400 without a complaint about a field of
    /// [`CreateMapping`](crate::endpoint::CreateMapping). A stock Django REST
    /// framework reports such a duplicate in `non_field_errors`.
    pub fn is_of_uniqueness(&self) -> bool {
        match self.status {
            406 | 409 => true,
            400 => !["code", "update_stock"]
                .iter()
                .any(|field| self.on_field(field).next().is_some()),
            _ => false,
        }
    }

    /// Whether the path is unknown to the server: a 404 that is not data.
    pub fn is_no_such_path(&self) -> bool {
        self.status == 404 && !self.is_json
    }
}

fn retry_after(response: &http::Response<Vec<u8>>) -> Option<RetryAfter> {
    let text = response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
    Some(match text.parse() {
        Ok(seconds) => RetryAfter::Seconds(seconds),
        Err(_) => RetryAfter::Date(text.to_owned()),
    })
}

impl HasCode for Refusal {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self.status {
            300..=399 => CallCode::ReachRedirected,
            400 => CallCode::RefusedInput,
            401 => CallCode::RefusedSession,
            403 => CallCode::RefusedForbidden,
            404 if self.is_no_such_path() => CallCode::RefusedNoSuchPath,
            404 => CallCode::RefusedNotFound,
            405 | 415 => CallCode::RefusedMethod,
            406 => CallCode::RefusedRule,
            409 => CallCode::RefusedConflict,
            413 => CallCode::RefusedTooLarge,
            422 => CallCode::RefusedContent,
            429 => CallCode::RefusedThrottled,
            500..=599 => CallCode::RefusedServer,
            _ => CallCode::RefusedOther,
        }
    }
}

deserialize_from_json!(Refusal);
