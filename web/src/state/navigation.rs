//! Title and focus when the view changes.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::i18n::{Texts, key};

/// Names the view in the tab.
pub(crate) fn set_title(texts: Texts, title: &str) {
    let title = format!("{title} · {}", texts.get(key::APP_NAME));
    gloo_utils::document().set_title(&title);
}

/// Moves the focus to the element of this id, if it is there.
pub(crate) fn focus(id: &str) {
    let place = gloo_utils::document().get_element_by_id(id);
    if let Some(place) = place.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = place.focus();
    }
}

thread_local! {
    /// Whether a view has been entered since the page came.
    static ENTERED: Cell<bool> = const { Cell::new(false) };
}

/// Names the view in the tab, and moves the focus to its heading when it is
/// entered, so that a screen reader starts where a person looks. Not in
/// the first view: a page that has just come begins at its top. The heading is
/// to be given the returned reference and `tabindex="-1"`.
#[hook]
pub(crate) fn use_title(texts: Texts, title: String) -> NodeRef {
    let heading = use_node_ref();
    use_effect_with((title, texts), |(title, texts)| set_title(*texts, title));
    use_effect_with((), {
        let heading = heading.clone();
        move |()| {
            let is_first = !ENTERED.replace(true);
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| !is_first) {
                let _ = heading.focus();
            }
        }
    });
    heading
}
