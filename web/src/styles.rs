//! The style sheet of the views, which the first load does without. The build names it in the
//! head as `<link rel="later">`, which no browser loads.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

/// Loads it, if it was not loaded yet. One that does not come is no reason not to show a view.
pub(crate) async fn load() {
    let found = gloo_utils::document().query_selector("link[rel=later]");
    let Ok(Some(link)) = found else {
        return;
    };
    let link: HtmlLinkElement = link.unchecked_into();
    let loaded = Promise::new(&mut |resolve, _| {
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&resolve));
        link.set_rel("stylesheet");
    });
    let _ = JsFuture::from(loaded).await;
}
