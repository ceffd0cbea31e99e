//! The head of a run: its file, host and user, and what it sends.

use release_core::Delivery;
use release_web_logic::{ActionCounts, Route};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::Source;
use crate::components::{Kind, Notice, delivery_badge, moment};
use crate::i18n::{Key, Texts, key};
use crate::pages::import::name_of;
use crate::route::At;
use crate::state::OpenRun;

/// The facts of a run, and why it may only be looked at.
pub(super) fn head(texts: Texts, open: &OpenRun, is_signed_in: bool) -> Html {
    let saved = &open.saved;
    let host = saved.base_url.host();
    let fact = |name: Key, value: Html| {
        html! { <div><dt>{texts.get(name)}</dt><dd>{value}</dd></div> }
    };
    let unnamed = texts.get(key::FRAME_TOKEN_USER);
    let user = saved.user.as_deref().unwrap_or(unnamed);
    let lines = open.body.lines.iter().map(|line| line.update_stock);
    html! {
        <>
            <dl class="facts">
                {source_fact(texts, &saved.source())}
                {fact(key::RUNS_HOST, html! { <>{&saved.environment}{" · "}<strong class="code">{host}</strong></> })}
                {fact(key::RUNS_USER, html! { user })}
                {fact(key::RUN_WHAT, html! { what(texts, lines) })}
                {fact(key::RUN_CREATED, html! { moment(texts, saved.created_at) })}
                if let Some(ended) = saved.ended {
                    {fact(key::RUN_ENDED, html! { moment(texts, ended) })}
                }
                {for how_often(texts, open).map(|words| fact(key::DELIVERY_FACT, words))}
                if let Some(parent) = saved.parent {
                    {fact(key::RUN_PARENT, html! {
                        <Link<At> to={Route::Run { run: parent }}>
                            {texts.fill(key::RUN_TITLE, &[("number", &parent.to_string())])}
                        </Link<At>>
                    })}
                }
                {for saved.file.as_ref().map(|file| fact(key::RUN_SHA, html! { <small class="code">{&file.sha256}</small> }))}
            </dl>
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
    match source {
        Source::File(file) => html! { <span class="code">{name_of(texts, &file.name)}</span> },
        Source::Order(order) => {
            let id = order.order.get();
            let number = order.number.clone().unwrap_or_else(|| id.to_string());
            let title = texts.fill(key::ORDER_TITLE, &[("number", &number)]);
            html! { <Link<At> to={Route::Order { order: id }}>{title}</Link<At>> }
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
