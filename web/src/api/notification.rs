//! Messages of the system while the page is in the background.

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Whether this browser has them at all; not over plain http, and not in every browser.
pub(crate) fn has_notifications() -> bool {
    Reflect::has(&gloo_utils::window(), &"Notification".into()).unwrap_or(false)
}

/// Whether the page may show them. A person is asked where they were not asked before, so only call this on
/// their click.
pub(crate) async fn may_notify() -> bool {
    if !has_notifications() {
        return false;
    }
    if Notification::permission() == NotificationPermission::Default
        && let Ok(asked) = Notification::request_permission()
    {
        // The answer is read below.
        let _ = JsFuture::from(asked).await;
    }
    Notification::permission() == NotificationPermission::Granted
}

/// Shows a message, if the page is in the background; a later one with the same tag takes its place. A click
/// on it leads to the page.
pub(crate) fn notify(title: &str, text: &str, tag: &str) {
    if !has_notifications() || !gloo_utils::document().hidden() {
        return;
    }
    let options = NotificationOptions::new();
    options.set_body(text);
    options.set_tag(tag);
    // Some browsers on phones show none that a page makes; then there is nothing more to do.
    if let Ok(message) = Notification::new_with_options(title, &options) {
        let clicked = EventListener::once(&message, "click", |_| {
            let _ = gloo_utils::window().focus();
        });
        clicked.forget();
    }
}
