//! Answers that are not data: refusals in the asker's language, and plain HTML pages.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use crate::texts::{Language, Text};

/// A refusal. A handler returns it; it gets its words on the way out, when the language is known.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    body: Body,
}

#[derive(Debug, Clone)]
enum Body {
    Detail(Text),
    Fields(Vec<(&'static str, Text)>),
    /// `non_field_errors` as one string, with an error code.
    Sentence(&'static str, &'static str),
    /// A page about a path that is not served.
    NoSuchPath(String),
}

impl Problem {
    pub(crate) fn detail(status: StatusCode, text: Text) -> Self {
        Self {
            status,
            body: Body::Detail(text),
        }
    }

    pub(crate) fn unauthorized(text: Text) -> Self {
        Self::detail(StatusCode::UNAUTHORIZED, text)
    }

    pub(crate) fn forbidden() -> Self {
        Self::detail(StatusCode::FORBIDDEN, Text::NoPermission)
    }

    pub(crate) fn not_found(text: Text) -> Self {
        Self::detail(StatusCode::NOT_FOUND, text)
    }

    /// 404 as [`no_such_path`] answers.
    pub(crate) fn no_such_path(path: &str) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            body: Body::NoSuchPath(path.to_owned()),
        }
    }

    pub(crate) fn throttled(seconds: u64) -> Self {
        Self::detail(StatusCode::TOO_MANY_REQUESTS, Text::Throttled(seconds))
    }

    /// 400 with a complaint about each field.
    pub(crate) fn fields(complaints: Vec<(&'static str, Text)>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            body: Body::Fields(complaints),
        }
    }

    /// 400 about the body as a whole.
    pub(crate) fn whole(text: Text) -> Self {
        Self::fields(vec![("non_field_errors", text)])
    }

    /// 406 as Omnitron's services refuse: one plain string, and an error code.
    pub(crate) fn service(sentence: &'static str, code: &'static str) -> Self {
        Self {
            status: StatusCode::NOT_ACCEPTABLE,
            body: Body::Sentence(sentence, code),
        }
    }

    pub(crate) fn render(&self, language: Language) -> Response {
        let body = match &self.body {
            Body::Detail(text) => json!({ "detail": text.say(language) }),
            Body::Fields(complaints) => {
                let mut fields = json!({});
                for (field, text) in complaints {
                    match &mut fields[*field] {
                        Value::Array(texts) => texts.push(text.say(language).into()),
                        none => *none = json!([text.say(language)]),
                    }
                }
                fields
            }
            Body::Sentence(sentence, code) => json!({ "non_field_errors": sentence, "code": code }),
            Body::NoSuchPath(path) => return no_such_path(path),
        };
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(language.code()),
        );
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Token"));
        }
        if let Body::Detail(Text::Throttled(seconds)) = self.body {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A bare page such as Django or a gateway sends: the title, and a sentence under it.
pub(crate) fn html(status: StatusCode, sentence: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let sentence = sentence
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><title>{title}</title></head>\n\
         <body><h1>{title}</h1><p>{sentence}</p></body>\n</html>\n"
    );
    (status, Html(page)).into_response()
}

/// 404 as a page that names the path.
pub(crate) fn no_such_path(path: &str) -> Response {
    html(
        StatusCode::NOT_FOUND,
        &format!("The requested resource {path} was not found on this server."),
    )
}
