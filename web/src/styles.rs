//! The style sheets that only later views need. The build names them in the
//! head as `<link rel="later">`, which no browser loads.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

/// Loads those that were not loaded yet. One that does not come is no reason
/// not to show a view.
pub(crate) async fn load() {
    let document = gloo_utils::document();
    while let Ok(Some(link)) = document.query_selector("link[rel=later]") {
        let link: HtmlLinkElement = link.unchecked_into();
        let loaded = Promise::new(&mut |resolve, _| {
            link.set_onload(Some(&resolve));
            link.set_onerror(Some(&resolve));
            link.set_rel("stylesheet");
        });
        let _ = JsFuture::from(loaded).await;
    }
}
