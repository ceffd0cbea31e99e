//! What is shown when the page breaks down.

use std::panic;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Shows the panic's text on the failure page of `index.html`. The script that
/// started the page shows that page itself, for whatever ends the program.
pub(crate) fn show_panics() {
    panic::set_hook(Box::new(|info| {
        let details = info.to_string();
        let document = gloo_utils::document();
        let find = |selector: &str| document.query_selector(selector).ok().flatten();
        if let Some(place) = find("#failure pre") {
            place.set_text_content(Some(&details));
        }
        for (selector, hidden) in [("#app", true), ("#failure", false)] {
            if let Some(element) = find(selector).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                element.set_hidden(hidden);
            }
        }
    }));
}
