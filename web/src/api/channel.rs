//! Ways to and from the other tabs of this page, which only pages of the same origin can reach.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel of texts; closed when dropped.
pub(super) struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Opens the channel of this name; `None` where the browser has none. `heard` is told each text of another
    /// tab, and gives the answer to it, if there is one.
    pub(super) fn open(
        name: &str,
        heard: impl Fn(String) -> Option<String> + 'static,
    ) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", {
            let channel = channel.clone();
            move |event| {
                let message: &MessageEvent = event.unchecked_ref();
                if let Some(answer) = message.data().as_string().and_then(&heard) {
                    post(&channel, &answer);
                }
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells the other tabs.
    pub(super) fn post(&self, text: &str) {
        post(&self.channel, text);
    }
}

fn post(channel: &BroadcastChannel, text: &str) {
    let _ = channel.post_message(&JsValue::from_str(text));
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Tells the other tabs that a run has changed.
pub(crate) struct RunsChannel(Channel);

impl RunsChannel {
    /// Opens it; `None` where the browser has none. `heard` is told the number
    /// of each run that has changed in another tab.
    pub(crate) fn open(heard: impl Fn(u64) + 'static) -> Option<Self> {
        let channel = Channel::open("runs", move |text| {
            if let Ok(run) = text.parse() {
                heard(run);
            }
            None
        });
        channel.map(Self)
    }

    /// Tells the other tabs that a run has changed.
    pub(crate) fn tell(&self, run: u64) {
        self.0.post(&run.to_string());
    }
}
