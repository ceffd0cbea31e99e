//! The wish to be notified when a run ends or needs a person.

use std::rc::Rc;

use release_core::HasCode;
use release_run::{Counts, Phase};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ended::in_short;
use crate::api::{has_notifications, may_notify, notify};
use crate::i18n::{Texts, explain, key};
use crate::state::{OpenRun, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct NotifyProps {
    pub(super) open: Rc<OpenRun>,
}

/// A box to tick, which asks the browser for the permission; nothing where the browser has no messages.
#[component]
pub(super) fn Notify(props: &NotifyProps) -> Html {
    let texts = use_app().texts();
    let open = &props.open;
    let is_on = use_state_eq(|| open.is_notifying());
    let is_denied = use_state_eq(|| false);
    if !has_notifications() || !open.is_mine() {
        return Html::default();
    }
    let onchange = {
        let (open, is_on, is_denied) = (open.clone(), is_on.setter(), is_denied.setter());
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let wanted = input.checked();
            let (open, is_on, is_denied) = (open.clone(), is_on.clone(), is_denied.clone());
            spawn_local(async move {
                let may = wanted && may_notify().await;
                input.set_checked(may);
                is_on.set(may);
                is_denied.set(wanted && !may);
                open.notify_by(may.then(|| message(texts, open.number)));
            });
        }
    };
    html! {
        <div class="notify">
            <label>
                <input type="checkbox" checked={*is_on} {onchange} aria-describedby="notify-hint" />
                {texts.get(key::NOTIFY_LABEL)}
            </label>
            <small id="notify-hint" role="status">
                {texts.get(if *is_denied { key::NOTIFY_DENIED } else { key::NOTIFY_HINT })}
            </small>
        </div>
    }
}

/// Says that a run has ended and how, or why it waits.
fn message(texts: Texts, run: u64) -> Callback<(Phase, Counts)> {
    Callback::from(move |(phase, counts): (Phase, Counts)| {
        let (title, text) = match phase {
            Phase::Ended(_) => (key::NOTIFY_ENDED, in_short(texts, &counts)),
            Phase::Paused(why) => (
                key::NOTIFY_WAITS,
                explain(texts, why.code()).what.to_owned(),
            ),
            _ => (
                key::NOTIFY_WAITS,
                texts.get(key::RUN_SAMPLE_TEXT).to_owned(),
            ),
        };
        let title = texts.fill(title, &[("number", &run.to_string())]);
        notify(&title, &text, &format!("run/{run}"));
    })
}
