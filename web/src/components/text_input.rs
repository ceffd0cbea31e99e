//! A text input that loses no key.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct TextInputProps {
    pub(super) id: AttrValue,
    /// None leaves its text alone.
    pub(super) value: Option<AttrValue>,
    pub(super) on_input: Callback<String>,
    pub(super) kind: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) required: bool,
    pub(super) autofocus: bool,
    pub(super) invalid: bool,
    pub(super) described_by: Option<AttrValue>,
}

/// The page is drawn in slices, and a key may come between two of them: the value that is drawn is then older
/// than what was typed. So the text is only written where the value came from elsewhere.
#[component]
pub(super) fn TextInput(props: &TextInputProps) -> Html {
    let node = use_node_ref();
    // What was typed since the value last was what is in the field.
    let typed = use_mut_ref(Vec::<String>::new);
    let oninput = props.on_input.reform({
        let typed = typed.clone();
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.borrow_mut().push(text.clone());
            text
        }
    });
    use_effect_with(props.value.clone(), {
        let node = node.clone();
        move |value| {
            let (Some(value), Some(input)) = (value, node.cast::<HtmlInputElement>()) else {
                return;
            };
            let mut typed = typed.borrow_mut();
            let is_there = input.value() == *value;
            if is_there || !typed.iter().any(|text| text == value.as_str()) {
                typed.clear();
            }
            if !is_there && typed.is_empty() {
                input.set_value(value);
            }
        }
    });
    html! {
        <input
            ref={node}
            id={props.id.clone()}
            type={props.kind}
            {oninput}
            autocomplete={props.autocomplete}
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            required={props.required}
            autofocus={props.autofocus}
            aria-invalid={props.invalid.then_some("true")}
            aria-describedby={props.described_by.clone()}
        />
    }
}
