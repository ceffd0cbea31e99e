//! The outcome of a line, with its proof.

use release_core::model::{Mapping, OrderItem};
use release_core::{ErpCode, HasCode, OrderItemId, Outcome};
use release_run::LineStatus;
use release_web_logic::order::Edit;
use release_web_logic::{Known, Route};
use yew::prelude::*;
use yew_router::prelude::*;

use super::check_again::CheckAgain;
use super::drafts::DrawnDrafts;
use super::stock::stock_change;
use crate::components::{About, Kind, Notice, doubt, moment, quotation};
use crate::i18n::{Key, Texts, explain, key};
use crate::pages::runs::{
    all_answers, copied_code, difference, kind_and_word, mapping_id, settled_note,
};
use crate::route::At;
use crate::state::{LineHistory, LineInRun, ORDER_LINES_TABLE, use_app, use_order_lines_table};

/// What is needed to tell what became of a line.
pub(super) struct ResultView<'a> {
    pub(super) texts: Texts,
    /// The newest run that had it.
    pub(super) newest: &'a LineInRun,
    /// The runs before, the newest first.
    pub(super) earlier: &'a [&'a LineInRun],
    pub(super) line: &'a OrderItem,
    pub(super) history: &'a LineHistory,
    /// What a trial has shown of its Omnitron.
    pub(super) known: Option<&'a Known>,
    pub(super) drafts: &'a UseReducerHandle<DrawnDrafts>,
}

/// What the newest run says of a line, told in full.
pub(super) fn result_view(view: &ResultView) -> Html {
    let (texts, newest) = (view.texts, view.newest);
    let item = newest.line.call().item;
    let status = newest.status();
    let (kind, title, body) = match newest.line.outcome() {
        Some(outcome) => ended(view, outcome),
        None => open(view),
    };
    let needs_word = view
        .history
        .status(item)
        .and_then(LineStatus::needs_consent);
    Notice::new(kind, title)
        .focusable(format!("result-{item}"))
        .show(html! {
            <>
                {body}
                if status == LineStatus::Unknown {
                    <CheckAgain newest={newest.clone()} line={view.line.clone()} />
                }
                if !view.earlier.is_empty() {
                    <details>
                        <summary>{texts.count(key::RESULT_EARLIER_ONE, key::RESULT_EARLIER_OTHER, view.earlier.len())}</summary>
                        <ul>{ for view.earlier.iter().map(|it| earlier(texts, it)) }</ul>
                    </details>
                }
                if needs_word.is_some() {
                    {again(texts, view.known, view.drafts, item, &newest.line.call().code)}
                }
            </>
        })
}

/// A line that its run may still send, or is sending in another tab.
fn open(view: &ResultView) -> (Kind, String, Html) {
    let (texts, newest) = (view.texts, view.newest);
    let number = newest.run.to_string();
    let title = texts.fill(key::LINE_RUN_OPEN, &[("number", &number)]);
    let body = html! {
        <>
            <p>{texts.get(key::LINE_RUN_OPEN_TEXT)}</p>
            <dl class="facts proof">
                {code(texts, newest)}
                {fact(texts, key::RUN_CREATED, "figures", moment(texts, newest.created_at).into())}
                {run_link(texts, newest)}
            </dl>
        </>
    };
    (Kind::Warning, title, body)
}

/// A line that has ended. What a person found comes before what was seen.
fn ended(view: &ResultView, outcome: &Outcome) -> (Kind, String, Html) {
    let (texts, newest) = (view.texts, view.newest);
    let (kind, word) = kind_and_word(newest.status());
    let explanation = explain(texts, outcome.code());
    let seen = html! {
        <>
            if newest.is_likely_released() {
                <p><strong>{texts.get(key::CHECK_LIKELY)}</strong>{" "}{texts.get(key::CHECK_LIKELY_TEXT)}</p>
            } else {
                <p>{explanation.stock}{" "}{explanation.next}</p>
            }
            {difference(texts, outcome)}
            {for outcome.refusal().map(|refusal| quotation(texts, refusal))}
            {all_answers(texts, &newest.line)}
        </>
    };
    if let Some(settled) = newest.line.settled() {
        let body = html! {
            <>
                {settled_note(texts, settled)}
                <details>
                    <summary>{texts.get(key::RESULT_SEEN_BEFORE)}{": "}{explanation.what}</summary>
                    {proof(texts, newest, outcome)}
                    {difference(texts, outcome)}
                    {for outcome.refusal().map(|refusal| quotation(texts, refusal))}
                </details>
            </>
        };
        return (kind, texts.get(word).to_owned(), body);
    }
    let title = format!("{} — {}", texts.get(word), explanation.what);
    (
        kind,
        title,
        html! { <>{proof(texts, newest, outcome)}{seen}</> },
    )
}

/// The deliberate way to send a line again, until it is taken.
fn again(
    texts: Texts,
    known: Option<&Known>,
    drafts: &UseReducerHandle<DrawnDrafts>,
    item: OrderItemId,
    code: &ErpCode,
) -> Html {
    let reopen = {
        let (drafts, code) = (drafts.clone(), code.clone());
        move |_: MouseEvent| drafts.dispatch(Edit::Reopen(item, code.clone()))
    };
    html! {
        if !drafts.is_reopened(item) {
            <details>
                <summary>{texts.get(key::RESULT_AGAIN)}</summary>
                <p>{texts.get(key::RESULT_AGAIN_TEXT)}</p>
                <p>{doubt(texts, known, About::Second, key::RESULT_AGAIN_DOUBT)}</p>
                <button type="button" class="secondary outline" onclick={reopen}>
                    {texts.get(key::RESULT_AGAIN_BUTTON)}
                </button>
            </details>
        }
    }
}

/// What was sent, and what the counter says; the rest of the proof is folded
/// where nothing is left to do.
fn proof(texts: Texts, of: &LineInRun, outcome: &Outcome) -> Html {
    let line = &of.line;
    let mapping = match outcome {
        Outcome::Released(mapping) | Outcome::Recorded(mapping) => Some(mapping),
        _ => None,
    };
    let more = html! {
        <>
            if let Some(mapping) = mapping {
                {fact(texts, key::RESULT_MAPPING, "code", mapping_id(texts, mapping))}
                {fact(texts, key::RESULT_CONTENT_TYPE, "code", html! { <ContentType mapping={mapping.clone()} /> })}
            }
            if let Some(began) = line.began_at() {
                {fact(texts, key::RESULT_SENT_AT, "figures", moment(texts, began).into())}
            }
            if let Some(ended) = line.ended_at() {
                {fact(texts, key::RESULT_ENDED_AT, "figures", moment(texts, ended).into())}
            }
        </>
    };
    let is_done = of.status().is_done();
    html! {
        <>
            <dl class="facts proof">
                {code(texts, of)}
                // Of a line that did not leave, no counter was read.
                if of.status() != LineStatus::NotSent {
                    {fact(texts, key::RESULT_COUNTER, "figures", counter(texts, of))}
                }
                {run_link(texts, of)}
                if !is_done { {more.clone()} }
            </dl>
            if is_done {
                <details class="proof">
                    <summary>{texts.get(key::RESULT_PROOF)}</summary>
                    <dl class="facts">{more}</dl>
                </details>
            }
        </>
    }
}

fn fact(texts: Texts, name: Key, class: &'static str, value: Html) -> Html {
    html! { <div><dt>{texts.get(name)}</dt><dd {class}>{value}</dd></div> }
}

fn code(texts: Texts, of: &LineInRun) -> Html {
    fact(
        texts,
        key::LINE_CODE,
        "",
        copied_code(texts, &of.line.call().code),
    )
}

fn run_link(texts: Texts, of: &LineInRun) -> Html {
    let number = of.run.to_string();
    let name = texts.fill(key::RUNS_OPEN, &[("number", &number)]);
    let link = html! { <Link<At> to={Route::Run { run: of.run }}>{name}</Link<At>> };
    fact(texts, key::RUNS_NUMBER, "", link)
}

fn number(id: Option<u64>) -> String {
    id.map_or_else(|| "–".to_owned(), |id| id.to_string())
}

#[derive(PartialEq, Properties)]
struct ContentTypeProps {
    mapping: Mapping,
}

/// The id of the mapped table, with its name where Omnitron tells it.
#[component]
fn ContentType(props: &ContentTypeProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let name = use_order_lines_table(&app.session);
    let id = props.mapping.content_type;
    let is_known = id.is_some() && name == id;
    let name = if is_known {
        ORDER_LINES_TABLE
    } else {
        texts.get(key::RESULT_TABLE_UNKNOWN)
    };
    let id = number(id.map(release_core::id::ContentTypeId::get));
    html! { {format!("{id} ({name})")} }
}

/// The counter of reserved units before and after, as far as it may be read.
fn counter(texts: Texts, of: &LineInRun) -> Html {
    let unread = || texts.get(key::RESULT_NOT_READ).to_owned();
    if of.reserved_before.is_none() && of.reserved_after.is_none() {
        return unread().into();
    }
    let before = of.reserved_before.clone().unwrap_or_else(unread);
    let after = of.reserved_after.clone().unwrap_or_else(unread);
    stock_change(&before, &after)
}

fn earlier(texts: Texts, of: &LineInRun) -> Html {
    let (kind, word) = kind_and_word(of.status());
    let explanation = of
        .line
        .outcome()
        .map(|outcome| explain(texts, outcome.code()).what);
    html! {
        <li>
            <span aria-hidden="true">{kind.sign()}{" "}</span>
            {moment(texts, of.line.began_at().unwrap_or(of.created_at))}{" · "}{texts.get(word)}{" · "}
            <span class="code">{of.line.call().code.as_str()}</span>
            {for explanation.map(|what| html! { <>{" · "}{what}</> })}
        </li>
    }
}
