//! The system's clipboard, written to.

use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard, and tells whether it is there. Over plain http a browser has no clipboard for
/// a page, and elsewhere it may refuse.
pub(crate) async fn copy(text: &str) -> bool {
    let clipboard = gloo_utils::window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
