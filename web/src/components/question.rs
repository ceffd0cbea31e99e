//! A question before something is done that counts.

use yew::prelude::*;

use super::use_dialog;

#[derive(PartialEq, Properties)]
pub(crate) struct QuestionProps {
    pub(crate) title: AttrValue,
    /// Says exactly what will be done.
    pub(crate) button: AttrValue,
    pub(crate) cancel: AttrValue,
    /// Whether something is lost by it.
    #[prop_or_default]
    pub(crate) danger: bool,
    pub(crate) on_confirm: Callback<()>,
    pub(crate) on_cancel: Callback<()>,
    pub(crate) children: Html,
}

impl Question {
    /// The id of its heading.
    pub(crate) const TITLE: &str = "question-title";
}

/// Asks in a modal dialog.
#[component]
pub(crate) fn Question(props: &QuestionProps) -> Html {
    let onsubmit = {
        let on_confirm = props.on_confirm.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_confirm.emit(());
        })
    };
    let cancel = props.on_cancel.reform(|_: MouseEvent| ());
    let content = html! {
        <form {onsubmit}>
            <h2 id={Question::TITLE}>{&props.title}</h2>
            {props.children.clone()}
            <footer>
                <button type="button" class="secondary" autofocus=true onclick={cancel}>{&props.cancel}</button>
                <button type="submit" class={props.danger.then_some("danger")}>{&props.button}</button>
            </footer>
        </form>
    };
    use_dialog(Question::TITLE, props.on_cancel.clone(), content)
}
