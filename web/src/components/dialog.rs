//! A modal `<dialog>`: while its component is there, it is open.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// Shows content as a modal dialog. When the component goes, the focus
/// returns to where it was. Escape only asks: `on_cancel` decides.
#[hook]
pub(crate) fn use_dialog(
    labelled_by: &'static str,
    on_cancel: Callback<()>,
    content: Html,
) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            let opener = gloo_utils::document().active_element();
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
            }
            move || {
                // While it is open, nothing outside can take the focus.
                if let Some(dialog) = dialog {
                    dialog.close();
                }
                if let Some(opener) = opener.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                    let _ = opener.focus();
                }
            }
        }
    });
    let oncancel = Callback::from(move |event: Event| {
        event.prevent_default();
        on_cancel.emit(());
    });
    html! {
        <dialog ref={dialog} aria-labelledby={labelled_by} {oncancel}>
            <article>{content}</article>
        </dialog>
    }
}
