//! The question what a person found out about unknown lines.

use release_core::HasCode;
use release_run::{JournalError, Settlement};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::components::{Kind, Notice, choice, use_dialog};
use crate::i18n::{explain, key};
use crate::state::{settle, use_app};

#[derive(PartialEq, Properties)]
pub(crate) struct SettleProps {
    pub(crate) run: u64,
    /// Which lines of it, from 0.
    pub(crate) lines: Vec<u32>,
    /// What speaks for itself, and is chosen before.
    pub(crate) proposed: Option<Settlement>,
    /// It is kept, or is not to be.
    pub(crate) on_done: Callback<()>,
}

/// The question, as a dialog of its own.
#[component]
pub(crate) fn SettleDialog(props: &SettleProps) -> Html {
    let texts = use_app().texts();
    let count = props.lines.len();
    let content = html! {
        <>
            <h2 id="settle-title">{texts.count(key::RUN_SETTLE_ONE, key::RUN_SETTLE_OTHER, count)}</h2>
            <Settle run={props.run} lines={props.lines.clone()} proposed={props.proposed}
                on_done={props.on_done.clone()} />
        </>
    };
    use_dialog("settle-title", props.on_done.clone(), content)
}

/// Asks what was found, and how the person knows, at the foot of a dialog. Nothing is chosen before but what
/// the stock counter speaks for.
#[component]
pub(super) fn Settle(props: &SettleProps) -> Html {
    let texts = use_app().texts();
    let found = use_state_eq(|| props.proposed);
    let failed = use_state(|| None::<JournalError>);
    let note = use_node_ref();
    let choose = |settlement: Settlement| {
        let found = found.setter();
        Callback::from(move |()| found.set(Some(settlement)))
    };
    let onsubmit = {
        let (run, lines, on_done) = (props.run, props.lines.clone(), props.on_done.clone());
        let (found, note, failed) = (found.clone(), note.clone(), failed.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let note = note.cast::<HtmlTextAreaElement>().map(|area| area.value());
            if let (Some(found), Some(note)) = (*found, note) {
                let (lines, on_done, failed) = (lines.clone(), on_done.clone(), failed.clone());
                spawn_local(async move {
                    match settle(run, &lines, found, &note).await {
                        Ok(()) => on_done.emit(()),
                        Err(error) => failed.set(Some(error)),
                    }
                });
            }
        })
    };
    let close = props.on_done.reform(|_: MouseEvent| ());
    let say = |key| texts.get(key);
    let is = |settlement| *found == Some(settlement);
    html! {
        <form {onsubmit}>
            <fieldset class="choices">
                <legend>{say(key::RUN_SETTLE_TITLE)}</legend>
                {choice("found", "done", say(key::RUN_SETTLE_DONE), Some(say(key::RUN_SETTLE_DONE_HINT)),
                    is(Settlement::Done), &choose(Settlement::Done))}
                {choice("found", "not-sent", say(key::RUN_SETTLE_NOT_SENT), Some(say(key::RUN_SETTLE_NOT_SENT_HINT)),
                    is(Settlement::NotSent), &choose(Settlement::NotSent))}
            </fieldset>
            if props.proposed.is_some() {
                <p>{say(key::CHECK_LIKELY)}{" "}{say(key::CHECK_LIKELY_TEXT)}</p>
            }
            <label for="note">{say(key::RUN_NOTE)}</label>
            <textarea id="note" ref={note} rows="2" maxlength="2000" required=true aria-describedby="note-hint" />
            <small id="note-hint">{say(key::RUN_NOTE_HINT)}</small>
            {for failed.as_ref().map(|error| {
                let explanation = explain(texts, error.code());
                Notice::new(Kind::Bad, say(key::RUN_SETTLE_FAILED)).urgent().show(html! { <p>{explanation.next}</p> })
            })}
            <footer>
                <button type="button" class="secondary" onclick={close}>{say(key::CONFIRM_CANCEL)}</button>
                <button type="submit" disabled={found.is_none()}>{say(key::RUN_SETTLE_BUTTON)}</button>
            </footer>
        </form>
    }
}
