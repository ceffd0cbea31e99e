//! The head of a run: its file, host and user, and what it sends.

use release_core::{Delivery, UnixMillis};
use release_run::Line;
use release_web_logic::{ActionCounts, Route};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::Source;
use crate::components::{Kind, Notice, delivery_badge, moment};
use crate::i18n::{Key, Texts, key};
use crate::pages::import::name_of;
use crate::route::At;
use crate::state::OpenRun;

/// The facts of a run, and why it may only be looked at. What is not needed while it moves is folded away;
/// on paper all of it stands.
pub(super) fn head(texts: Texts, open: &OpenRun, is_signed_in: bool) -> Html {
    let saved = &open.saved;
    let host = saved.base_url.host();
    html! {
        <>
            <dl class="facts">{main_facts(texts, open)}</dl>
            <dl class="facts print-only">{more_facts(texts, open)}</dl>
            <details class="no-print">
                <summary>{texts.get(key::RUN_ABOUT)}</summary>
                <dl class="facts">{more_facts(texts, open)}</dl>
            </details>
            if open.is_watched() {
                {Notice::new(Kind::Info, texts.get(key::RUN_OTHER_TAB))
                    .show(html! { <p>{texts.get(key::RUN_OTHER_TAB_TEXT)}</p> })}
            } else if !is_signed_in && !open.is_ended() {
                {Notice::new(Kind::Warning, texts.get(key::RUN_OTHER_HOST))
                    .show(html! { <p>{texts.fill(key::RUN_OTHER_HOST_TEXT, &[("host", host)])}</p> })}
            }
        </>
    }
}

fn fact(texts: Texts, name: Key, value: Html) -> Html {
    html! { <div><dt>{texts.get(name)}</dt><dd>{value}</dd></div> }
}

/// What is sent, where, and by whom.
fn main_facts(texts: Texts, open: &OpenRun) -> Html {
    let saved = &open.saved;
    let host = saved.base_url.host();
    let unnamed = texts.get(key::FRAME_TOKEN_USER);
    let user = saved.user.as_deref().unwrap_or(unnamed);
    let lines = open.body.lines.iter().map(|line| line.update_stock);
    let server = html! { <>{&saved.environment}{" · "}<strong class="code">{host}</strong></> };
    html! {
        <>
            {source_fact(texts, &saved.source())}
            {fact(texts, key::RUNS_HOST, server)}
            {fact(texts, key::RUNS_USER, html! { user })}
            {fact(texts, key::RUN_WHAT, html! { what(texts, lines) })}
        </>
    }
}

/// When it was, how often its requests may arrive, and what identifies its file.
fn more_facts(texts: Texts, open: &OpenRun) -> Html {
    let saved = &open.saved;
    let parent = |parent: u64| {
        html! {
            <Link<At> to={Route::Run { run: parent }}>
                {texts.fill(key::RUN_TITLE, &[("number", &parent.to_string())])}
            </Link<At>>
        }
    };
    let sha = |sha: &str| html! { <span class="code">{sha.to_owned()}</span> };
    let time = |at| html! { moment(texts, at) };
    html! {
        <>
            {fact(texts, key::RUN_CREATED, time(saved.created_at))}
            {for ended_at(open).map(|ended| fact(texts, key::RUN_ENDED, time(ended)))}
            {for how_often(texts, open).map(|words| fact(texts, key::DELIVERY_FACT, words))}
            {for saved.parent.map(|run| fact(texts, key::RUN_PARENT, parent(run)))}
            {for saved.file.as_ref().map(|file| fact(texts, key::RUN_SHA, sha(&file.sha256)))}
        </>
    }
}

/// When it ended: as it was noted, or, where it has just ended here, with its last answer.
fn ended_at(open: &OpenRun) -> Option<UnixMillis> {
    let last = || open.state().lines().iter().filter_map(Line::ended_at).max();
    open.saved
        .ended
        .or_else(|| open.is_ended().then(last).flatten())
}

/// How often a request of the run could arrive; each answer to that once. None
/// for a run of an earlier version, and one that has not begun.
fn how_often(texts: Texts, open: &OpenRun) -> Option<Html> {
    let state = open.state();
    let mut told: Vec<Delivery> = Vec::new();
    for (_, delivery) in state.deliveries() {
        if !told.contains(delivery) {
            told.push(*delivery);
        }
    }
    let badges = told.iter().map(|delivery| delivery_badge(texts, *delivery));
    (!told.is_empty()).then(|| html! { <>{for badges.map(|badge| html! { <>{badge}{" "}</> })}</> })
}

fn source_fact(texts: Texts, source: &Source) -> Html {
    let name = match source {
        Source::File(_) => key::RUNS_FILE,
        Source::Order(_) => key::RUNS_ORDER,
    };
    html! { <div><dt>{texts.get(name)}</dt><dd>{source_name(texts, source)}</dd></div> }
}

/// The file's name, or the order with the way to it.
pub(crate) fn source_name(texts: Texts, source: &Source) -> Html {
    let title = source_title(texts, source);
    match source {
        Source::File(_) => html! { <span class="code">{title}</span> },
        Source::Order(order) => {
            let order = order.order.get();
            html! { <Link<At> to={Route::Order { order }}>{title}</Link<At>> }
        }
    }
}

/// The file's name, or the order with its number.
pub(super) fn source_title(texts: Texts, source: &Source) -> String {
    match source {
        Source::File(file) => name_of(texts, &file.name).to_string(),
        Source::Order(order) => {
            let id = || order.order.get().to_string();
            let number = order.number.clone().unwrap_or_else(id);
            texts.fill(key::ORDER_TITLE, &[("number", &number)])
        }
    }
}

/// What is sent, in words: how many lines are released, how many recorded.
pub(super) fn what(texts: Texts, lines: impl Iterator<Item = bool>) -> String {
    let released = |count| texts.count(key::RUN_RELEASE_ONE, key::RUN_RELEASE_OTHER, count);
    let recorded = |count| texts.count(key::RUN_RECORD_ONE, key::RUN_RECORD_OTHER, count);
    match ActionCounts::of(lines) {
        ActionCounts::Release(count) => released(count),
        ActionCounts::Record(count) => recorded(count),
        ActionCounts::Both { release, record } => {
            format!("{} + {}", released(release), recorded(record))
        }
    }
}

/// What is left to be sent of a run, in words.
pub(super) fn what_is_open(texts: Texts, open: &OpenRun) -> String {
    let state = open.state();
    let lines = state.lines().iter();
    let waiting = lines.filter(|line| line.outcome().is_none());
    what(texts, waiting.map(|line| line.call().update_stock))
}
