//! One line: what it is, what became of it, and its code.

use std::rc::Rc;

use release_core::model::{OrderItem, Quantity};
use release_web_logic::names::sku_of_line;
use release_web_logic::order::{Shown, doubts, is_open, lane};
use yew::prelude::*;

use super::code_field::{CodeActions, use_code_field};
use super::doubts::lane_badge;
use super::result::{ResultView, result_view};
use super::whole::Whole;
use crate::components::{Kind, Notice, amount, status_badge, use_known};
use crate::i18n::{Key, Texts, key};
use crate::state::{LineHistory, LineInRun, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct LineProps {
    pub(super) whole: Rc<Whole>,
    pub(super) line: OrderItem,
    pub(super) history: LineHistory,
    /// Whether the run of this line is being written down.
    pub(super) is_queued: bool,
    /// Whether any line of the order is being sent from here.
    pub(super) is_busy: bool,
    /// Whether the line is sent by its own button only.
    pub(super) is_alone: bool,
    /// The reserved units of its product, where those of any line are known.
    pub(super) reserved: Option<Html>,
    pub(super) actions: CodeActions,
}

/// How many units a line stands for, in words where it is not sure.
pub(crate) fn quantity(texts: Texts, line: &OrderItem, key: &str) -> String {
    match line.quantity(key) {
        Quantity::Stated(text) => text,
        Quantity::ProbablyOne => texts.get(key::LINE_PROBABLY_ONE).to_owned(),
        Quantity::Unreadable(text) => texts.fill(key::LINE_QUANTITY_DOUBTFUL, &[("text", &text)]),
    }
}

/// The name of the product, if Omnitron gives one.
pub(super) fn product_name(line: &OrderItem) -> Option<String> {
    line.product
        .as_ref()
        .and_then(|product| product.name.clone())
}

/// The SKU, or the product's id where only that is known.
pub(crate) fn sku(line: &OrderItem) -> String {
    sku_of_line(line).unwrap_or_else(|| "–".to_owned())
}

/// One line of the order: a row, and below it what became of it.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let session = app.session.current();
    let known = use_known(session.map(|it| &it.connection.base_url));
    let (line, history, drafts) = (&props.line, &props.history, &props.actions.drafts);
    let item = line.pk;
    let is_main = props.is_alone && drafts.call(item).is_some();
    let code = use_code_field(texts, item, &props.actions, props.is_busy, is_main);
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
            known: (*known).as_ref(),
            drafts,
        })),
        _ => None,
    };
    let order = &props.whole.order;
    let doubts = doubts(order, history, drafts, line);
    let is_open = phase.is_none() && is_open(history, drafts, item);
    let sent = in_runs
        .first()
        .map(|newest| newest.line.call().code.to_string());
    let label = |key| AttrValue::Static(texts.get(key));
    let columns = if props.reserved.is_some() { "5" } else { "4" };
    html! {
        <tbody class="order-line" aria-labelledby={format!("line-{item}")}>
            <tr key="line">
                {product(texts, line)}
                <td class="number" data-label={label(key::LINE_QUANTITY)}>
                    {quantity(texts, line, &app.quantity_key())}
                </td>
                if let Some(reserved) = &props.reserved {
                    <td class="number" data-label={label(key::ORDER_RESERVED)}>{reserved.clone()}</td>
                }
                if is_open {
                    <td key="field" class="code-cell">
                        {code.field}
                        // Always there: to come and go, it would take the focus out of the field.
                        <p class="lane">
                            {for lane(drafts, item, &doubts).map(|lane| lane_badge(texts, lane))}
                            {for code.fix}
                        </p>
                    </td>
                    <td key="button" class="action no-print">{code.button}</td>
                } else {
                    <td key="code" class="code erp-code" colspan="2" data-label={label(key::LINE_CODE)}>{for sent}</td>
                }
            </tr>
            if line.is_cancelled() || phase.is_some() || result.is_some() {
                <tr key="under" class="under">
                    <td colspan={columns}>
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
                    </td>
                </tr>
            }
        </tbody>
    }
}

/// What the line is: its product, and in small what else Omnitron says of it.
fn product(texts: Texts, line: &OrderItem) -> Html {
    let fact = |name: Key, class: &'static str, value: Html| {
        html! { <div><dt>{texts.get(name)}</dt><dd {class}>{value}</dd></div> }
    };
    let price = amount(texts, line.price.as_deref(), line.price_currency.as_deref());
    let cancellation = line.cancel_status.as_deref();
    html! {
        <th scope="row">
            <div class="product" id={format!("line-{}", line.pk)}>
                <span class="code sku">{sku(line)}</span>{" "}
                <span dir="auto">{product_name(line)}</span>
            </div>
            <dl class="line-more">
                {fact(key::LINE_ID, "code", line.pk.to_string().into())}
                {fact(key::LINE_PRICE, "figures", price.into())}
                {fact(key::ORDERS_STATUS, "", status_badge(texts, &line.status))}
                {for cancellation.map(|status| {
                    fact(key::LINE_CANCELLATION, "", cancel_status(texts, status).into())
                })}
            </dl>
        </th>
    }
}

fn cancel_status(texts: Texts, status: &str) -> String {
    match status {
        "waiting" => texts.get(key::LINE_CANCEL_WAITING).to_owned(),
        "rejected" => texts.get(key::LINE_CANCEL_REJECTED).to_owned(),
        "completed" => texts.get(key::LINE_CANCEL_COMPLETED).to_owned(),
        other => other.to_owned(),
    }
}
