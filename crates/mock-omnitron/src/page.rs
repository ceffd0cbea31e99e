//! The built page, served with the headers that it is meant to have.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::PathBuf;
use std::{fs, io};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde::Deserialize;
use serde_json::Value;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use crate::Settings;
use crate::answers::{html, no_such_path};

/// The page and its configuration.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    folder: Option<PathBuf>,
    config: Option<PathBuf>,
    /// What is served as `config.json` instead of a file.
    made: Option<Bytes>,
    policy: HeaderValue,
}

/// The part of `config.json` that the policy depends on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Config {
    environments: Vec<Environment>,
    allow_other_addresses: bool,
    frame_ancestors: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Environment {
    base_url: String,
}

impl Page {
    /// Reads `config.json`: the policy names the origins in it.
    pub(crate) fn open(settings: &Settings) -> io::Result<Self> {
        let own = settings
            .page
            .as_ref()
            .map(|folder| folder.join("config.json"))
            .filter(|file| file.exists());
        let made = settings.made_config.clone().map(Value::Object);
        let config = match (&made, settings.config.clone().or(own)) {
            (Some(made), _) => Config::deserialize(made).map_err(io::Error::other)?,
            (None, Some(file)) => serde_json::from_slice(&fs::read(&file)?).map_err(|error| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("{}: {error}", file.display()),
                )
            })?,
            (None, None) => Config::default(),
        };
        let policy = HeaderValue::from_str(&policy(&config)).map_err(io::Error::other)?;
        Ok(Self {
            folder: settings.page.clone(),
            config: settings.config.clone(),
            made: made.map(|made| made.to_string().into()),
            policy,
        })
    }

    pub(crate) fn router(self) -> Router {
        Router::new().fallback(any(serve)).with_state(self)
    }
}

async fn serve(State(page): State<Page>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = page.answer(&path, request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, page.policy.clone());
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    keep(headers, &path);
    response
}

impl Page {
    async fn answer(&self, path: &str, mut request: Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return html(StatusCode::METHOD_NOT_ALLOWED, "A page can only be read.");
        }
        if let Some(made) = self.made.clone().filter(|_| path == "/config.json") {
            return ([(header::CONTENT_TYPE, "application/json")], made).into_response();
        }
        if let Some(config) = self.config.as_ref().filter(|_| path == "/config.json") {
            let mut response = found(ServeFile::new(config).oneshot(request).await, path);
            if response.status().is_success() {
                // The file may be called anything.
                let json = HeaderValue::from_static("application/json");
                response.headers_mut().insert(header::CONTENT_TYPE, json);
            }
            return response;
        }
        let Some(folder) = &self.folder else {
            return no_such_path(path);
        };
        // A path without an extension is one of the page's own routes.
        if !path.rsplit('/').next().unwrap_or_default().contains('.') {
            *request.uri_mut() = Uri::from(PathAndQuery::from_static("/index.html"));
        }
        let files = ServeDir::new(folder)
            .precompressed_br()
            .append_index_html_on_directories(false);
        found(files.oneshot(request).await, path)
    }
}

/// The file, or our own page where there is none.
fn found(answer: Result<impl IntoResponse, Infallible>, path: &str) -> Response {
    let Ok(response) = answer;
    let response = response.into_response();
    if response.status() == StatusCode::NOT_FOUND {
        no_such_path(path)
    } else {
        response
    }
}

/// Names with a hash never change their content; everything else is asked for again.
fn keep(headers: &mut HeaderMap, path: &str) {
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let hash = |part: &str| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    // The hash is the file's own, or that of the folder which holds the parts of the page.
    let in_hashed = path.starts_with("/app-") && path.matches('/').count() == 2;
    let hashed = in_hashed || file.contains('.') && stem.split(['-', '_']).skip(1).any(hash);
    let cache = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
}

fn policy(config: &Config) -> String {
    let mut connect = String::from("'self'");
    for origin in origins(config.environments.iter().map(|it| it.base_url.as_str())) {
        connect.push(' ');
        connect.push_str(&origin);
    }
    if config.allow_other_addresses {
        connect.push_str(" https: http://localhost:* http://127.0.0.1:*");
    }
    let framing = origins(config.frame_ancestors.iter().map(String::as_str));
    let framing = if framing.is_empty() {
        "'none'".to_owned()
    } else {
        framing.into_iter().collect::<Vec<_>>().join(" ")
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src {connect}; base-uri 'self'; form-action 'none'; \
         frame-ancestors {framing}; require-trusted-types-for 'script'"
    )
}

/// The origins of these addresses, each once.
fn origins<'a>(addresses: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    addresses.filter_map(origin).collect()
}

/// Scheme, host and port of an absolute address; `None` for any other, and for one that would
/// add words of its own to the policy.
fn origin(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    let scheme = uri
        .scheme_str()
        .filter(|scheme| matches!(*scheme, "http" | "https"))?;
    let authority = uri.authority()?.as_str();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    authority
        .bytes()
        .all(plain)
        .then(|| format!("{scheme}://{authority}"))
}
