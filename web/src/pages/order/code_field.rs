//! The ERP code of a line, and the button to send it.

use release_core::{OrderItemId, Told};
use yew::prelude::*;

use super::drafts::{Drafts, Edit};
use crate::components::Field;
use crate::i18n::{key, told_fully};
use crate::state::{use_releases, use_texts};

#[derive(PartialEq, Properties)]
pub(super) struct CodeFieldProps {
    pub(super) item: OrderItemId,
    pub(super) drafts: UseReducerHandle<Drafts>,
    pub(super) ask: Callback<Vec<OrderItemId>>,
}

/// The code exactly as it is typed; problems show as one types.
#[component]
pub(super) fn CodeField(props: &CodeFieldProps) -> Html {
    let texts = use_texts();
    let releases = use_releases();
    let item = props.item;
    let drafts = &props.drafts;
    let missing = use_state(|| false);
    let mut problems: Vec<AttrValue> = drafts
        .problems(item)
        .iter()
        .map(|problem| {
            let told = told_fully(texts, problem.key());
            format!("{} {}", told.what, told.next).into()
        })
        .collect();
    if *missing && drafts.code(item).is_empty() {
        let told = told_fully(texts, release_core::MessageKey::CodeEmpty);
        problems.push(format!("{} {}", told.what, told.next).into());
    }
    let same_code = drafts.same_code(item).map(|other| {
        let text = texts.fill(key::LINE_SAME_CODE, &[("line", &other.to_string())]);
        AttrValue::from(text)
    });
    let on_input = {
        let drafts = drafts.clone();
        Callback::from(move |code| drafts.dispatch(Edit::Code(item, code)))
    };
    let onsubmit = {
        let (drafts, ask, missing) = (drafts.clone(), props.ask.clone(), missing.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if drafts.call(item).is_some() {
                missing.set(false);
                ask.emit(vec![item]);
            } else {
                missing.set(true);
                focus(&format!("code-{item}"));
            }
        })
    };
    let label = if drafts.record_only {
        key::LINE_RECORD
    } else {
        key::LINE_RELEASE
    };
    html! {
        <form class="code-form" {onsubmit}>
            <Field
                id={format!("code-{item}")}
                label={texts.get(key::LINE_CODE)}
                class="code"
                value={drafts.code(item).to_owned()}
                {on_input}
                {problems}
                hint={same_code}
            />
            <button type="submit" disabled={releases.is_busy()}
                aria-label={texts.fill(key::LINE_BUTTON, &[("what", texts.get(label)), ("line", &item.to_string())])}>
                {texts.get(label)}{"…"}
            </button>
        </form>
    }
}

fn focus(id: &str) {
    let place = gloo_utils::document().get_element_by_id(id);
    let place = place.and_then(|e| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(e).ok());
    if let Some(place) = place {
        let _ = place.focus();
    }
}
