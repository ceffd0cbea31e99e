//! The explanation of an error or an outcome.

use release_core::error::{CallError, Refusal, RetryAfter};
use release_core::{BaseUrl, CallCode, HasCode};
use yew::prelude::*;

use super::causes::Causes;
use super::{Kind, Notice};
use crate::i18n::{Texts, explain, key};

/// What happened at this address (none is that of the session) and what to do next. What it means for the stock is told of
/// calls that could have changed it, and of no others.
pub(crate) fn explanation_notice(
    texts: Texts,
    what: CallCode,
    address: Option<BaseUrl>,
    body: Html,
) -> Html {
    let explanation = explain(texts, what);
    Notice::new(Kind::Bad, explanation.what)
        .urgent()
        .show(html! {
            <>
                <p>{explanation.next}</p>
                if what == CallCode::ReachNetwork {
                    <Causes {address} />
                }
                {body}
            </>
        })
}

/// A failed reading call, with the server's own words or the technical details.
pub(crate) fn failed_call(texts: Texts, error: &CallError, body: Html) -> Html {
    failed_as(texts, error.code(), error, None, body)
}

/// The same, told under another key, of another Omnitron than that of the session.
pub(crate) fn failed_as(
    texts: Texts,
    what: CallCode,
    error: &CallError,
    address: Option<BaseUrl>,
    body: Html,
) -> Html {
    let evidence = match error.refusal() {
        Some(refusal) => quotation(texts, refusal),
        None => details(texts, error.to_string()),
    };
    explanation_notice(texts, what, address, html! { <>{evidence}{body}</> })
}

/// Technical details, for whoever looks after the page.
pub(crate) fn details(texts: Texts, text: String) -> Html {
    html! {
        <details>
            <summary>{texts.get(key::ANSWER_DETAILS)}</summary>
            <pre>{text}</pre>
        </details>
    }
}

/// What a person can check of a line of which nobody can say.
pub(crate) fn to_check(texts: Texts) -> Html {
    html! {
        <>
            <h3>{texts.get(key::CHECK_TITLE)}</h3>
            <ul>
                <li>{texts.get(key::CHECK_ERP)}</li>
                <li>{texts.get(key::CHECK_COUNTER)}</li>
                <li>{texts.get(key::CHECK_ADMIN)}</li>
            </ul>
        </>
    }
}

/// The server's words, as a quotation.
pub(crate) fn quotation(texts: Texts, refusal: &Refusal) -> Html {
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
                <blockquote>
                    if entry.field != "non_field_errors" { <code>{&entry.field}</code>{": "} }
                    {entry.messages.join(" ")}
                </blockquote>
            }) }
            if let Some(wait) = &refusal.retry_after {
                <p>{wait_text(texts, wait)}</p>
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

fn wait_text(texts: Texts, wait: &RetryAfter) -> String {
    match wait {
        RetryAfter::Seconds(seconds) => texts.fill(
            key::ANSWER_WAIT_SECONDS,
            &[("seconds", &seconds.to_string())],
        ),
        RetryAfter::Date(date) => texts.fill(key::ANSWER_WAIT_UNTIL, &[("date", date)]),
    }
}
