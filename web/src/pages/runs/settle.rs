//! The form for what a person found out about an unknown line.

use std::rc::Rc;

use release_core::run::Settlement;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::components::choice;
use crate::i18n::key;
use crate::state::{OpenRun, use_app};

#[derive(Properties)]
pub(super) struct SettleProps {
    pub(super) open: Rc<OpenRun>,
    /// Which line, from 0.
    pub(super) line: u32,
    pub(super) on_done: Callback<()>,
}

impl PartialEq for SettleProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open) && self.line == other.line
    }
}

/// Asks what was found, and how the person knows. Neither is chosen before.
#[component]
pub(super) fn Settle(props: &SettleProps) -> Html {
    let texts = use_app().texts();
    let found = use_state_eq(|| None::<Settlement>);
    let note = use_node_ref();
    let choose = |settlement: Settlement| {
        let found = found.setter();
        Callback::from(move |()| found.set(Some(settlement)))
    };
    let onsubmit = {
        let (open, line, on_done) = (props.open.clone(), props.line, props.on_done.clone());
        let (found, note) = (found.clone(), note.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let note = note.cast::<HtmlTextAreaElement>().map(|area| area.value());
            if let (Some(found), Some(note)) = (*found, note) {
                open.settle(line, found, note);
                on_done.emit(());
            }
        })
    };
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
            <label for="note">{say(key::RUN_NOTE)}</label>
            <textarea id="note" ref={note} rows="2" maxlength="2000" required=true aria-describedby="note-hint" />
            <small id="note-hint">{say(key::RUN_NOTE_HINT)}</small>
            <button type="submit" disabled={found.is_none()}>{say(key::RUN_SETTLE_BUTTON)}</button>
        </form>
    }
}
