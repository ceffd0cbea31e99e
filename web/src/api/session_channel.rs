//! Hands a session to a tab of this page that was just opened, by a channel that only pages of the same
//! origin can reach. It goes from the session storage of one tab to that of the other, and is stored
//! nowhere on its way.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use release_core::Connection;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::session_store::{StoredSession, read_session, stored_text};

const NAME: &str = "session";
const ASK: &str = "ask";

/// How long a new tab waits for the others, in milliseconds. A tab in the background answers in a few.
const PATIENCE: u32 = 200;

/// A way to and from the other tabs; closed when dropped.
pub(crate) struct SessionChannel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl SessionChannel {
    /// Gives the session that this tab keeps to each tab that asks. `None` where the browser has no channels.
    pub(crate) fn give() -> Option<Self> {
        Self::open(|channel, message| {
            if message == ASK
                && let Some(session) = stored_text()
            {
                let _ = channel.post_message(&JsValue::from_str(&session));
            }
        })
    }

    fn open(heard: impl Fn(&BroadcastChannel, String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let listener = EventListener::new(&channel, "message", {
            let channel = channel.clone();
            move |event| {
                let message: &MessageEvent = event.unchecked_ref();
                if let Some(text) = message.data().as_string() {
                    heard(&channel, text);
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
    let answers: Rc<RefCell<Vec<String>>> = Rc::default();
    let channel = SessionChannel::open({
        let answers = answers.clone();
        move |_, text| {
            // Another tab that was just opened asks too.
            if text != ASK {
                answers.borrow_mut().push(text);
            }
        }
    })?;
    channel.channel.post_message(&JsValue::from_str(ASK)).ok()?;
    TimeoutFuture::new(PATIENCE).await;
    let mut answers = answers.take();
    answers.dedup();
    let [only] = &answers[..] else {
        return None;
    };
    read_session(only)
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
