//! No order: what was searched, what can be, and what is known all the same.

use release_web_logic::Route;
use release_web_logic::orders::OrdersQuery;
use yew::prelude::*;
use yew_router::prelude::*;

use super::by_code::ByCode;
use super::by_sku::BySku;
use super::read::{Beginning, Listed};
use crate::components::{Kind, Notice};
use crate::i18n::{Texts, key};
use crate::route::At;

pub(super) fn nothing(texts: Texts, listed: &Listed, query: &OrdersQuery) -> Html {
    if let (Some(order), Some(number)) = (listed.of_line, &query.number) {
        let title = texts.fill(key::ORDERS_LINE_FOUND, &[("line", number)]);
        let route = Route::Order { order: order.get() };
        return Notice::new(Kind::Info, title).show(html! {
            <p><Link<At> to={route}>{texts.fill(key::ORDERS_LINE_OPEN, &[("order", &order.to_string())])}</Link<At>></p>
        });
    }
    // Another filter may have kept it out.
    let is_alone = query.is_send.is_none() && query.status.is_none();
    let number = query.number.as_ref().filter(|_| is_alone);
    let (kind, title, text) = match (listed.is_sure, number) {
        (true, Some(number)) => (
            Kind::Info,
            texts.fill(key::ORDERS_EMPTY_NUMBER, &[("number", number)]),
            key::ORDERS_EMPTY_NUMBER_TEXT,
        ),
        (true, None) => (
            Kind::Info,
            texts.get(key::ORDERS_EMPTY).to_owned(),
            key::ORDERS_EMPTY_TEXT,
        ),
        (false, _) => (
            Kind::Warning,
            texts.get(key::ORDERS_UNSURE).to_owned(),
            key::ORDERS_UNSURE_TEXT,
        ),
    };
    let beginning = match listed.beginning.filter(|_| is_alone) {
        Some(Beginning::None) => Some(key::ORDERS_BEGIN_NONE),
        Some(Beginning::NotOffered) => Some(key::ORDERS_BEGIN_NOT_OFFERED),
        _ => None,
    };
    html! {
        <>
            {for query.number.iter().map(|text| html! {
                <ByCode key={text.clone()} code={text.clone()} />
            })}
            {Notice::new(kind, title).show(html! {
                <>
                    <p>
                        {texts.get(text)}
                        if let Some(beginning) = beginning { {" "}{texts.get(beginning)} }
                    </p>
                    {for query.number.iter().map(|text| html! { <BySku text={text.clone()} /> })}
                </>
            })}
        </>
    }
}
