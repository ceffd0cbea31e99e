//! The one question before sending.

use release_core::model::Order;
use release_core::{OrderItemId, Outcome};
use yew::prelude::*;

use super::line::{quantity, sku};
use crate::api::Record;
use crate::components::{Dialog, Kind, Notice};
use crate::i18n::{Key, key};
use crate::state::{Prepared, UseReleases, use_releases, use_settings, use_texts};

#[derive(PartialEq, Properties)]
pub(super) struct ConfirmProps {
    pub(super) lines: Vec<Prepared>,
    pub(super) host: String,
    pub(super) on_cancel: Callback<()>,
    pub(super) on_confirm: Callback<()>,
}

/// Names everything that will be sent. What is doubtful must be ticked first.
#[component]
pub(super) fn Confirm(props: &ConfirmProps) -> Html {
    let texts = use_texts();
    let settings = use_settings();
    let releases = use_releases();
    let Some(first) = props.lines.first() else {
        return Html::default();
    };
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
    let onsubmit = {
        let on_confirm = props.on_confirm.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_confirm.emit(());
        })
    };
    let cancel = props.on_cancel.reform(|_: MouseEvent| ());
    let doubts = doubts(&props.lines, &first.order, &releases);
    html! {
        <Dialog labelled_by="confirm-title" on_cancel={props.on_cancel.clone()}>
            <form {onsubmit}>
                <h2 id="confirm-title">{texts.get(title)}</h2>
                <p>{texts.get(if release { key::CONFIRM_RELEASE_TEXT } else { key::CONFIRM_RECORD_TEXT })}</p>
                <div class="table-frame" tabindex="0" role="group" aria-labelledby="confirm-title">
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
                                    <td class="number">{quantity(texts, &line.line, &settings.config.quantity_key)}</td>
                                </tr>
                            }) }
                        </tbody>
                    </table>
                </div>
                <p>{texts.get(key::CONFIRM_HOST)}{" "}<strong class="code">{&props.host}</strong></p>
                { for doubts.into_iter().enumerate().map(|(at, doubt)| html! {
                    <Notice kind={Kind::Warning} title={texts.get(doubt.title)}>
                        <label>
                            <input type="checkbox" required=true id={format!("doubt-{at}")} />
                            {texts.fill(doubt.consent, &[("lines", &doubt.lines)])}
                        </label>
                    </Notice>
                }) }
                <footer>
                    <button type="button" class="secondary" onclick={cancel}>{texts.get(key::CONFIRM_CANCEL)}</button>
                    <button type="submit">{button}</button>
                </footer>
            </form>
        </Dialog>
    }
}

/// Something that a person must agree to before lines are sent.
struct Doubt {
    title: Key,
    consent: Key,
    lines: String,
}

fn doubts(lines: &[Prepared], order: &Order, releases: &UseReleases) -> Vec<Doubt> {
    let named = |wanted: &dyn Fn(&Prepared) -> bool| {
        let found = lines.iter().filter(|line| wanted(line));
        let names: Vec<String> = found.map(|line| line.call.item.to_string()).collect();
        names.join(", ")
    };
    let last = |item: OrderItemId| releases.records(item).next().map(Record::known_outcome);
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
            named(&|line| matches!(last(line.call.item), Some(Outcome::Unknown(_)))),
        ),
        (
            key::CONFIRM_DONE_TITLE,
            key::CONFIRM_CONSENT_DONE,
            named(&|line| last(line.call.item).is_some_and(|outcome| outcome.is_done())),
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
