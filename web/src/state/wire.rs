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

/// What is known of the connections to an Omnitron; the view is drawn anew when
/// more is.
#[hook]
pub(crate) fn use_wire(base_url: &BaseUrl) -> Wire {
    // Set once, by the first view that asks.
    api::on_wire_change(|| change(CHANGED, |count| *count += 1));
    use_store(CHANGED);
    api::wire(base_url)
}
