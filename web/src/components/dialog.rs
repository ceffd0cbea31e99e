//! A modal `<dialog>`: while it is there, it is open.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct DialogProps {
    /// The id of its heading.
    pub(crate) labelled_by: AttrValue,
    /// Escape was pressed.
    pub(crate) on_cancel: Callback<()>,
    pub(crate) children: Html,
}

/// A modal dialog. When it goes, the focus returns to where it was.
#[component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            let opener = gloo_utils::document().active_element();
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(opener) = opener.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                    let _ = opener.focus();
                }
            }
        }
    });
    let oncancel = {
        let on_cancel = props.on_cancel.clone();
        Callback::from(move |event: Event| {
            // The owner decides; it closes the dialog by dropping it.
            event.prevent_default();
            on_cancel.emit(());
        })
    };
    html! {
        <dialog ref={dialog} aria-labelledby={props.labelled_by.clone()} {oncancel}>
            <article>{props.children.clone()}</article>
        </dialog>
    }
}
