//! Form fields: a label, a control, a hint, and problems beside it.

use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::text_input::TextInput;

/// A text field. The browser is told not to mend what is typed.
#[derive(Default)]
pub(crate) struct Field {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) on_input: Callback<String>,
    /// The input's type; empty is text.
    pub(crate) kind: &'static str,
    pub(crate) class: &'static str,
    /// What the browser may fill in; empty is nothing.
    pub(crate) autocomplete: &'static str,
    pub(crate) hint: Option<AttrValue>,
    /// What is wrong with the value; nothing if it is fine.
    pub(crate) problems: Vec<AttrValue>,
    pub(crate) required: bool,
    /// Whether drawing leaves its text alone: a key that comes between two steps of the drawing is not lost then.
    pub(crate) keeps_text: bool,
    /// Whether it has the focus when its page or dialog opens.
    pub(crate) autofocus: bool,
}

fn or(text: &'static str, default: &'static str) -> &'static str {
    if text.is_empty() { default } else { text }
}

impl Field {
    pub(crate) fn show(self) -> Html {
        let notes_id = format!("{}-notes", self.id);
        let has_notes = self.hint.is_some() || !self.problems.is_empty();
        html! {
            <div class={classes!("field", self.class)}>
                <label for={self.id.clone()}>{self.label}</label>
                <TextInput
                    id={self.id}
                    kind={or(self.kind, "text")}
                    value={(!self.keeps_text).then_some(self.value)}
                    on_input={self.on_input}
                    autocomplete={or(self.autocomplete, "off")}
                    required={self.required}
                    autofocus={self.autofocus}
                    invalid={!self.problems.is_empty()}
                    described_by={has_notes.then(|| AttrValue::from(notes_id.clone()))}
                />
                <div id={notes_id} class="notes" aria-live="polite">
                    if let Some(hint) = self.hint {
                        <small>{hint}</small>
                    }
                    { for self.problems.into_iter().map(|problem| html! {
                        <small class="problem"><span aria-hidden="true">{"✕ "}</span>{problem}</small>
                    }) }
                </div>
            </div>
        }
    }
}

/// One of several: the value and the label of each.
pub(crate) fn select(
    id: &'static str,
    label: &'static str,
    value: &str,
    options: &[(String, String)],
    on_change: &Callback<String>,
) -> Html {
    html! {
        <div class="field">
            <label for={id}>{label}</label>
            {bare_select(Some(id), None, value, options, on_change)}
        </div>
    }
}

/// A select without a label to be seen.
pub(crate) fn bare_select(
    id: Option<&'static str>,
    label: Option<&'static str>,
    value: &str,
    options: &[(String, String)],
    on_change: &Callback<String>,
) -> Html {
    let onchange =
        on_change.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    // Once a person has chosen, the attribute `selected` no longer counts: the
    // property follows later changes.
    let chosen = JsValue::from_str(value);
    html! {
        <select {id} aria-label={label} ~value={chosen} {onchange}>
            { for options.iter().map(|(option, label)| html! {
                <option value={option.clone()} selected={option == value}>{label}</option>
            }) }
        </select>
    }
}

/// A radio button with a label and what choosing it means.
pub(crate) fn choice(
    group: &'static str,
    value: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    checked: bool,
    on_choose: &Callback<()>,
) -> Html {
    let onchange = on_choose.reform(|_: Event| ());
    html! {
        <label class="choice">
            <input type="radio" name={group} {value} {checked} {onchange} />
            <span>
                {label}
                if let Some(hint) = hint {
                    <small>{hint}</small>
                }
            </span>
        </label>
    }
}
