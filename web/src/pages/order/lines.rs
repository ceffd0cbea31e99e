//! All lines of the order, what to do with them, and the way to sending.

use std::rc::Rc;

use release_core::model::OrderItem;
use release_core::{OrderItemId, Outcome, Told};
use yew::prelude::*;

use super::Whole;
use super::actions::{Batch, batch, what_to_do};
use super::confirm::Confirm;
use super::drafts::{Drafts, Edit};
use super::line::Line;
use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, key, told_of_line};
use crate::state::{Prepared, UseReleases, focus, use_app};

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
    let client = app.session.client();
    let nothing_typed = use_state(|| false);
    let drafts = use_reducer(Drafts::default);
    let confirming = use_state(Vec::<OrderItemId>::new);
    let sent = use_state(Vec::<OrderItemId>::new);
    let whole = &props.whole;

    // When sending has ended, the focus goes to what became of it.
    use_effect_with((releases.is_busy(), (*sent).clone()), |(busy, sent)| {
        if !busy {
            focus_result(sent);
        }
    });

    let ask = {
        let confirming = confirming.clone();
        Callback::from(move |items: Vec<OrderItemId>| confirming.set(items))
    };
    let on_cancel = ask.reform(|()| Vec::new());
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
    let host = client
        .as_ref()
        .map(|client| client.connection().base_url.host().to_owned());
    let news = sent.iter().filter_map(|item| news(texts, &releases, *item));
    let warning = |title: Key| Notice::new(Kind::Warning, texts.get(title)).show(Html::default());
    html! {
        <section aria-labelledby="lines-title">
            <h2 id="lines-title">
                {texts.count(key::ORDER_LINES_ONE, key::ORDER_LINES_OTHER, whole.lines.rows.len())}
            </h2>
            if whole.lines.dropped > 0 { {warning(key::ORDER_FOREIGN_LINES)} }
            if whole.lines.is_cut { {warning(key::ORDER_LINES_CUT)} }
            if releases.storage_failed() { {warning(key::ORDER_STORAGE_FAILED)} }
            {what_to_do(texts, &drafts)}
            <ul class="lines">
                { for whole.lines.rows.iter().map(|line| html! {
                    <Line key={line.pk.get()} whole={whole.clone()} line={line.clone()}
                        drafts={drafts.clone()} ask={ask.clone()} />
                }) }
            </ul>
            {batch(&Batch {
                texts,
                whole,
                drafts: &drafts,
                releases: &releases,
                sent: &sent,
                nothing_typed: &nothing_typed,
                ask: &ask,
            })}
            <p class="visually-hidden" role="status">{for news.map(|text| html! { <span>{text}{" "}</span> })}</p>
            if !confirming.is_empty() {
                <Confirm
                    lines={prepare(whole, &drafts, &confirming)}
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
