//! The one question before sending.

use std::rc::Rc;

use release_core::{Connection, OrderItemId};
use release_run::Doubt;
use release_web_logic::Known;
use release_web_logic::order::{Forecast, forecasts, kinds_of_doubt};
use yew::prelude::*;

use super::doubts::words;
use super::line::{product_name, quantity, sku};
use super::stock::stock_change;
use super::whole::Whole;
use crate::components::{
    About, DeliveryNotice, Kind, Notice, Question, doubt, known, moment_listed, use_known,
};
use crate::i18n::{Key, Texts, key};
use crate::state::{LineHistory, OrderLine, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct ConfirmProps {
    pub(super) lines: Vec<OrderLine>,
    pub(super) connection: Connection,
    pub(super) whole: Rc<Whole>,
    pub(super) history: LineHistory,
    pub(super) on_cancel: Callback<()>,
    pub(super) on_confirm: Callback<()>,
}

/// Names everything that will be sent. What is doubtful must be ticked first.
#[component]
pub(super) fn Confirm(props: &ConfirmProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let quantity_key = app.quantity_key();
    let shown = use_known(Some(&props.connection.base_url));
    let shown = (*shown).as_ref();
    let host = props.connection.base_url.host();
    let release = props.lines.iter().any(|line| line.call.update_stock);
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
            &[("line", &only.call.item.to_string()), ("host", host)],
        ),
        many => texts.fill(other, &[("count", &many.len().to_string()), ("host", host)]),
    };
    let label = |key: Key| AttrValue::Static(texts.get(key));
    html! {
        <Question title={texts.get(title)} {button} cancel={texts.get(key::CONFIRM_CANCEL)}
            on_confirm={&props.on_confirm} on_cancel={&props.on_cancel}>
            <p>{texts.get(if release { key::CONFIRM_RELEASE_TEXT } else { key::CONFIRM_RECORD_TEXT })}</p>
            if !release {
                <p>{doubt(texts, shown, About::AfterRecord, key::CONFIRM_RECORD_DOUBT)}</p>
            }
            <div class="table-frame" tabindex="0" role="group" aria-labelledby={Question::TITLE}>
                <table class="cards">
                    <thead><tr>
                        <th scope="col">{texts.get(key::LINE_ID)}</th>
                        <th scope="col">{texts.get(key::LINE_SKU)}</th>
                        <th scope="col">{texts.get(key::LINE_CODE)}</th>
                        <th scope="col" class="number">{texts.get(key::LINE_QUANTITY)}</th>
                    </tr></thead>
                    <tbody>
                        { for props.lines.iter().map(|line| html! {
                            <tr key={line.call.item.get()}>
                                <td data-label={label(key::LINE_ID)} class="code">{line.call.item.to_string()}</td>
                                <td data-label={label(key::LINE_SKU)}>
                                    <span class="code">{sku(&line.line)}</span>
                                    {for product_name(&line.line).map(|name| html! { <small dir="auto">{name}</small> })}
                                </td>
                                <td data-label={label(key::LINE_CODE)} class="code erp-code">
                                    {line.call.code.as_str()}
                                </td>
                                <td data-label={label(key::LINE_QUANTITY)} class="number">{quantity(texts, &line.line, &quantity_key)}</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            {forecast(texts, &forecasts(&props.whole.order, &props.lines, &props.history, &quantity_key))}
            <p>
                {for props.whole.order.number.as_ref().map(|number| html! {
                    <>{texts.fill(key::ORDER_TITLE, &[("number", number)])}{" · "}</>
                })}
                {texts.get(key::CONFIRM_HOST)}{" "}<strong class="code">{host}</strong>
            </p>
            <DeliveryNotice {texts} connection={props.connection.clone()} at_once={1}>
                <p>{texts.get(key::DELIVERY_ORDER)}</p>
            </DeliveryNotice>
            { for kinds_of_doubt(&props.lines).into_iter().enumerate().map(|(at, kind)| consent(texts, shown, at, &kind)) }
        </Question>
    }
}

/// What the release would make of counters that were read before. Nothing is
/// read for it.
fn forecast(texts: Texts, forecasts: &[Forecast]) -> Html {
    if forecasts.is_empty() {
        return Html::default();
    }
    let row = |forecast: &Forecast| {
        let (before, after) = (forecast.before.to_string(), forecast.after().to_string());
        html! { <div><dt class="code">{sku(&forecast.line)}</dt><dd>
            {stock_change(&before, &after)}<small>{texts.fill(key::CONFIRM_READ_AT, &[("time", &moment_listed(texts, forecast.read_at))])}</small>
        </dd></div> }
    };
    html! {
        <section class="forecast">
            <h3>{texts.get(key::CONFIRM_FORECAST)}</h3>
            <dl>{for forecasts.iter().map(row)}</dl>
            <small>{texts.get(key::CONFIRM_FORECAST_TEXT)}</small>
        </section>
    }
}

/// What is known of a doubt, or that nothing is.
fn beside(texts: Texts, shown: Option<&Known>, of: Doubt) -> Html {
    let Some(about) = About::doubt(of) else {
        return Html::default();
    };
    match of {
        Doubt::Unknown | Doubt::Done => {
            html! { <p>{doubt(texts, shown, about, key::KNOWN_SECOND)}</p> }
        }
        _ => known(texts, shown, about),
    }
}

/// What is doubtful, and a box to tick.
fn consent(
    texts: Texts,
    shown: Option<&Known>,
    at: usize,
    (of, items): &(Doubt, Vec<OrderItemId>),
) -> Html {
    let lines: Vec<String> = items.iter().map(ToString::to_string).collect();
    let (title, consent) = words(*of);
    Notice::new(Kind::Warning, texts.get(title)).show(html! {
        <>
            {beside(texts, shown, *of)}
            <label>
                <input type="checkbox" required=true id={format!("doubt-{at}")} />
                {texts.fill(consent, &[("lines", &lines.join(", "))])}
            </label>
        </>
    })
}
