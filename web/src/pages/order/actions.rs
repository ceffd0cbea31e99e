//! The choice of what is done, and the bar with the lines that are ready.

use release_core::OrderItemId;
use release_core::endpoint::CreateMapping;
use release_run::LineStatus;
use release_web_logic::order::{Edit, Summary, Typed};
use yew::prelude::*;

use super::drafts::DrawnDrafts;
use crate::components::{Kind, Notice, choice};
use crate::i18n::{Texts, key};
use crate::pages::runs::kind_and_word;
use crate::state::{LineHistory, focus};

/// Release or only record, with what the chosen one means for the stock.
pub(super) fn what_to_do(texts: Texts, drafts: &UseReducerHandle<DrawnDrafts>) -> Html {
    let choose = |only: bool| {
        let drafts = drafts.clone();
        Callback::from(move |()| drafts.dispatch(Edit::RecordOnly(only)))
    };
    let say = |key| texts.get(key);
    let hint = if drafts.record_only {
        key::ORDER_RECORD_HINT
    } else {
        key::ORDER_RELEASE_HINT
    };
    html! {
        <fieldset class="to-do no-print" aria-describedby="what-hint">
            <legend class="visually-hidden">{say(key::ORDER_WHAT_TO_DO)}</legend>
            {choice("what", "release", say(key::ORDER_RELEASE), None, !drafts.record_only, &choose(false))}
            {choice("what", "record", say(key::ORDER_RECORD), None, drafts.record_only, &choose(true))}
            <small id="what-hint" role="status">{say(hint)}</small>
        </fieldset>
    }
}

/// What the bar needs to know.
pub(super) struct Bar<'a> {
    pub(super) texts: Texts,
    pub(super) typed: &'a Typed,
    pub(super) record_only: bool,
    pub(super) history: &'a LineHistory,
    /// Whether any line of the order is being sent from here.
    pub(super) is_busy: bool,
    /// The lines that were sent last.
    pub(super) sent: &'a UseStateHandle<Vec<OrderItemId>>,
    pub(super) ask: &'a Callback<Vec<CreateMapping>>,
}

/// The lines with a code, as one action; and what became of those that were
/// sent together last. It stays in sight.
pub(super) fn bar(bar: &Bar) -> Html {
    let texts = bar.texts;
    let is_sent = bar.sent.len() > 1;
    let is_shown = is_sent || (!bar.typed.is_empty() && !bar.is_busy);
    html! {
        <div class={classes!("ready-bar", "no-print", (!is_shown).then_some("empty"))}>
            if is_sent && bar.is_busy {
                {progress(texts, bar.history, bar.sent)}
            } else if is_sent {
                {summary(bar)}
            }
            <div class="ready">
                <p role="status">
                    if !bar.is_busy { {for words(texts, bar.typed)} }
                </p>
                if !bar.typed.ready.is_empty() && !bar.is_busy {
                    {button(bar)}
                }
            </div>
        </div>
    }
}

/// How many lines are ready, and how many are not, and why.
fn words(texts: Texts, typed: &Typed) -> Vec<Html> {
    let counts = [
        (
            typed.ready.len(),
            key::ORDER_READY_ONE,
            key::ORDER_READY_OTHER,
        ),
        (
            typed.to_fix.len(),
            key::ORDER_TO_FIX_ONE,
            key::ORDER_TO_FIX_OTHER,
        ),
        (
            typed.alone.len(),
            key::ORDER_ALONE_ONE,
            key::ORDER_ALONE_OTHER,
        ),
    ];
    let said = counts.into_iter().filter(|(count, ..)| *count > 0);
    said.map(|(count, one, other)| html! { <span>{texts.count(one, other, count)}</span> })
        .collect()
}

fn button(bar: &Bar) -> Html {
    let (one, other) = if bar.record_only {
        (key::ORDER_RECORD_ALL_ONE, key::ORDER_RECORD_ALL_OTHER)
    } else {
        (key::ORDER_RELEASE_ALL_ONE, key::ORDER_RELEASE_ALL_OTHER)
    };
    let ready = bar.typed.ready.clone();
    let label = bar.texts.count(one, other, ready.len());
    let ask = bar.ask.clone();
    let onclick = move |_: MouseEvent| ask.emit(ready.clone());
    html! {
        <>
            <small>{bar.texts.get(key::ORDER_ALL_HINT)}</small>
            <button type="button" {onclick}>{label}</button>
        </>
    }
}

/// While lines are sent together: how many have an outcome.
fn progress(texts: Texts, history: &LineHistory, sent: &[OrderItemId]) -> Html {
    let newest = sent.iter().filter_map(|item| history.of(*item).next());
    let done = newest
        .filter(|it| !it.status().is_open())
        .count()
        .to_string();
    let total = sent.len().to_string();
    let text = texts.fill(key::ORDER_SENT_OF, &[("done", &done), ("total", &total)]);
    html! {
        <p class="loading">
            <progress value={done} max={total} aria-label={text.clone()} />{text}
        </p>
    }
}

/// What became of several lines, counted by outcome, with the way to each that
/// is not done.
fn summary(bar: &Bar) -> Html {
    let texts = bar.texts;
    let Summary {
        counts,
        is_all_done,
        stopped_at,
    } = Summary::of(bar.history, bar.sent);
    let kind = if is_all_done {
        Kind::Good
    } else {
        Kind::Warning
    };
    let close = {
        let sent = bar.sent.setter();
        move |_: MouseEvent| {
            focus("lines-title");
            sent.set(Vec::new());
        }
    };
    let notice = Notice::new(kind, texts.get(key::ORDER_SUMMARY)).focusable("summary");
    notice.show(html! {
        <>
            <ul class="counts-line">
                { for counts.into_iter().map(|(status, count)| html! {
                    <li>
                        {texts.get(kind_and_word(status).1)}{": "}<strong>{count}</strong>
                        if !status.is_done() { {for links(texts, bar, status)} }
                    </li>
                }) }
            </ul>
            if let Some(line) = stopped_at {
                <p>{texts.fill(key::ORDER_STOPPED, &[("line", &line.to_string())])}</p>
            }
            <button type="button" class="secondary outline" onclick={close}>{texts.get(key::ROWS_CLOSE)}</button>
        </>
    })
}

/// A way to each line that stands so.
fn links(texts: Texts, bar: &Bar, status: LineStatus) -> Vec<Html> {
    let stands_so = |item: &&OrderItemId| {
        let newest = bar.history.of(**item).next();
        newest.is_some_and(|newest| newest.status() == status)
    };
    let link = |item: &OrderItemId| {
        let line = item.to_string();
        let target = format!("result-{item}");
        let onclick = move |_: MouseEvent| {
            focus(&target);
        };
        html! {
            <button type="button" class="link" {onclick}
                aria-label={texts.fill(key::ORDER_TO_LINE, &[("line", &line)])}>
                {&line}
            </button>
        }
    };
    bar.sent.iter().filter(stands_so).map(link).collect()
}
