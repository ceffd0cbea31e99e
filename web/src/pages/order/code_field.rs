//! The ERP code of a line, and the button to send it.

use release_core::endpoint::CreateMapping;
use release_core::{HasCode, OrderItemId};
use release_web_logic::order::Edit;
use yew::prelude::*;

use super::drafts::DrawnDrafts;
use crate::components::Field;
use crate::i18n::{Texts, explain, key};
use crate::state::focus;

/// The code exactly as it is typed; problems show as one types.
#[hook]
pub(super) fn use_code_field(
    texts: Texts,
    item: OrderItemId,
    drafts: &UseReducerHandle<DrawnDrafts>,
    ask: &Callback<Vec<CreateMapping>>,
    busy: bool,
) -> Html {
    let missing = use_state(|| false);
    let mut problems: Vec<AttrValue> = drafts
        .problems(item)
        .iter()
        .map(|problem| {
            let explanation = explain(texts, problem.code());
            format!("{} {}", explanation.what, explanation.next).into()
        })
        .collect();
    if *missing && drafts.code(item).is_empty() {
        let explanation = explain(texts, release_core::LineCode::CodeEmpty);
        problems.push(format!("{} {}", explanation.what, explanation.next).into());
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
        let (drafts, ask, missing) = (drafts.clone(), ask.clone(), missing.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(call) = drafts.call(item) {
                missing.set(false);
                ask.emit(vec![call]);
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
    let field = Field {
        id: format!("code-{item}").into(),
        label: texts.get(key::LINE_CODE).into(),
        class: "coded",
        value: drafts.code(item).to_owned().into(),
        on_input,
        problems,
        hint: same_code,
        ..Field::default()
    };
    let button = [("what", texts.get(label)), ("line", &item.to_string())];
    html! {
        <form class="code-form" {onsubmit}>
            {field.show()}
            <button type="submit" disabled={busy} aria-label={texts.fill(key::LINE_BUTTON, &button)}>
                {texts.get(label)}{"…"}
            </button>
        </form>
    }
}
