//! The failure view, which takes the place of a broken page.

use std::panic;

use js_sys::Error;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Has the browser treat an error as one that nobody caught.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &Error);
}

/// Reports a panic to the script that started the page, at once: it stops all
/// sending and shows the failure page of `index.html`. The trap that follows may
/// come later, or not at all where JavaScript in between catches it.
pub(crate) fn report_panics() {
    panic::set_hook(Box::new(|info| {
        report_error(&Error::new(&info.to_string()));
    }));
}
