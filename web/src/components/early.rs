//! The form that index.html shows before the program is there.
//!
//! A person can type into it at once; it cannot be sent. The page is drawn beside it and takes its place
//! when it is ready, in one step with what was typed and with the focus: no key is lost in between.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::state::focus;

/// The element that the page is in; in index.html it holds the form.
const APP: &str = "app";
pub(super) const USER: &str = "user";
pub(super) const PASSWORD: &str = "password";

/// What was typed before the page was there.
pub(crate) struct Typed {
    pub(crate) user: String,
    pub(crate) password: String,
}

thread_local! {
    /// The page, until it is shown.
    static PAGE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// A place to draw the page in, which is not shown yet.
pub(crate) fn place() -> Element {
    let document = gloo_utils::document();
    let place = document.create_element("div").expect("`div` is a name");
    place.set_id(APP);
    PAGE.replace(Some(place.clone()));
    place
}

/// Shows the page in place of the form. `None` where it is shown already.
pub(crate) fn take_over() -> Option<Typed> {
    let page = PAGE.take()?;
    let document = gloo_utils::document();
    let active = document.active_element().map(|element| element.id());
    let (user, password) = (value(USER), value(PASSWORD));
    let before = document.get_element_by_id(APP)?;
    before.replace_with_with_node_1(&page).ok()?;
    // What is drawn from the state comes later, and the next key may be there before.
    set_field(USER, &user);
    set_field(PASSWORD, &password);
    if let Some(active) = active.filter(|it| [USER, PASSWORD].contains(&it.as_str())) {
        focus(&active);
    }
    Some(Typed { user, password })
}

/// Puts a text into the field of this id, if it is there.
pub(super) fn set_field(id: &str, text: &str) {
    if let Some(field) = field(id) {
        field.set_value(text);
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    let found = gloo_utils::document().get_element_by_id(id)?;
    found.dyn_into().ok()
}

fn value(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}
