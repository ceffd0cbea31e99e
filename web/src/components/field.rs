//! Form fields: a label, a control, a hint, and problems beside it.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct FieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) on_input: Callback<String>,
    #[prop_or(AttrValue::Static("text"))]
    pub(crate) kind: AttrValue,
    #[prop_or_default]
    pub(crate) class: Classes,
    #[prop_or(AttrValue::Static("off"))]
    pub(crate) autocomplete: AttrValue,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    /// What is wrong with the value; nothing if it is fine.
    #[prop_or_default]
    pub(crate) problems: Vec<AttrValue>,
    #[prop_or_default]
    pub(crate) required: bool,
    #[prop_or_default]
    pub(crate) disabled: bool,
}

/// A text field. The browser is told not to mend what is typed.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let oninput = props
        .on_input
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let notes_id = format!("{}-notes", props.id);
    let has_notes = props.hint.is_some() || !props.problems.is_empty();
    let invalid = (!props.problems.is_empty()).then_some("true");
    html! {
        <div class={classes!("field", props.class.clone())}>
            <label for={props.id.clone()}>{&props.label}</label>
            <input
                id={props.id.clone()}
                type={props.kind.clone()}
                value={props.value.clone()}
                {oninput}
                autocomplete={props.autocomplete.clone()}
                autocapitalize="none"
                autocorrect="off"
                spellcheck="false"
                required={props.required}
                disabled={props.disabled}
                aria-invalid={invalid}
                aria-describedby={has_notes.then(|| notes_id.clone())}
            />
            <div id={notes_id} class="notes" aria-live="polite">
                if let Some(hint) = &props.hint {
                    <small>{hint}</small>
                }
                { for props.problems.iter().map(|problem| html! {
                    <small class="problem"><span aria-hidden="true">{"✕ "}</span>{problem}</small>
                }) }
            </div>
        </div>
    }
}

/// One row of a [`Select`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SelectOption {
    pub(crate) value: AttrValue,
    pub(crate) label: AttrValue,
}

impl SelectOption {
    pub(crate) fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct SelectProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) options: Vec<SelectOption>,
    pub(crate) on_change: Callback<String>,
}

/// One of several.
#[component]
pub(crate) fn Select(props: &SelectProps) -> Html {
    let onchange = props
        .on_change
        .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let select = use_node_ref();
    // Once a person has chosen, the attribute `selected` no longer counts.
    use_effect_with((props.value.clone(), props.options.clone()), {
        let select = select.clone();
        move |(value, _)| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        }
    });
    html! {
        <div class="field">
            <label for={props.id.clone()}>{&props.label}</label>
            <select ref={select} id={props.id.clone()} {onchange}>
                { for props.options.iter().map(|option| html! {
                    <option value={option.value.clone()} selected={option.value == props.value}>
                        {&option.label}
                    </option>
                }) }
            </select>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ChoiceProps {
    /// The group it belongs to.
    pub(crate) name: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    pub(crate) checked: bool,
    pub(crate) on_choose: Callback<()>,
}

/// A radio button with a label and what choosing it means.
#[component]
pub(crate) fn Choice(props: &ChoiceProps) -> Html {
    let onchange = props.on_choose.reform(|_: Event| ());
    html! {
        <label class="choice">
            <input
                type="radio"
                name={props.name.clone()}
                value={props.value.clone()}
                checked={props.checked}
                {onchange}
            />
            <span>
                {&props.label}
                if let Some(hint) = &props.hint {
                    <small>{hint}</small>
                }
            </span>
        </label>
    }
}
