//! The one question before sending.

use release_core::Outcome;
use release_core::model::Order;
use yew::prelude::*;

use super::line::{quantity, quantity_key, sku};
use crate::api::Record;
use crate::components::{Kind, Notice, Question};
use crate::i18n::{Key, Texts, key};
use crate::state::{InRuns, Prepared, Stand, UseReleases, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct ConfirmProps {
    pub(super) lines: Vec<Prepared>,
    pub(super) in_runs: InRuns,
    pub(super) host: String,
    pub(super) on_cancel: Callback<()>,
    pub(super) on_confirm: Callback<()>,
}

/// Names everything that will be sent. What is doubtful must be ticked first.
#[component]
pub(super) fn Confirm(props: &ConfirmProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let releases = app.releases;
    let quantity_key = quantity_key(app.settings.as_deref());
    let first = props.lines.first().expect("asked for lines only");
    let release = first.call.update_stock;
    let (title, one, other) = if release {
        (
            key::CONFIRM_RELEASE_TITLE,
            key::CONFIRM_RELEASE_ONE,
            key::CONFIRM_RELEASE_OTHER,
        )
    } else {
        (
            key::CONFIRM_RECORD_TITLE,
            key::CONFIRM_RECORD_ONE,
            key::CONFIRM_RECORD_OTHER,
        )
    };
    let button = match &props.lines[..] {
        [only] => texts.fill(
            one,
            &[("line", &only.call.item.to_string()), ("host", &props.host)],
        ),
        many => texts.fill(
            other,
            &[("count", &many.len().to_string()), ("host", &props.host)],
        ),
    };
    let doubts = doubts(&props.lines, &first.order, &releases, &props.in_runs);
    html! {
        <Question title={texts.get(title)} {button} cancel={texts.get(key::CONFIRM_CANCEL)}
            on_confirm={&props.on_confirm} on_cancel={&props.on_cancel}>
            <p>{texts.get(if release { key::CONFIRM_RELEASE_TEXT } else { key::CONFIRM_RECORD_TEXT })}</p>
            <div class="table-frame" tabindex="0" role="group" aria-labelledby={Question::TITLE}>
                <table>
                    <thead><tr>
                        <th scope="col">{texts.get(key::LINE_ID)}</th>
                        <th scope="col">{texts.get(key::LINE_SKU)}</th>
                        <th scope="col">{texts.get(key::LINE_CODE)}</th>
                        <th scope="col" class="number">{texts.get(key::LINE_QUANTITY)}</th>
                    </tr></thead>
                    <tbody>
                        { for props.lines.iter().map(|line| html! {
                            <tr key={line.call.item.get()}>
                                <td class="code">{line.call.item.to_string()}</td>
                                <td class="code">{sku(&line.line)}</td>
                                <td class="code erp-code">{line.call.code.as_str()}</td>
                                <td class="number">{quantity(texts, &line.line, &quantity_key)}</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            <p>{texts.get(key::CONFIRM_HOST)}{" "}<strong class="code">{&props.host}</strong></p>
            { for doubts.into_iter().enumerate().map(|(at, doubt)| consent(texts, at, &doubt)) }
        </Question>
    }
}

/// What is doubtful, and a box to tick.
fn consent(texts: Texts, at: usize, doubt: &Doubt) -> Html {
    Notice::new(Kind::Warning, texts.get(doubt.title)).show(html! {
        <label>
            <input type="checkbox" required=true id={format!("doubt-{at}")} />
            {texts.fill(doubt.consent, &[("lines", &doubt.lines)])}
        </label>
    })
}

/// Something that a person must agree to before lines are sent.
struct Doubt {
    title: Key,
    consent: Key,
    lines: String,
}

fn doubts(
    lines: &[Prepared],
    order: &Order,
    releases: &UseReleases,
    in_runs: &InRuns,
) -> Vec<Doubt> {
    let named = |wanted: &dyn Fn(&Prepared) -> bool| {
        let found = lines.iter().filter(|line| wanted(line));
        let names: Vec<String> = found.map(|line| line.call.item.to_string()).collect();
        names.join(", ")
    };
    let last = |line: &Prepared| {
        let last = releases.records(line.call.item).next();
        last.map(Record::known_outcome)
    };
    let in_run = |line: &Prepared, stand| {
        let in_run = in_runs.of(line.call.item);
        in_run.is_some_and(|it| it.stand == stand)
    };
    let not_sent = if order.is_send == Some(false) {
        named(&|_| true)
    } else {
        String::new()
    };
    let all = [
        (
            key::ORDER_NOT_SENT_TITLE,
            key::CONFIRM_CONSENT_NOT_SENT,
            not_sent,
        ),
        (
            key::LINE_CANCELLED_TITLE,
            key::CONFIRM_CONSENT_CANCELLED,
            named(&|line| line.line.is_cancelled() || order.status.is_cancelled()),
        ),
        (
            key::CONFIRM_UNKNOWN_TITLE,
            key::CONFIRM_CONSENT_UNKNOWN,
            named(&|line| {
                matches!(last(line), Some(Outcome::Unknown(_))) || in_run(line, Stand::Unknown)
            }),
        ),
        (
            key::CONFIRM_DONE_TITLE,
            key::CONFIRM_CONSENT_DONE,
            named(&|line| {
                last(line).is_some_and(|outcome| outcome.is_done()) || in_run(line, Stand::Done)
            }),
        ),
        (
            key::CONFIRM_RUN_TITLE,
            key::CONFIRM_CONSENT_RUN,
            named(&|line| in_run(line, Stand::Open)),
        ),
    ];
    all.into_iter()
        .filter(|(_, _, lines)| !lines.is_empty())
        .map(|(title, consent, lines)| Doubt {
            title,
            consent,
            lines,
        })
        .collect()
}
