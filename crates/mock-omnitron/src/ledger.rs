//! The record of requests that reached the server, by which a test proves that something was sent
//! or was not.

use std::collections::VecDeque;

use axum::http::{HeaderMap, HeaderName, StatusCode, Version, header, request};
use serde::Serialize;

use crate::connection::ConnectionNumber;

/// Requests kept; older ones are dropped.
const MOST_REQUESTS: usize = 1000;

/// Every POST, and the last requests.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Ledger {
    posts: Vec<Post>,
    requests: VecDeque<String>,
    /// Counts on across resets, so that a request from before cannot write into a new entry.
    #[serde(skip)]
    next: u64,
}

/// One POST.
#[derive(Debug, Serialize)]
struct Post {
    #[serde(skip)]
    entry: Entry,
    /// Null where the router is served by another server than ours.
    connection: Option<ConnectionNumber>,
    protocol: &'static str,
    path: String,
    user: Option<String>,
    content_type: Option<String>,
    accept: Option<String>,
    accept_language: Option<String>,
    body: String,
    did: Did,
    item: Option<i64>,
    code: Option<String>,
    update_stock: Option<bool>,
    /// Null where no answer was sent.
    status: Option<u16>,
}

/// The effect of a POST.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Did {
    Released,
    Recorded,
    Refused,
    Nothing,
}

/// Names a POST in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry(u64);

impl Ledger {
    /// Empties it.
    pub(crate) fn reset(&mut self) {
        *self = Self {
            next: self.next,
            ..Self::default()
        };
    }

    /// Notes a request of any method.
    pub(crate) fn request(&mut self, parts: &request::Parts) {
        if self.requests.len() == MOST_REQUESTS {
            self.requests.pop_front();
        }
        // The address of a request over HTTP/2 has a host too.
        let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
        self.requests.push_back(format!("{} {path}", parts.method));
    }

    /// Opens the entry of a POST when it arrives: it stays even if the client leaves.
    pub(crate) fn post(
        &mut self,
        parts: &request::Parts,
        body: &[u8],
        user: Option<&str>,
        item: Option<i64>,
    ) -> Entry {
        let entry = Entry(self.next);
        self.next += 1;
        self.posts.push(Post {
            entry,
            connection: parts.extensions.get().copied(),
            protocol: protocol(parts.version),
            path: parts.uri.path().to_owned(),
            user: user.map(str::to_owned),
            content_type: text(&parts.headers, &header::CONTENT_TYPE),
            accept: text(&parts.headers, &header::ACCEPT),
            accept_language: text(&parts.headers, &header::ACCEPT_LANGUAGE),
            body: String::from_utf8_lossy(body).into_owned(),
            did: Did::Nothing,
            item,
            code: None,
            update_stock: None,
            status: None,
        });
        entry
    }

    /// Notes that the POST stored a code.
    pub(crate) fn mapped(&mut self, entry: Entry, code: &str, update_stock: bool) {
        if let Some(post) = self.find(entry) {
            post.did = if update_stock {
                Did::Released
            } else {
                Did::Recorded
            };
            post.code = Some(code.to_owned());
            post.update_stock = Some(update_stock);
        }
    }

    /// Notes that the server itself refused the POST.
    pub(crate) fn refused(&mut self, entry: Entry) {
        if let Some(post) = self.find(entry) {
            post.did = Did::Refused;
        }
    }

    /// Notes the status that was sent.
    pub(crate) fn answered(&mut self, entry: Entry, status: StatusCode) {
        if let Some(post) = self.find(entry) {
            post.status = Some(status.as_u16());
        }
    }

    fn find(&mut self, entry: Entry) -> Option<&mut Post> {
        self.posts.iter_mut().rev().find(|post| post.entry == entry)
    }
}

/// The name of a version, as clients and servers agree on it.
fn protocol(version: Version) -> &'static str {
    match version {
        Version::HTTP_2 => "h2",
        Version::HTTP_10 => "http/1.0",
        _ => "http/1.1",
    }
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers
        .get(name)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}
