//! One line: what it is, what became of it, and its code.

use std::rc::Rc;

use release_core::model::{OrderItem, Quantity};
use release_core::{OrderItemId, Outcome};
use yew::prelude::*;

use super::Whole;
use super::code_field::use_code_field;
use super::drafts::Drafts;
use super::in_run::in_run;
use super::result::{ResultView, again, result_view};
use crate::api::Record;
use crate::components::{Kind, Notice, amount, status_badge, told_notice};
use crate::i18n::{Key, Texts, key};
use crate::state::{InRuns, Phase, Settings, UseReleases, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct LineProps {
    pub(super) whole: Rc<Whole>,
    pub(super) line: OrderItem,
    pub(super) in_runs: InRuns,
    pub(super) drafts: UseReducerHandle<Drafts>,
    /// Asks for confirmation to send these lines.
    pub(super) ask: Callback<Vec<OrderItemId>>,
}

/// Whether a line may be sent without a further word: nothing is known of it,
/// or it was not sent, or refused. Anything else a person reopens on purpose.
pub(super) fn is_open(
    releases: &UseReleases,
    in_runs: &InRuns,
    drafts: &Drafts,
    item: OrderItemId,
) -> bool {
    if releases.phase(item).is_some() {
        return false;
    }
    let last = releases.records(item).next();
    let settled = last.is_some_and(is_settled) || in_runs.of(item).is_some();
    !settled || drafts.is_reopened(item)
}

/// Whether a try leaves nothing to be sent, or nobody can say.
fn is_settled(record: &Record) -> bool {
    let outcome = record.known_outcome();
    !matches!(outcome, Outcome::NotSent(_) | Outcome::Refused(_))
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
    let app = use_app();
    let texts = app.texts();
    let releases = app.releases;
    let line = &props.line;
    let item = line.pk;
    let phase = releases.phase(item);
    let records: Vec<&Record> = releases.records(item).collect();
    let busy = releases.is_busy();
    let code_field = use_code_field(texts, item, &props.drafts, &props.ask, busy);
    let last = records.split_first().filter(|_| phase.is_none());
    let result = last.map(|(last, earlier)| {
        result_view(&ResultView {
            texts,
            record: last,
            earlier,
            order: &props.whole.order,
            line,
            drafts: &props.drafts,
        })
    });
    let in_run = props.in_runs.of(item).map(|of| {
        // What was tried here since offers it below.
        let is_offered = last.is_some_and(|(last, _)| is_settled(last));
        let again = if is_offered {
            Html::default()
        } else {
            again(texts, &props.drafts, item, &of.line.call().code)
        };
        in_run(texts, of, again)
    });
    let not_built = releases.not_built(item);
    html! {
        <li class="line" aria-labelledby={format!("line-{item}")}>
            {line_facts(texts, line, &quantity_key(app.settings.as_deref()))}
            if line.is_cancelled() {
                {Notice::new(Kind::Warning, texts.get(key::LINE_CANCELLED_TITLE))
                    .show(html! { <p>{texts.get(key::LINE_CANCELLED_TEXT)}</p> })}
            }
            if let Some(phase) = phase {
                <p class="loading" role="status">
                    <progress aria-label={texts.get(phase_name(phase))} />
                    {texts.get(phase_name(phase))}
                </p>
            }
            {for not_built.map(|what| told_notice(texts, what, Html::default()))}
            {for in_run}
            {for result}
            if is_open(&releases, &props.in_runs, &props.drafts, item) {
                {code_field}
            }
        </li>
    }
}

/// The attribute that holds the quantity, from the page's settings.
pub(super) fn quantity_key(settings: Option<&Settings>) -> String {
    settings.map_or_else(String::new, |settings| settings.config.quantity_key.clone())
}

/// What the line is.
fn line_facts(texts: Texts, line: &OrderItem, quantity_key: &str) -> Html {
    let name = line
        .product
        .as_ref()
        .and_then(|product| product.name.clone());
    let fact = |name: Key, class: &'static str, value: Html| {
        html! { <div><dt>{texts.get(name)}</dt><dd {class}>{value}</dd></div> }
    };
    let price = amount(line.price.as_deref(), line.price_currency.as_deref());
    let cancellation = cancel_status(texts, line.cancel_status.as_deref());
    html! {
        <div class="line-facts">
            <div class="product" id={format!("line-{}", line.pk)}>
                <span class="code sku">{sku(line)}</span>
                <span dir="auto">{name}</span>
            </div>
            <dl>
                {fact(key::LINE_ID, "code", line.pk.to_string().into())}
                {fact(key::LINE_QUANTITY, "figures", quantity(texts, line, quantity_key).into())}
                {fact(key::LINE_PRICE, "figures", price.into())}
                {fact(key::ORDERS_STATUS, "", status_badge(texts, &line.status))}
                {fact(key::LINE_CANCELLATION, "", cancellation.into())}
            </dl>
        </div>
    }
}

const fn phase_name(phase: Phase) -> Key {
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
