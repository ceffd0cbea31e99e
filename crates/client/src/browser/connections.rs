//! What this browser shows of its connections to each server.
//!
//! The protocol of each answer is in its `PerformanceResourceTiming`, for a
//! server of another origin only if it sends `Timing-Allow-Origin`. Whether a
//! connection of HTTP/1.1 stays open is in the header `Connection`, for another
//! origin only if `Access-Control-Expose-Headers` names it.

use std::cell::{OnceCell, RefCell};

use js_sys::{Object, Reflect};
use release_core::BaseUrl;
use release_core::delivery::{Engine, Protocol, Streams, Wire};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit,
    PerformanceResourceTiming,
};

/// What was seen of the connections to one server.
#[derive(Default)]
struct Server {
    origin: String,
    /// The ALPN name of the last answer's protocol.
    alpn: String,
    /// Whether an answer left its connection open.
    is_kept: bool,
    /// Whether any answer has come.
    is_answered: bool,
    streams: Streams,
    /// The POSTs under way, and the most so far: each may have left an idle
    /// connection.
    posts: u32,
    most_posts: u32,
}

thread_local! {
    /// One or two: a map would weigh more than looking through them.
    static SERVERS: RefCell<Vec<Server>> = RefCell::default();
    static LISTENER: OnceCell<Box<dyn Fn()>> = const { OnceCell::new() };
    static OBSERVER: OnceCell<Option<PerformanceObserver>> = const { OnceCell::new() };
}

/// What is known of the connections to the server at this address.
pub fn wire(base_url: &BaseUrl) -> Wire {
    observe();
    of(origin(base_url.as_str()))
}

/// Calls `listener` whenever more is known of a connection, from now on. There
/// is one listener: a second is not called.
pub fn on_change(listener: impl Fn() + 'static) {
    observe();
    LISTENER.with(|cell| {
        let _ = cell.set(Box::new(listener));
    });
}

/// Notes an answer from this address, with its header `Connection`.
pub fn note_answer(address: &str, connection: Option<&str>) {
    observe();
    change(address, |server| {
        let is_closed = connection.is_some_and(|it| it.eq_ignore_ascii_case("close"));
        server.is_kept |= !is_closed;
        server.is_answered = true;
    });
}

/// Notes whether a stream arrived whole at this address.
pub(super) fn note_streams(base_url: &BaseUrl, streams: Streams) {
    change(base_url.as_str(), |server| server.streams = streams);
}

/// The most POSTs that were under way at once at this address.
pub(super) fn most_posts(base_url: &BaseUrl) -> u32 {
    let origin = origin(base_url.as_str());
    SERVERS.with_borrow(|servers| {
        let server = servers.iter().find(|server| server.origin == origin);
        server.map_or(0, |server| server.most_posts)
    })
}

/// Whether a reading call is to use other connections than the POSTs: of its
/// own origin's, those of the page's files, and not those without credentials.
/// Over HTTP/2 and 3 all calls share one connection anyway.
pub(super) fn reads_apart(address: &str) -> bool {
    let wire = of(origin(address));
    wire.own_connections && !wire.protocol.is_multiplexed()
}

/// A POST that is under way, until it is dropped.
pub(super) struct Post(String);

impl Post {
    pub(super) fn begin(address: &str) -> Self {
        let origin = origin(address);
        with(origin, |server| {
            server.posts += 1;
            server.most_posts = server.most_posts.max(server.posts);
        });
        Self(origin.to_owned())
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        with(&self.0, |server| {
            server.posts = server.posts.saturating_sub(1);
        });
    }
}

fn of(origin: &str) -> Wire {
    let own_connections = page_origin().as_deref() == Some(origin);
    let engine = engine();
    SERVERS.with_borrow(
        |servers| match servers.iter().find(|server| server.origin == origin) {
            Some(server) => Wire {
                engine,
                // Before the first answer nothing says that connections are closed.
                protocol: Protocol::named(&server.alpn, server.is_kept || !server.is_answered),
                streams: server.streams,
                own_connections,
            },
            None => Wire {
                engine,
                own_connections,
                ..Wire::default()
            },
        },
    )
}

fn with(origin: &str, change: impl FnOnce(&mut Server)) {
    SERVERS.with_borrow_mut(|servers| {
        if !servers.iter().any(|server| server.origin == origin) {
            servers.push(Server {
                origin: origin.to_owned(),
                ..Server::default()
            });
        }
        if let Some(server) = servers.iter_mut().find(|server| server.origin == origin) {
            change(server);
        }
    });
}

/// Changes what is known of a server, and tells the listener if that is new.
fn change(address: &str, change: impl FnOnce(&mut Server)) {
    let origin = origin(address);
    let before = of(origin);
    with(origin, change);
    if of(origin) != before {
        LISTENER.with(|listener| {
            if let Some(listener) = listener.get() {
                listener();
            }
        });
    }
}

/// Begins to watch the timing of every answer, those so far among them.
fn observe() {
    if OBSERVER.with(|observer| observer.get().is_some()) {
        return;
    }
    let heard = Closure::<dyn Fn(PerformanceObserverEntryList)>::new(
        |entries: PerformanceObserverEntryList| entries.get_entries().iter().for_each(read),
    );
    let observer = PerformanceObserver::new(heard.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        for kind in ["navigation", "resource"] {
            // web-sys does not know `type` yet, without which nothing is buffered.
            let init = Object::new();
            let _ = Reflect::set(&init, &"type".into(), &kind.into());
            let _ = Reflect::set(&init, &"buffered".into(), &JsValue::TRUE);
            observer.observe(init.unchecked_ref::<PerformanceObserverInit>());
        }
    }
    // It watches as long as the page lives.
    heard.forget();
    OBSERVER.with(|cell| {
        let _ = cell.set(observer);
    });
}

/// Reads the protocol of one answer; a server of another origin may hide it.
fn read(entry: JsValue) {
    let entry: PerformanceResourceTiming = entry.unchecked_into();
    let alpn = entry.next_hop_protocol();
    if !alpn.is_empty() {
        change(&entry.name(), |server| server.alpn = alpn);
    }
}

/// Scheme, host and port of an absolute address.
fn origin(address: &str) -> &str {
    let path = address
        .split("//")
        .nth(1)
        .and_then(|rest| rest.find('/').map(|at| rest.len() - at));
    path.and_then(|path| address.get(..address.len() - path))
        .unwrap_or(address)
}

fn page_origin() -> Option<String> {
    web_sys::window()?.location().origin().ok()
}

/// The engine by the words that browsers name it with.
fn engine() -> Engine {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    let names = |name: &str| agent.as_ref().is_some_and(|agent| agent.contains(name));
    if names("Firefox/") {
        Engine::Firefox
    } else if names("Chrome/") {
        Engine::Chromium
    } else {
        Engine::Other
    }
}
