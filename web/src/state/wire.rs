//! What the browser shows of its connections, as views' state.

use release_core::BaseUrl;
use release_core::delivery::Wire;
use yew::prelude::*;

use super::store::{InStore, Store, change, use_store};
use crate::api;

thread_local! {
    static CHANGES: Store<u32> = Store::default();
}

/// How often more became known.
const CHANGED: InStore<u32> = &CHANGES;

/// Begins to watch the connections of the page.
pub(crate) fn watch_connections() {
    api::on_wire_change(|| change(CHANGED, |count| *count += 1));
}

/// What is known of the connections to an Omnitron; the view is drawn anew when
/// more is.
#[hook]
pub(crate) fn use_wire(base_url: &BaseUrl) -> Wire {
    use_store(CHANGED);
    api::wire(base_url)
}
