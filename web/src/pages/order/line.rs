//! One line: what it is, what became of it, and its code.

use std::rc::Rc;

use release_core::endpoint::CreateMapping;
use release_core::model::{OrderItem, Quantity};
use release_web_logic::names::sku_of_line;
use release_web_logic::order::{Shown, doubts, is_open, lane};
use yew::prelude::*;

use super::code_field::use_code_field;
use super::doubts::lane_badge;
use super::drafts::DrawnDrafts;
use super::result::{ResultView, result_view};
use super::whole::Whole;
use crate::components::{Kind, Notice, amount, status_badge};
use crate::i18n::{Key, Texts, key};
use crate::state::{LineHistory, LineInRun, Settings, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct LineProps {
    pub(super) whole: Rc<Whole>,
    pub(super) line: OrderItem,
    pub(super) history: LineHistory,
    /// Whether the run of this line is being written down.
    pub(super) is_queued: bool,
    /// Whether any line of the order is being sent from here.
    pub(super) is_busy: bool,
    pub(super) drafts: UseReducerHandle<DrawnDrafts>,
    /// Asks for confirmation to send these lines.
    pub(super) ask: Callback<Vec<CreateMapping>>,
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
    sku_of_line(line).unwrap_or_else(|| "–".to_owned())
}

/// One line of the order.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let (line, history) = (&props.line, &props.history);
    let item = line.pk;
    let code_field = use_code_field(texts, item, &props.drafts, &props.ask, props.is_busy);
    let in_runs: Vec<&LineInRun> = history.of(item).collect();
    let shown = Shown::of(&in_runs, props.is_queued);
    let phase = match shown {
        Shown::Queued => Some(key::LINE_QUEUED),
        Shown::Sending => Some(key::LINE_SENDING),
        Shown::Nothing | Shown::InRuns { .. } => None,
    };
    let result = match shown {
        Shown::InRuns { newest, earlier } => Some(result_view(&ResultView {
            texts,
            newest,
            earlier,
            line,
            history,
            drafts: &props.drafts,
        })),
        _ => None,
    };
    let doubts = doubts(&props.whole.order, history, &props.drafts, line);
    html! {
        <li class="line" aria-labelledby={format!("line-{item}")}>
            {line_facts(texts, line, &quantity_key(app.settings.as_deref()))}
            if line.is_cancelled() {
                {Notice::new(Kind::Warning, texts.get(key::LINE_CANCELLED_TITLE))
                    .show(html! { <p>{texts.get(key::LINE_CANCELLED_TEXT)}</p> })}
            }
            if let Some(phase) = phase {
                <p class="loading" role="status">
                    <progress aria-label={texts.get(phase)} />
                    {texts.get(phase)}
                </p>
            }
            {for result}
            if phase.is_none() && is_open(history, &props.drafts, item) {
                {code_field}
                // Always there: to come and go, it would take the focus out of the field.
                <p class="lane">{for lane(&props.drafts, item, &doubts).map(|lane| lane_badge(texts, lane))}</p>
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
    let price = amount(texts, line.price.as_deref(), line.price_currency.as_deref());
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

fn cancel_status(texts: Texts, status: Option<&str>) -> String {
    match status {
        None => texts.get(key::LINE_CANCEL_NONE).to_owned(),
        Some("waiting") => texts.get(key::LINE_CANCEL_WAITING).to_owned(),
        Some("rejected") => texts.get(key::LINE_CANCEL_REJECTED).to_owned(),
        Some("completed") => texts.get(key::LINE_CANCEL_COMPLETED).to_owned(),
        Some(other) => other.to_owned(),
    }
}
