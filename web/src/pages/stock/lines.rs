//! Tables of lines.

use std::rc::Rc;

use release_core::model::Quantity;
use release_web_logic::Route;
use release_web_logic::stock::ProductLine;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{VirtualRows, status_badge, when_listed, zone};
use crate::i18n::{Texts, key};
use crate::route::At;

/// Lines in their order, each with a link to its order.
pub(super) fn lines_table(texts: Texts, label: &'static str, lines: &[ProductLine]) -> Html {
    let lines: Rc<[ProductLine]> = lines.into();
    let rows = (0_u32..).zip(lines.iter()).map(|(at, _)| at);
    let rows = Rc::new(rows.collect::<Vec<_>>());
    let draw = Callback::from(move |at: u32| match lines.get(at as usize) {
        Some(line) => cells(texts, line),
        None => Html::default(),
    });
    let head = html! {
        <>
            <th scope="col">{texts.get(key::ORDERS_NUMBER)}</th>
            <th scope="col">{texts.get(key::STOCK_ITEM)}</th>
            <th scope="col" class="number">{texts.get(key::STOCK_QUANTITY)}</th>
            <th scope="col">
                {texts.get(key::ORDERS_DATE)}
                if let Some(zone) = zone(texts) { {" "}<span class="zone">{zone}</span> }
            </th>
            <th scope="col">{texts.get(key::ORDERS_STATUS)}</th>
        </>
    };
    html! { <VirtualRows {label} {head} columns=5 {rows} {draw} cards=true /> }
}

fn cells(texts: Texts, line: &ProductLine) -> Html {
    let to = Route::Order {
        order: line.order.get(),
    };
    let number = line.number.clone();
    let number = number
        .unwrap_or_else(|| texts.fill(key::ORDERS_NO_NUMBER, &[("id", &line.order.to_string())]));
    let quantity = match &line.quantity {
        Quantity::Stated(text) => texts.number(text),
        Quantity::Unreadable(text) => text.clone(),
        Quantity::ProbablyOne => "–".to_owned(),
    };
    html! {
        <>
            <th scope="row" class="held-first code"><Link<At> {to}>{number}</Link<At>></th>
            <td class="held-second code" data-label={texts.get(key::STOCK_ITEM)}>{line.item.to_string()}</td>
            <td class="held-second-end number" data-label={texts.get(key::STOCK_QUANTITY)}>{quantity}</td>
            <td class="held-third">{when_listed(texts, line.placed.as_deref())}</td>
            <td class="held-end">{status_badge(texts, &line.status)}</td>
        </>
    }
}
