//! What a person is told of an error or an outcome.

use release_core::MessageKey;
use release_core::error::{CallError, Refusal, RetryAfter};
use yew::prelude::*;

use super::{Kind, Notice};
use crate::i18n::{Texts, key, told_fully};
use crate::state::use_texts;

#[derive(PartialEq, Properties)]
pub(crate) struct ToldNoticeProps {
    /// What happened.
    pub(crate) what: MessageKey,
    #[prop_or(Kind::Bad)]
    pub(crate) kind: Kind,
    /// The server's own words, to be quoted.
    #[prop_or_default]
    pub(crate) refusal: Option<Refusal>,
    /// Where in the answer the trouble is, for whoever looks after it.
    #[prop_or_default]
    pub(crate) detail: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) children: Html,
}

/// What happened, what it means for the stock, what to do next, and the
/// server's own words.
#[component]
pub(crate) fn ToldNotice(props: &ToldNoticeProps) -> Html {
    let texts = use_texts();
    let told = told_fully(texts, props.what);
    html! {
        <Notice kind={props.kind} title={told.what} urgent=true>
            <p>{told.stock}</p>
            <p>{told.next}</p>
            if props.what == MessageKey::ReachNetwork {
                {causes(texts)}
            }
            if let Some(refusal) = &props.refusal {
                <Quotation refusal={refusal.clone()} />
            }
            if let Some(detail) = &props.detail {
                <details>
                    <summary>{texts.get(key::ANSWER_DETAILS)}</summary>
                    <pre>{detail}</pre>
                </details>
            }
            {props.children.clone()}
        </Notice>
    }
}

impl ToldNoticeProps {
    /// The properties that tell of a failed reading call.
    pub(crate) fn of(error: &CallError) -> (Option<Refusal>, Option<AttrValue>) {
        match error.refusal() {
            Some(refusal) => (Some(refusal.clone()), None),
            None => (None, Some(error.to_string().into())),
        }
    }
}

/// A browser does not say why it could not reach a server, so the page names
/// the usual causes and what to do about each.
fn causes(texts: Texts) -> Html {
    html! {
        <ul>
            <li>{texts.get(key::REACH_CAUSE_ADDRESS)}</li>
            <li>{texts.get(key::REACH_CAUSE_NETWORK)}</li>
            <li>{texts.get(key::REACH_CAUSE_CORS)}</li>
        </ul>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct QuotationProps {
    pub(crate) refusal: Refusal,
}

/// The server's words, as a quotation.
#[component]
pub(crate) fn Quotation(props: &QuotationProps) -> Html {
    let texts = use_texts();
    let refusal = &props.refusal;
    let status = refusal.status.to_string();
    let is_empty = refusal.detail.is_none() && refusal.fields.is_empty();
    html! {
        <figure class="quotation">
            <figcaption>
                {texts.fill(key::ANSWER_SERVER_SAYS, &[("status", &status)])}
                if let Some(code) = &refusal.error_code {
                    {" · "}{texts.get(key::ANSWER_ERROR_CODE)}{" "}<code>{code}</code>
                }
            </figcaption>
            if let Some(detail) = &refusal.detail {
                <blockquote>{detail}</blockquote>
            }
            { for refusal.fields.iter().map(|entry| html! {
                <blockquote><code>{&entry.field}</code>{": "}{entry.messages.join(" ")}</blockquote>
            }) }
            if let Some(wait) = &refusal.retry_after {
                <p>{match wait {
                    RetryAfter::Seconds(seconds) =>
                        texts.fill(key::ANSWER_WAIT_SECONDS, &[("seconds", &seconds.to_string())]),
                    RetryAfter::Date(date) => texts.fill(key::ANSWER_WAIT_UNTIL, &[("date", date)]),
                }}</p>
            }
            if is_empty && !refusal.raw.trim().is_empty() {
                <details>
                    <summary>{texts.get(key::ANSWER_RAW)}</summary>
                    <pre>{&refusal.raw}</pre>
                </details>
            }
        </figure>
    }
}
