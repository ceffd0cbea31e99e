//! Tells the other tabs of this page that a run has changed.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "runs";

/// A way to and from the other tabs; closed when dropped.
pub(crate) struct RunsChannel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl RunsChannel {
    /// Opens it; `None` where the browser has none. `heard` is told the number
    /// of each run that has changed in another tab.
    pub(crate) fn open(heard: impl Fn(u64) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let message: &MessageEvent = event.unchecked_ref();
            if let Some(run) = message.data().as_string().and_then(|run| run.parse().ok()) {
                heard(run);
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells the other tabs that a run has changed.
    pub(crate) fn tell(&self, run: u64) {
        let _ = self
            .channel
            .post_message(&JsValue::from_str(&run.to_string()));
    }
}

impl Drop for RunsChannel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
