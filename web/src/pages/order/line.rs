//! One line: what it is, what became of it, and its code.

use std::rc::Rc;

use release_core::model::{OrderItem, Quantity};
use release_core::{OrderItemId, Outcome};
use yew::prelude::*;

use super::Whole;
use super::code_field::CodeField;
use super::drafts::{Drafts, Edit};
use super::result::ResultView;
use crate::components::{Kind, Notice, StatusBadge, ToldNotice, amount};
use crate::i18n::{Texts, key};
use crate::state::{Phase, UseReleases, use_releases, use_settings, use_texts};

#[derive(PartialEq, Properties)]
pub(super) struct LineProps {
    pub(super) whole: Rc<Whole>,
    pub(super) line: OrderItem,
    pub(super) drafts: UseReducerHandle<Drafts>,
    /// Asks for confirmation to send these lines.
    pub(super) ask: Callback<Vec<OrderItemId>>,
}

/// Whether a line may be sent without a further word: nothing is known of it,
/// or it was not sent, or refused. Anything else a person reopens on purpose.
pub(super) fn is_open(releases: &UseReleases, drafts: &Drafts, item: OrderItemId) -> bool {
    if releases.phase(item).is_some() {
        return false;
    }
    let last = releases.records(item).next();
    let settled = last.is_some_and(|record| {
        !matches!(
            record.known_outcome(),
            Outcome::NotSent(_) | Outcome::Refused(_)
        )
    });
    !settled || drafts.is_reopened(item)
}

/// How many units a line stands for, in words where it is not sure.
pub(super) fn quantity(texts: Texts, line: &OrderItem, key: &str) -> String {
    match line.quantity(key) {
        Quantity::Stated(text) => text,
        Quantity::ProbablyOne => texts.get(key::LINE_PROBABLY_ONE).to_owned(),
        Quantity::Unreadable(text) => texts.fill(key::LINE_QUANTITY_DOUBTFUL, &[("text", &text)]),
    }
}

/// The SKU, or the product's id where only that is known.
pub(super) fn sku(line: &OrderItem) -> String {
    let product = line.product.as_ref();
    let sku = product.and_then(|product| product.sku.clone());
    let id = || product.and_then(|product| Some(format!("#{}", product.pk?)));
    sku.or_else(id).unwrap_or_else(|| "–".to_owned())
}

/// One line of the order.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let texts = use_texts();
    let settings = use_settings();
    let releases = use_releases();
    let line = &props.line;
    let item = line.pk;
    let name = line
        .product
        .as_ref()
        .and_then(|product| product.name.clone());
    let phase = releases.phase(item);
    let records: Vec<_> = releases.records(item).cloned().collect();
    let last = records.first().filter(|_| phase.is_none()).cloned();
    let on_reopen = {
        let drafts = props.drafts.clone();
        Callback::from(move |code: String| drafts.dispatch(Edit::Reopen(item, code)))
    };
    let title_id = format!("line-{item}");
    html! {
        <li class="line" aria-labelledby={title_id.clone()}>
            <div class="line-facts">
                <div class="product" id={title_id}>
                    <span class="code sku">{sku(line)}</span>
                    <span dir="auto">{name}</span>
                </div>
                <dl>
                    <div><dt>{texts.get(key::LINE_ID)}</dt><dd class="code">{item.to_string()}</dd></div>
                    <div><dt>{texts.get(key::LINE_QUANTITY)}</dt>
                        <dd class="figures">{quantity(texts, line, &settings.config.quantity_key)}</dd></div>
                    <div><dt>{texts.get(key::LINE_PRICE)}</dt>
                        <dd class="figures">{amount(line.price.as_deref(), line.price_currency.as_deref())}</dd></div>
                    <div><dt>{texts.get(key::ORDERS_STATUS)}</dt>
                        <dd><StatusBadge status={line.status.clone()} /></dd></div>
                    <div><dt>{texts.get(key::LINE_CANCELLATION)}</dt>
                        <dd>{cancel_status(texts, line.cancel_status.as_deref())}</dd></div>
                </dl>
            </div>
            if line.is_cancelled() {
                <Notice kind={Kind::Warning} title={texts.get(key::LINE_CANCELLED_TITLE)}>
                    <p>{texts.get(key::LINE_CANCELLED_TEXT)}</p>
                </Notice>
            }
            if let Some(phase) = phase {
                <p class="loading" role="status">
                    <progress aria-label={texts.get(phase_name(phase))} />
                    {texts.get(phase_name(phase))}
                </p>
            }
            if let Some(what) = releases.not_built(item) {
                <ToldNotice {what} />
            }
            if let Some(last) = last {
                <ResultView
                    record={last}
                    earlier={records[1..].to_vec()}
                    order={props.whole.order.clone()}
                    line={line.clone()}
                    reopened={props.drafts.is_reopened(item)}
                    {on_reopen}
                />
            }
            if is_open(&releases, &props.drafts, item) {
                <CodeField {item} drafts={props.drafts.clone()} ask={props.ask.clone()} />
            }
        </li>
    }
}

const fn phase_name(phase: Phase) -> crate::i18n::Key {
    match phase {
        Phase::Queued => key::LINE_QUEUED,
        Phase::Sending => key::LINE_SENDING,
    }
}

fn cancel_status(texts: Texts, status: Option<&str>) -> String {
    match status {
        None => texts.get(key::LINE_CANCEL_NONE).to_owned(),
        Some("waiting") => texts.get(key::LINE_CANCEL_WAITING).to_owned(),
        Some("rejected") => texts.get(key::LINE_CANCEL_REJECTED).to_owned(),
        Some("completed") => texts.get(key::LINE_CANCEL_COMPLETED).to_owned(),
        Some(other) => other.to_owned(),
    }
}
