//! What is known of the order, and what it means for releasing its lines.

use release_core::model::Order;
use yew::prelude::*;

use crate::components::{Kind, Notice, SentBadge, StatusBadge, When, amount};
use crate::i18n::key;
use crate::state::use_texts;

#[derive(PartialEq, Properties)]
pub(super) struct FactsProps {
    pub(super) order: Order,
}

/// The order's own facts.
#[component]
pub(super) fn Facts(props: &FactsProps) -> Html {
    let texts = use_texts();
    let order = &props.order;
    let channel = order.channel.as_ref().and_then(|channel| {
        channel
            .name
            .clone()
            .or_else(|| channel.id.map(|id| id.to_string()))
    });
    html! {
        <>
            <dl class="facts">
                <div><dt>{texts.get(key::ORDERS_STATUS)}</dt>
                    <dd><StatusBadge status={order.status.clone()} /></dd></div>
                <div><dt>{texts.get(key::ORDERS_SENT)}</dt>
                    <dd><SentBadge is_send={order.is_send} /></dd></div>
                <div><dt>{texts.get(key::ORDERS_DATE)}</dt>
                    <dd>if let Some(iso) = &order.date_placed { <When iso={iso.clone()} /> } else { {"–"} }</dd></div>
                <div><dt>{texts.get(key::ORDERS_AMOUNT)}</dt>
                    <dd class="figures">{amount(order.amount.as_deref(), order.currency.as_deref())}</dd></div>
                <div><dt>{texts.get(key::ORDERS_CHANNEL)}</dt>
                    <dd dir="auto">{channel.unwrap_or_else(|| "–".to_owned())}</dd></div>
                <div><dt>{texts.get(key::ORDER_ID)}</dt>
                    <dd class="code">{order.pk.to_string()}</dd></div>
            </dl>
            if order.is_send == Some(false) {
                <Notice kind={Kind::Warning} title={texts.get(key::ORDER_NOT_SENT_TITLE)}>
                    <p>{texts.get(key::ORDER_NOT_SENT_TEXT)}</p>
                </Notice>
            }
            if order.status.is_cancelled() {
                <Notice kind={Kind::Warning} title={texts.get(key::ORDER_CANCELLED_TITLE)}>
                    <p>{texts.get(key::ORDER_CANCELLED_TEXT)}</p>
                </Notice>
            }
        </>
    }
}
