//! What became of a line, with the proof that there is.

use release_core::model::{Mapping, Order, OrderItem};
use release_core::outcome::Unknown;
use release_core::{ErpCode, MessageKey, OrderItemId, Outcome, Told};
use yew::prelude::*;

use super::check_again::CheckAgain;
use super::drafts::{Drafts, Edit};
use crate::api::Record;
use crate::components::{Kind, Notice, details, moment, quotation};
use crate::i18n::{Key, Texts, key, told_of_line};

/// What is needed to tell of a line's last try.
pub(super) struct ResultView<'a> {
    pub(super) texts: Texts,
    /// The last try.
    pub(super) record: &'a Record,
    /// The tries before it, the newest first.
    pub(super) earlier: &'a [&'a Record],
    pub(super) order: &'a Order,
    pub(super) line: &'a OrderItem,
    pub(super) drafts: &'a UseReducerHandle<Drafts>,
}

/// The kind and the word of an outcome.
pub(super) fn kind_and_word(outcome: &Outcome) -> (Kind, Key) {
    match outcome {
        Outcome::Released(_) => (Kind::Good, key::OUTCOME_RELEASED),
        Outcome::Recorded(_) => (Kind::Good, key::OUTCOME_RECORDED),
        Outcome::Refused(_) => (Kind::Bad, key::OUTCOME_REFUSED),
        Outcome::Unknown(_) => (Kind::Unknown, key::OUTCOME_UNKNOWN),
        Outcome::NotSent(_) => (Kind::Warning, key::OUTCOME_NOT_SENT),
    }
}

/// The last try of a line, told in full.
pub(super) fn result_view(view: &ResultView) -> Html {
    let (texts, record) = (view.texts, view.record);
    let item = record.item;
    let outcome = record.known_outcome();
    let (kind, word) = kind_and_word(&outcome);
    let told = told_of_line(texts, outcome.key());
    let is_settled = !matches!(outcome, Outcome::NotSent(_) | Outcome::Refused(_));
    let title = format!("{} — {}", texts.get(word), told.what);
    let notice = Notice::new(kind, title).focusable(format!("result-{item}"));
    notice.show(html! {
        <>
            <p>{told.stock}{" "}{told.next}</p>
            {proof(texts, record, &outcome)}
            {difference(texts, &outcome)}
            {for outcome.refusal().map(|refusal| quotation(texts, refusal))}
            if matches!(outcome, Outcome::Unknown(_)) {
                <CheckAgain record={record.clone()} order={view.order.clone()} line={view.line.clone()} />
            }
            if !view.earlier.is_empty() {
                <details>
                    <summary>{texts.count(key::RESULT_EARLIER_ONE, key::RESULT_EARLIER_OTHER, view.earlier.len())}</summary>
                    <ul>{ for view.earlier.iter().map(|record| earlier(texts, record)) }</ul>
                </details>
            }
            if is_settled {
                {again(texts, view.drafts, item, &record.code)}
            }
        </>
    })
}

/// The deliberate way to send a line again, until it is taken.
pub(super) fn again(
    texts: Texts,
    drafts: &UseReducerHandle<Drafts>,
    item: OrderItemId,
    code: &ErpCode,
) -> Html {
    let reopen = {
        let (drafts, code) = (drafts.clone(), code.to_string());
        move |_: MouseEvent| drafts.dispatch(Edit::Reopen(item, code.clone()))
    };
    html! {
        if !drafts.is_reopened(item) {
            <details>
                <summary>{texts.get(key::RESULT_AGAIN)}</summary>
                <p>{texts.get(key::RESULT_AGAIN_TEXT)}</p>
                <button type="button" class="secondary outline" onclick={reopen}>
                    {texts.get(key::RESULT_AGAIN_BUTTON)}
                </button>
            </details>
        }
    }
}

/// What was sent when, and what Omnitron answered.
fn proof(texts: Texts, record: &Record, outcome: &Outcome) -> Html {
    let fact = |name: Key, value: String, class: &'static str| {
        html! { <div><dt>{texts.get(name)}</dt><dd {class}>{value}</dd></div> }
    };
    let mapping = match outcome {
        Outcome::Released(mapping) | Outcome::Recorded(mapping) => Some(mapping),
        _ => None,
    };
    html! {
        <dl class="facts proof">
            {fact(key::LINE_CODE, record.code.to_string(), "code erp-code")}
            if let Some(mapping) = mapping {
                {fact(key::RESULT_MAPPING, number(mapping.pk), "code")}
                {fact(key::RESULT_CONTENT_TYPE, content_type(texts, mapping, record), "code")}
            }
            {fact(key::RESULT_SENT_AT, moment(texts, record.sent_at), "figures")}
            if let Some(ended_at) = record.ended_at {
                {fact(key::RESULT_ENDED_AT, moment(texts, ended_at), "figures")}
            }
            {fact(key::RESULT_COUNTER, counter(texts, record), "figures")}
        </dl>
    }
}

fn number(id: Option<u64>) -> String {
    id.map_or_else(|| "–".to_owned(), |id| id.to_string())
}

fn content_type(texts: Texts, mapping: &Mapping, record: &Record) -> String {
    let id = number(
        mapping
            .content_type
            .map(release_core::id::ContentTypeId::get),
    );
    match &record.table {
        Some(table) => format!("{id} ({table})"),
        None => format!("{id} ({})", texts.get(key::RESULT_TABLE_UNKNOWN)),
    }
}

/// The counter of reserved units before and after, as far as it may be read.
fn counter(texts: Texts, record: &Record) -> String {
    let unread = || texts.get(key::RESULT_NOT_READ).to_owned();
    if record.reserved_before.is_none() && record.reserved_after.is_none() {
        return unread();
    }
    let before = record.reserved_before.clone().unwrap_or_else(unread);
    let after = record.reserved_after.clone().unwrap_or_else(unread);
    format!("{before} → {after}")
}

/// Where the answer names something else, both are shown.
fn difference(texts: Texts, outcome: &Outcome) -> Html {
    let Outcome::Unknown(unknown) = outcome else {
        return Html::default();
    };
    let (sent, answered) = match unknown {
        Unknown::OtherLine { asked, answered } => (asked.to_string(), answered.to_string()),
        Unknown::OtherCode { sent, answered } => (sent.clone(), answered.clone()),
        Unknown::Unreadable(error) => {
            return details(texts, error.to_string());
        }
        _ => return Html::default(),
    };
    html! {
        <dl class="facts">
            <div><dt>{texts.get(key::RESULT_WAS_SENT)}</dt><dd class="code">{sent}</dd></div>
            <div><dt>{texts.get(key::RESULT_WAS_ANSWERED)}</dt><dd class="code">{answered}</dd></div>
        </dl>
    }
}

fn earlier(texts: Texts, record: &Record) -> Html {
    let outcome = record.known_outcome();
    let (kind, word) = kind_and_word(&outcome);
    let what: MessageKey = outcome.key();
    html! {
        <li>
            <span aria-hidden="true">{kind.sign()}{" "}</span>
            {moment(texts, record.sent_at)}{" · "}{texts.get(word)}{" · "}
            <span class="code">{record.code.as_str()}</span>
            {" · "}{told_of_line(texts, what).what}
        </li>
    }
}
