//! Title and focus when the view changes.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::use_texts;
use crate::i18n::key;

/// Names the view in the tab, and moves the focus to its heading when it is
/// entered, so that a screen reader starts where a person looks. The heading
/// is to be given the returned reference and `tabindex="-1"`.
#[hook]
pub(crate) fn use_title(title: String) -> NodeRef {
    let texts = use_texts();
    let heading = use_node_ref();
    use_effect_with((title, texts), |(title, texts)| {
        let document = gloo_utils::document();
        document.set_title(&format!("{title} · {}", texts.get(key::APP_NAME)));
    });
    use_effect_with((), {
        let heading = heading.clone();
        move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                // Not when the page has just come: a browser starts at its top.
                let body = gloo_utils::document().body();
                let focused = gloo_utils::document().active_element();
                let nowhere = focused.is_none() || focused == body.map(JsCast::unchecked_into);
                if !nowhere || gloo_utils::document().ready_state() == "complete" {
                    let _ = heading.focus();
                }
            }
        }
    });
    heading
}
