//! The ways from the candidates to their codes: a file for the ERP, or codes that are pasted.

use std::collections::BTreeMap;
use std::rc::Rc;

use release_core::OrderItemId;
use release_web_logic::stock::{
    ProductLine, ProductLines, candidate_slots, candidates_csv, candidates_name,
};
use release_web_logic::{Route, Step};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::download;
use crate::components::{Kind, Notice};
use crate::i18n::key;
use crate::pages::paste_preview::{NamedBy, PastePreview};
use crate::route::At;
use crate::state::import::take;
use crate::state::stock::LinesFound;
use crate::state::use_app;

#[derive(Properties)]
pub(super) struct CodesProps {
    pub(super) found: LinesFound,
    pub(super) sku: Option<String>,
}

impl PartialEq for CodesProps {
    fn eq(&self, other: &Self) -> bool {
        let lines = |it: &Self| it.found.lines.as_ref().map(Rc::as_ptr);
        lines(self) == lines(other) && self.sku == other.sku
    }
}

/// A button for the file, and a field for codes, which go on to the import as a file would.
#[component]
pub(super) fn Codes(props: &CodesProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let navigator = use_navigator().expect("within the router");
    let has_failed = use_state_eq(|| false);
    let pasted = use_state_eq(|| None::<String>);
    let field = use_node_ref();
    let on_download = {
        let (found, sku, has_failed) =
            (props.found.clone(), props.sku.clone(), has_failed.setter());
        Callback::from(move |_: MouseEvent| {
            let saved = file(&found, sku.as_deref(), &BTreeMap::new())
                .and_then(|(name, bytes)| download(&name, "text/csv", &bytes).ok());
            has_failed.set(saved.is_none());
        })
    };
    let onsubmit = {
        let (field, pasted) = (field.clone(), pasted.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = field.cast::<HtmlTextAreaElement>().map(|it| it.value());
            pasted.set(text.filter(|text| !text.is_empty()));
        })
    };
    let on_cancel = Callback::from({
        let pasted = pasted.setter();
        move |()| pasted.set(None)
    });
    let on_fill = {
        let (found, sku, has_failed) =
            (props.found.clone(), props.sku.clone(), has_failed.setter());
        let to = app.file_for();
        let close = on_cancel.clone();
        Callback::from(move |codes: Vec<(OrderItemId, String)>| {
            close.emit(());
            let made = file(&found, sku.as_deref(), &codes.into_iter().collect());
            has_failed.set(made.is_none());
            let Some((name, bytes)) = made else {
                return;
            };
            let (to, navigator) = (to.clone(), navigator.clone());
            spawn_local(async move {
                if take(name, bytes, to).await {
                    navigator.push(&At(Route::Import(Step::Check)));
                }
            });
        })
    };
    let lines = props.found.lines.as_ref();
    let lines = lines.map_or(&[][..], |lines: &Rc<ProductLines>| &lines.may_hold.1);
    html! {
        <>
            <p><button type="button" onclick={on_download}>{texts.get(key::STOCK_DOWNLOAD)}</button></p>
            <small>{texts.get(key::STOCK_DOWNLOAD_HINT)}</small>
            <form class="held-codes" {onsubmit}>
                <label for="held-codes">{texts.get(key::STOCK_PASTE)}</label>
                <textarea id="held-codes" ref={field} rows="3" class="code" spellcheck="false" autocomplete="off"
                    required=true aria-describedby="held-codes-hint" />
                <small id="held-codes-hint">{texts.get(key::STOCK_PASTE_HINT)}</small>
                <button type="submit" class="secondary">{texts.get(key::STOCK_PASTE_BUTTON)}</button>
            </form>
            if *has_failed {
                {Notice::new(Kind::Bad, texts.get(key::STOCK_DOWNLOAD_FAILED)).urgent().show(Html::default())}
            }
            if let (Some(text), [first, ..]) = ((*pasted).clone(), lines) {
                <PastePreview line={first.item} {text} slots={candidate_slots(lines)}
                    named_by={NamedBy::OrderNumber} {on_fill} {on_cancel} />
            }
        </>
    }
}

/// The name and the bytes of a file of the candidates, or of those that have a code where any has.
fn file(
    found: &LinesFound,
    sku: Option<&str>,
    codes: &BTreeMap<OrderItemId, String>,
) -> Option<(String, Vec<u8>)> {
    let (lines, (product, _)) = found.lines.as_ref().zip(found.of)?;
    let is_wanted = |line: &&ProductLine| codes.is_empty() || codes.contains_key(&line.item);
    let lines = lines.may_hold.1.iter().filter(is_wanted);
    let bytes = candidates_csv(lines, sku, codes).ok()?;
    Some((candidates_name(sku, product), bytes))
}
