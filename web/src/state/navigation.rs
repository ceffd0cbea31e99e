//! Title and focus when the view changes.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::i18n::{Texts, key};

/// Names the view in the tab.
pub(crate) fn set_title(texts: Texts, title: &str) {
    let title = format!("{title} · {}", texts.get(key::APP_NAME));
    gloo_utils::document().set_title(&title);
}

/// Moves the focus to the element of this id. Returns whether it is there.
pub(crate) fn focus(id: &str) -> bool {
    focus_on(gloo_utils::document().get_element_by_id(id))
}

/// Moves the focus to the first element that a selector finds. Returns whether there is one.
pub(crate) fn focus_first(selector: &str) -> bool {
    focus_on(
        gloo_utils::document()
            .query_selector(selector)
            .ok()
            .flatten(),
    )
}

/// Moves the focus to an element. Returns whether that can be.
pub(crate) fn focus_on(place: Option<Element>) -> bool {
    match place.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        Some(place) => place.focus().is_ok(),
        None => false,
    }
}

/// When the value changes and what had the focus is gone, moves it to the element of this id, so that the
/// keyboard goes on from there.
#[hook]
pub(crate) fn use_focus_kept<T: PartialEq + 'static>(value: T, id: &'static str) {
    use_effect_with(value, move |_| {
        let document = gloo_utils::document();
        let is_lost = match document.active_element() {
            Some(element) => element.tag_name() == "BODY",
            None => true,
        };
        if is_lost && ENTERED.get() {
            focus(id);
        }
    });
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
