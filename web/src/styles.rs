//! The style sheets that only later views need. The build names them in the
//! head as `<link rel="later">`, which no browser loads.

use futures_util::future::join_all;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

/// Loads those that were not loaded yet, all at once. One that does not come is no reason not to show a view.
pub(crate) async fn load() {
    let document = gloo_utils::document();
    let mut sheets = Vec::new();
    while let Ok(Some(link)) = document.query_selector("link[rel=later]") {
        let link: HtmlLinkElement = link.unchecked_into();
        sheets.push(JsFuture::from(Promise::new(&mut |resolve, _| {
            link.set_onload(Some(&resolve));
            link.set_onerror(Some(&resolve));
            link.set_rel("stylesheet");
        })));
    }
    join_all(sheets).await;
}
