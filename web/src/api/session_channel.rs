//! Hands a session to a tab of this page that was just opened, by a channel that only pages of the same
//! origin can reach. What is handed over is stored nowhere on its way.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use release_core::Connection;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::session_store::StoredSession;

const NAME: &str = "session";
const ASK: &str = "ask";

/// How long a new tab waits for the others, in milliseconds. A tab in the background answers in a few.
const PATIENCE: u32 = 200;

/// A session on its way, as JSON.
#[derive(PartialEq, Serialize, Deserialize)]
struct Handed {
    session: StoredSession,
    token: String,
}

/// A way to and from the other tabs; closed when dropped.
pub(crate) struct SessionChannel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl SessionChannel {
    /// Gives this session to each tab that asks, while it is there. `None` where the browser has no channels.
    pub(crate) fn give(session: StoredSession, connection: &Connection) -> Option<Self> {
        let token = connection.token.as_ref()?.expose().to_owned();
        let handed = Handed { session, token };
        Self::open(move |channel, message| {
            if message == ASK
                && let Ok(answer) = serde_json::to_string(&handed)
            {
                let _ = channel.post_message(&JsValue::from_str(&answer));
            }
        })
    }

    fn open(heard: impl Fn(&BroadcastChannel, &str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let listener = EventListener::new(&channel, "message", {
            let channel = channel.clone();
            move |event| {
                let message: &MessageEvent = event.unchecked_ref();
                if let Some(text) = message.data().as_string() {
                    heard(&channel, &text);
                }
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }
}

impl Drop for SessionChannel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Asks the other tabs for their session. `None` unless all that answer have the same one: a tab must not be
/// signed in to another Omnitron than the one it was opened from. A tab that was reloaded does not ask.
pub(crate) async fn ask_for_session() -> Option<(StoredSession, Connection)> {
    if !is_opened() {
        return None;
    }
    let answers: Rc<RefCell<Vec<Handed>>> = Rc::default();
    let channel = SessionChannel::open({
        let answers = answers.clone();
        move |_, text| {
            answers
                .borrow_mut()
                .extend(serde_json::from_str::<Handed>(text));
        }
    })?;
    channel.channel.post_message(&JsValue::from_str(ASK)).ok()?;
    TimeoutFuture::new(PATIENCE).await;
    let answers = answers.take();
    let (first, others) = answers.split_first()?;
    if others.iter().any(|other| other != first) {
        return None;
    }
    let session = first.session.clone();
    let connection = Connection::new(session.base_url.clone(), session.prefix);
    let connection = connection.with_token(first.token.parse().ok()?);
    Some((session, connection))
}

/// Whether the page was opened by a link or an address, and not reloaded.
fn is_opened() -> bool {
    let Some(performance) = gloo_utils::window().performance() else {
        return false;
    };
    let entry = performance.get_entries_by_type("navigation").get(0);
    let kind = Reflect::get(&entry, &"type".into()).ok();
    kind.and_then(|kind| kind.as_string()).as_deref() == Some("navigate")
}
