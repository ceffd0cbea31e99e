//! The facts of the order, and their meaning for releasing its lines.

use release_core::model::Order;
use yew::prelude::*;

use crate::components::{Kind, Notice, amount, sent_badge, status_badge, when};
use crate::i18n::{Key, Texts, key};
use crate::pages::orders::channel_name;

/// What stands beside the order's number: its status and its date.
pub(super) fn title_facts(texts: Texts, order: &Order) -> Html {
    let name = |name: Key| html! { <span class="visually-hidden">{texts.get(name)}{": "}</span> };
    html! {
        <>
            <p>{name(key::ORDERS_STATUS)}{status_badge(texts, &order.status)}</p>
            <p class="muted figures">{name(key::ORDERS_DATE)}{when(texts, order.date_placed.as_deref())}</p>
        </>
    }
}

/// The order's other facts.
pub(super) fn facts(texts: Texts, order: &Order) -> Html {
    let fact = |name: Key, class: &'static str, value: Html| {
        html! { <div><dt>{texts.get(name)}</dt><dd {class} dir="auto">{value}</dd></div> }
    };
    let warning = |title: Key, text: Key| {
        let text = html! { <p>{texts.get(text)}</p> };
        Notice::new(Kind::Warning, texts.get(title)).show(text)
    };
    let total = amount(texts, order.amount.as_deref(), order.currency.as_deref());
    html! {
        <>
            <dl class="facts">
                {fact(key::ORDERS_SENT, "", sent_badge(texts, order.is_send))}
                {fact(key::ORDERS_AMOUNT, "figures", total.into())}
                {fact(key::ORDERS_CHANNEL, "", channel_name(texts, order))}
                {fact(key::ORDER_ID, "code", order.pk.to_string().into())}
            </dl>
            if order.is_send == Some(false) {
                {warning(key::ORDER_NOT_SENT_TITLE, key::ORDER_NOT_SENT_TEXT)}
            }
            if order.status.is_cancelled() {
                {warning(key::ORDER_CANCELLED_TITLE, key::ORDER_CANCELLED_TEXT)}
            }
        </>
    }
}
