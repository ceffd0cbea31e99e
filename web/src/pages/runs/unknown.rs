//! Help with a run's unknown lines: reading their counters together, and
//! settling many with one note.

use std::rc::Rc;

use release_core::HasCode;
use release_run::{JournalError, Settlement};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::settle::SettleDialog;
use crate::components::{Kind, Notice};
use crate::i18n::{explain, key};
use crate::state::{OpenRun, read_now, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct UnknownProps {
    pub(super) open: Rc<OpenRun>,
    /// The unknown lines, from 0.
    pub(super) lines: Rc<Vec<u32>>,
    /// How many counters were read, so that it is drawn anew with each.
    pub(super) counters: usize,
}

/// Says what the counters speak for, and offers to read them and to settle.
#[component]
pub(super) fn Unknown(props: &UnknownProps) -> Html {
    let texts = use_app().texts();
    let busy = use_state(|| false);
    let failed = use_state(|| None::<JournalError>);
    let settling = use_state(|| None::<Vec<u32>>);
    let (open, lines) = (&props.open, &props.lines);
    let likely = open.likely_released();
    let has_counters = lines.iter().any(|line| {
        let saved = open.body.lines.get(*line as usize);
        saved.is_some_and(|saved| saved.product.is_some())
    });
    let read = {
        let (run, busy, failed) = (open.number, busy.setter(), failed.setter());
        move |_: MouseEvent| {
            let (busy, failed) = (busy.clone(), failed.clone());
            busy.set(true);
            spawn_local(async move {
                failed.set(read_now(run).await.err());
                busy.set(false);
            });
        }
    };
    let choose = |lines: Vec<u32>| {
        let settling = settling.setter();
        move |_: MouseEvent| settling.set(Some(lines.clone()))
    };
    let on_done = {
        let settling = settling.setter();
        Callback::from(move |()| settling.set(None))
    };
    let is_likely = |lines: &Vec<u32>| lines.iter().all(|line| likely.contains(line));
    html! {
        <div class="no-print">
            if !likely.is_empty() {
                {Notice::new(Kind::Info, texts.count(key::UNKNOWN_LIKELY_ONE, key::UNKNOWN_LIKELY_OTHER, likely.len()))
                    .show(html! { <p>{texts.get(key::CHECK_LIKELY_TEXT)}</p> })}
            }
            <div class="buttons">
                if has_counters {
                    <button type="button" class="secondary" onclick={read} aria-busy={busy.to_string()}>
                        {texts.count(key::UNKNOWN_READ_ONE, key::UNKNOWN_READ_OTHER, lines.len())}
                    </button>
                }
                if !likely.is_empty() && likely.len() < lines.len() {
                    <button type="button" class="secondary outline" onclick={choose(likely.clone())}>
                        {texts.count(key::UNKNOWN_SETTLE_LIKELY_ONE, key::UNKNOWN_SETTLE_LIKELY_OTHER, likely.len())}
                    </button>
                }
                if lines.len() > 1 {
                    <button type="button" class="secondary outline" onclick={choose((**lines).clone())}>
                        {texts.count(key::UNKNOWN_SETTLE_ALL_OTHER, key::UNKNOWN_SETTLE_ALL_OTHER, lines.len())}
                    </button>
                }
            </div>
            {for failed.as_ref().map(|error| {
                let explanation = explain(texts, error.code());
                Notice::new(Kind::Bad, texts.get(key::RUN_SETTLE_FAILED)).urgent().show(html! { <p>{explanation.next}</p> })
            })}
            if let Some(lines) = &*settling {
                <SettleDialog run={open.number} lines={lines.clone()}
                    proposed={is_likely(lines).then_some(Settlement::Done)} {on_done} />
            }
        </div>
    }
}
