//! Hands a session to a tab of this page that was just opened. It goes from the session storage of one tab to
//! that of the other, and is stored nowhere on its way.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use release_core::Connection;

use super::channel::Channel;
use super::session_store::{StoredSession, read_session, stored_text};

const ASK: &str = "ask";

/// How long a new tab waits for the others, in milliseconds. A tab in the background answers in a few.
const PATIENCE: u32 = 200;

/// Gives the session that this tab keeps to each tab that asks, until it is dropped.
pub(crate) struct SessionChannel(#[expect(dead_code, reason = "held until it is dropped")] Channel);

impl SessionChannel {
    /// Opens it; `None` where the browser has no channels.
    pub(crate) fn give() -> Option<Self> {
        let answer = |text: String| (text == ASK).then(stored_text)?;
        Channel::open(&name(), answer).map(Self)
    }
}

/// Asks the other tabs for their session. `None` unless all that answer have the same one: a tab must not be
/// signed in to another Omnitron than the one it was opened from. A tab that was reloaded does not ask.
pub(crate) async fn ask_for_session() -> Option<(StoredSession, Connection)> {
    if !is_opened() {
        return None;
    }
    let answers: Rc<RefCell<Vec<String>>> = Rc::default();
    let channel = Channel::open(&name(), {
        let answers = answers.clone();
        move |text| {
            // Another tab that was just opened asks too.
            if text != ASK {
                answers.borrow_mut().push(text);
            }
            None
        }
    })?;
    channel.post(ASK);
    TimeoutFuture::new(PATIENCE).await;
    let mut answers = answers.take();
    answers.dedup();
    let [only] = &answers[..] else {
        return None;
    };
    read_session(only)
}

/// The channel's name, which says where the page is served from: another page below another path of the same
/// origin is another page.
fn name() -> String {
    let base = gloo_utils::document().base_uri().ok().flatten();
    format!("session {}", base.unwrap_or_default())
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
