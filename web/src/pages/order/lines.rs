//! All lines of the order, what to do with them, and the way to sending.

use std::rc::Rc;

use release_core::model::OrderItem;
use release_core::{OrderItemId, Outcome, Told};
use yew::prelude::*;

use super::actions::{Batch, batch, what_to_do};
use super::confirm::Confirm;
use super::drafts::{Drafts, Edit};
use super::line::Line;
use super::{Whole, look_up};
use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, key, told_of_line};
use crate::state::{InRuns, Prepared, UseReleases, focus, use_app, use_task};

#[derive(PartialEq, Properties)]
pub(super) struct LinesViewProps {
    pub(super) whole: Rc<Whole>,
}

/// The lines, with what is typed for them.
#[component]
pub(super) fn LinesView(props: &LinesViewProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let releases = app.releases;
    let session = app.session.current();
    let base_url = session.map(|session| session.connection.base_url.clone());
    let host = base_url.as_ref().map(|url| url.host().to_owned());
    let nothing_typed = use_state(|| false);
    let drafts = use_reducer(Drafts::default);
    let confirming = use_state(Vec::<OrderItemId>::new);
    let sent = use_state(Vec::<OrderItemId>::new);
    let looked_up = use_state(|| None::<InRuns>);
    let task = use_task();
    let whole = &props.whole;
    let in_runs = looked_up.as_ref().unwrap_or(&whole.in_runs);

    // When sending has ended, the focus goes to what became of it.
    use_effect_with((releases.is_busy(), (*sent).clone()), |(busy, sent)| {
        if !busy {
            focus_result(sent);
        }
    });

    let ask = {
        let (confirming, in_runs, whole) = (confirming.clone(), looked_up.clone(), whole.clone());
        Callback::from(move |items: Vec<OrderItemId>| {
            let Some(base_url) = base_url.clone() else {
                return;
            };
            let (confirming, in_runs, whole) = (confirming.clone(), in_runs.clone(), whole.clone());
            // A run may have sent them since the order was read.
            task.run(async move {
                in_runs.set(Some(look_up(base_url, &whole.lines).await));
                confirming.set(items);
            });
        })
    };
    let on_cancel = {
        let confirming = confirming.clone();
        Callback::from(move |()| confirming.set(Vec::new()))
    };
    let on_confirm = {
        let (drafts, confirming, sent) = (drafts.clone(), confirming.clone(), sent.clone());
        let (whole, releases) = (whole.clone(), releases.clone());
        Callback::from(move |()| {
            let items = (*confirming).clone();
            releases.send(prepare(&whole, &drafts, &items));
            drafts.dispatch(Edit::Sent(items.clone()));
            sent.set(items);
            confirming.set(Vec::new());
        })
    };
    let news = sent.iter().filter_map(|item| news(texts, &releases, *item));
    let warning = |title: Key| Notice::new(Kind::Warning, texts.get(title)).show(Html::default());
    html! {
        <section aria-labelledby="lines-title">
            <h2 id="lines-title">
                {texts.count(key::ORDER_LINES_ONE, key::ORDER_LINES_OTHER, whole.lines.rows.len())}
            </h2>
            if whole.lines.dropped > 0 { {warning(key::ORDER_FOREIGN_LINES)} }
            if whole.lines.is_cut { {warning(key::ORDER_LINES_CUT)} }
            if in_runs.is_unread { {warning(key::RUNS_FAILED)} }
            if releases.storage_failed() { {warning(key::ORDER_STORAGE_FAILED)} }
            {what_to_do(texts, &drafts)}
            <ul class="lines">
                { for whole.lines.rows.iter().map(|line| html! {
                    <Line key={line.pk.get()} whole={whole.clone()} line={line.clone()}
                        in_runs={in_runs.clone()} drafts={drafts.clone()} ask={ask.clone()} />
                }) }
            </ul>
            {batch(&Batch {
                texts,
                whole,
                drafts: &drafts,
                releases: &releases,
                in_runs,
                sent: &sent,
                nothing_typed: &nothing_typed,
                ask: &ask,
            })}
            <p class="visually-hidden" role="status">{for news.map(|text| html! { <span>{text}{" "}</span> })}</p>
            if !confirming.is_empty() {
                <Confirm
                    lines={prepare(whole, &drafts, &confirming)}
                    in_runs={in_runs.clone()}
                    host={host.unwrap_or_default()}
                    {on_cancel}
                    {on_confirm}
                />
            }
        </section>
    }
}

/// The lines as they would be sent.
fn prepare(whole: &Whole, drafts: &Drafts, items: &[OrderItemId]) -> Vec<Prepared> {
    let chosen = |line: &&OrderItem| items.contains(&line.pk);
    whole
        .lines
        .rows
        .iter()
        .filter(chosen)
        .filter_map(|line| {
            Some(Prepared {
                call: drafts.call(line.pk)?,
                order: whole.order.clone(),
                line: line.clone(),
            })
        })
        .collect()
}

/// What a screen reader is told of a line that was sent.
fn news(texts: Texts, releases: &UseReleases, item: OrderItemId) -> Option<String> {
    if releases.phase(item).is_some() {
        return None;
    }
    let outcome: Outcome = releases.records(item).next()?.known_outcome();
    let told = told_of_line(texts, outcome.key());
    let line = item.to_string();
    Some(texts.fill(key::ORDER_NEWS, &[("line", &line), ("what", told.what)]))
}

/// One line: its result. Several: the summary of all.
fn focus_result(sent: &[OrderItemId]) {
    let id = match sent {
        [] => return,
        [item] => format!("result-{item}"),
        _ => "summary".to_owned(),
    };
    focus(&id);
}
