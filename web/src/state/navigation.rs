//! Title and focus when the view changes.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::i18n::{Texts, key};

/// Names the view in the tab.
pub(crate) fn set_title(texts: Texts, title: &str) {
    let title = format!("{title} · {}", texts.get(key::APP_NAME));
    gloo_utils::document().set_title(&title);
}

/// Names the view in the tab, and moves the focus to its heading when it is
/// entered, so that a screen reader starts where a person looks. The heading
/// is to be given the returned reference and `tabindex="-1"`.
#[hook]
pub(crate) fn use_title(texts: Texts, title: String) -> NodeRef {
    let heading = use_node_ref();
    use_effect_with((title, texts), |(title, texts)| set_title(*texts, title));
    use_effect_with((), {
        let heading = heading.clone();
        move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        }
    });
    heading
}
