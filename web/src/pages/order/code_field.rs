//! The ERP code of a line, and the button to send it.

use release_core::endpoint::CreateMapping;
use release_core::erp_code::ErpCodeProblem;
use release_core::{HasCode, OrderItemId};
use release_web_logic::order::Edit;
use yew::prelude::*;

use super::drafts::DrawnDrafts;
use super::paste::on_paste;
use crate::components::Field;
use crate::i18n::{Texts, explain, key};
use crate::state::focus;

/// What the code of a line is sent by.
#[derive(Clone, PartialEq)]
pub(super) struct CodeActions {
    pub(super) drafts: UseReducerHandle<DrawnDrafts>,
    /// Asks for confirmation to send these lines.
    pub(super) ask: Callback<Vec<CreateMapping>>,
    /// Several rows were pasted into the field of this line.
    pub(super) paste: Callback<(OrderItemId, String)>,
}

/// The field, and the button, each for a cell of its own.
pub(super) struct CodeField {
    pub(super) field: Html,
    pub(super) button: Html,
    /// What takes the spaces around the code off, where it has any.
    pub(super) fix: Option<Html>,
}

/// The code exactly as it is typed; problems show as one types. `is_main` makes
/// the button the one to press.
#[hook]
pub(super) fn use_code_field(
    texts: Texts,
    item: OrderItemId,
    actions: &CodeActions,
    is_busy: bool,
    is_main: bool,
) -> CodeField {
    let missing = use_state(|| false);
    let CodeActions { drafts, ask, paste } = actions;
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
    let name = [("what", texts.get(label)), ("line", &item.to_string())];
    let form = format!("form-{item}");
    let has_spaces = drafts.problems(item).contains(&ErpCodeProblem::OuterSpaces);
    let fix = has_spaces.then(|| {
        let drafts = drafts.clone();
        let onclick = move |_: MouseEvent| {
            let code = drafts.code(item).trim().to_owned();
            drafts.dispatch(Edit::Code(item, code));
            focus(&format!("code-{item}"));
        };
        html! {
            <button type="button" class="secondary outline small" {onclick}>{texts.get(key::ROWS_TRIM)}</button>
        }
    });
    CodeField {
        fix,
        field: html! {
            <form id={form.clone()} {onsubmit} onpaste={on_paste(item, paste)}>{field.show()}</form>
        },
        button: html! {
            <button type="submit" {form} class={(!is_main).then_some("secondary outline")} disabled={is_busy}
                aria-label={texts.fill(key::LINE_BUTTON, &name)}>
                {texts.get(label)}{"…"}
            </button>
        },
    }
}
