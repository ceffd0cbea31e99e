//! A paste of several codes into one field.

use release_core::OrderItemId;
use release_web_logic::order::is_block;
use wasm_bindgen::JsCast as _;
use web_sys::ClipboardEvent;
use yew::prelude::*;

/// Takes a paste of several rows out of a field; `paste` is given its text. One
/// row is left to the field.
pub(super) fn on_paste(
    item: OrderItemId,
    paste: &Callback<(OrderItemId, String)>,
) -> Callback<Event> {
    let paste = paste.clone();
    Callback::from(move |event: Event| {
        let data = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(ClipboardEvent::clipboard_data);
        let text = data.and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| is_block(text)) {
            event.prevent_default();
            paste.emit((item, text));
        }
    })
}
