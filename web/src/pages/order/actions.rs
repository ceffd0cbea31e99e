//! What is to be done with the lines, and doing it with all of them at once.

use std::rc::Rc;

use release_core::{OrderItemId, Outcome};
use yew::prelude::*;

use super::Whole;
use super::drafts::{Drafts, Edit};
use super::line::is_open;
use crate::api::Record;
use crate::components::{Choice, Kind, Notice};
use crate::i18n::key;
use crate::state::{use_releases, use_texts};

#[derive(PartialEq, Properties)]
pub(super) struct WhatToDoProps {
    pub(super) drafts: UseReducerHandle<Drafts>,
}

/// Release or only record, with what each means for the stock.
#[component]
pub(super) fn WhatToDo(props: &WhatToDoProps) -> Html {
    let texts = use_texts();
    let drafts = &props.drafts;
    let choose = |only: bool| {
        let drafts = drafts.clone();
        Callback::from(move |()| drafts.dispatch(Edit::RecordOnly(only)))
    };
    html! {
        <fieldset class="choices">
            <legend>{texts.get(key::ORDER_WHAT_TO_DO)}</legend>
            <Choice name="what" value="release" label={texts.get(key::ORDER_RELEASE)}
                hint={texts.get(key::ORDER_RELEASE_HINT)}
                checked={!drafts.record_only} on_choose={choose(false)} />
            <Choice name="what" value="record" label={texts.get(key::ORDER_RECORD)}
                hint={texts.get(key::ORDER_RECORD_HINT)}
                checked={drafts.record_only} on_choose={choose(true)} />
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct BatchProps {
    pub(super) whole: Rc<Whole>,
    pub(super) drafts: UseReducerHandle<Drafts>,
    /// The lines that were sent last.
    pub(super) sent: Vec<OrderItemId>,
    pub(super) ask: Callback<Vec<OrderItemId>>,
}

/// All lines that have a code, as one action. Cancelled lines and lines that
/// are sent again are left to be sent one by one.
#[component]
pub(super) fn Batch(props: &BatchProps) -> Html {
    let texts = use_texts();
    let releases = use_releases();
    let nothing_typed = use_state(|| false);
    if props.whole.lines.rows.len() < 2 {
        return Html::default();
    }
    let ready: Vec<OrderItemId> = props
        .whole
        .lines
        .rows
        .iter()
        .filter(|line| !line.is_cancelled() && is_open(&releases, &props.drafts, line.pk))
        .filter(|line| !props.drafts.is_reopened(line.pk))
        .filter(|line| props.drafts.call(line.pk).is_some())
        .map(|line| line.pk)
        .collect();
    let (one, other) = if props.drafts.record_only {
        (key::ORDER_RECORD_ALL_ONE, key::ORDER_RECORD_ALL_OTHER)
    } else {
        (key::ORDER_RELEASE_ALL_ONE, key::ORDER_RELEASE_ALL_OTHER)
    };
    let label = texts.count(one, other, ready.len());
    let onclick = {
        let (ask, nothing_typed) = (props.ask.clone(), nothing_typed.clone());
        let ready = ready.clone();
        move |_: MouseEvent| {
            nothing_typed.set(ready.is_empty());
            ask.emit(ready.clone());
        }
    };
    html! {
        <div class="batch">
            <button type="button" {onclick} disabled={releases.is_busy()}>{label}</button>
            <small>{texts.get(key::ORDER_ALL_HINT)}</small>
            <div role="status">
                if *nothing_typed && ready.is_empty() {
                    <p class="problem">{texts.get(key::ORDER_NOTHING_TYPED)}</p>
                }
            </div>
            if props.sent.len() > 1 && !releases.is_busy() {
                <Summary sent={props.sent.clone()} />
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SummaryProps {
    sent: Vec<OrderItemId>,
}

/// What became of several lines, counted by outcome.
#[component]
fn Summary(props: &SummaryProps) -> Html {
    let texts = use_texts();
    let releases = use_releases();
    let left = releases.stopped().map_or(&[][..], |stopped| &stopped.left);
    let mut counts = [0_usize; 5];
    for item in &props.sent {
        let record = (!left.contains(item))
            .then(|| releases.records(*item).next())
            .flatten();
        let at = match record.map(Record::known_outcome) {
            Some(Outcome::Released(_)) => 0,
            Some(Outcome::Recorded(_)) => 1,
            Some(Outcome::Refused(_)) => 2,
            Some(Outcome::Unknown(_)) => 3,
            Some(Outcome::NotSent(_)) | None => 4,
        };
        counts[at] += 1;
    }
    let names = [
        key::OUTCOME_RELEASED,
        key::OUTCOME_RECORDED,
        key::OUTCOME_REFUSED,
        key::OUTCOME_UNKNOWN,
        key::OUTCOME_NOT_SENT,
    ];
    let all_done = counts[0] + counts[1] == props.sent.len();
    let kind = if all_done { Kind::Good } else { Kind::Warning };
    html! {
        <Notice id="summary" {kind} title={texts.get(key::ORDER_SUMMARY)}>
            <ul>
                { for names.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(name, count)| html! {
                    <li>{texts.get(*name)}{": "}<strong>{count}</strong></li>
                }) }
            </ul>
            if let Some(stopped) = releases.stopped() {
                <p>{texts.fill(key::ORDER_STOPPED, &[("line", &stopped.at.to_string())])}</p>
            }
        </Notice>
    }
}
