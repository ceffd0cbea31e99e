//! The orders as a table.

use release_core::model::Order;
use release_web_logic::Route;
use release_web_logic::names::{ChannelName, channel_of};
use release_web_logic::orders::{Column, OrdersQuery, Sorting};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{amount, sent_badge, status_badge, when_listed, zone};
use crate::i18n::{Key, Texts, key};
use crate::route::At;

/// A row for each order; headings that can be clicked sort the page.
pub(super) fn orders_table(
    texts: Texts,
    orders: &[Order],
    query: &OrdersQuery,
    on_change: &Callback<OrdersQuery>,
    on_open: &Callback<u64>,
) -> Html {
    let sorting = query.sorting();
    let rows: Vec<&Order> = orders.iter().collect();
    let rows = match sorting {
        Some(sorting) => sorting.sort(rows),
        None => rows,
    };
    let heading = |column: Column, name: Key, class: &'static str, more: Option<String>| {
        let (query, on_change) = (query.clone(), on_change.clone());
        let onclick = move |_: MouseEvent| {
            let next = Sorting::next(sorting, column);
            on_change.emit(query.with_sorting(next));
        };
        let (direction, sign) = match sorting {
            Some(sorting) if sorting.column == column && sorting.descending => ("descending", "▼"),
            Some(sorting) if sorting.column == column => ("ascending", "▲"),
            _ => ("none", "↕"),
        };
        html! {
            <th scope="col" aria-sort={direction} {class}>
                <button type="button" class="sort" {onclick} title={texts.get(key::ORDERS_SORT_HINT)}>
                    {texts.get(name)}{" "}<span aria-hidden="true">{sign}</span>
                </button>
                if let Some(more) = more { {" "}<span class="zone">{more}</span> }
            </th>
        }
    };
    html! {
        <div class="table-frame">
            <table class="orders cards">
                <caption class="visually-hidden">{texts.get(key::ORDERS_TITLE)}</caption>
                <thead>
                    <tr>
                        {heading(Column::Number, key::ORDERS_NUMBER, "", None)}
                        {heading(Column::Date, key::ORDERS_DATE, "", zone(texts))}
                        {heading(Column::Status, key::ORDERS_STATUS, "", None)}
                        <th scope="col">{texts.get(key::ORDERS_SENT)}</th>
                        {heading(Column::Amount, key::ORDERS_AMOUNT, "number", None)}
                        <th scope="col">{texts.get(key::ORDERS_CHANNEL)}</th>
                    </tr>
                </thead>
                <tbody>{ for rows.into_iter().map(|order| row(texts, order, query, on_open)) }</tbody>
            </table>
        </div>
    }
}

/// One order. Its link carries the list's address, for the way back. A click anywhere on the row is a click
/// on its link; the keyboard has the link itself.
fn row(texts: Texts, order: &Order, query: &OrdersQuery, on_open: &Callback<u64>) -> Html {
    let order_id = order.pk.get();
    let route = Route::Order { order: order_id };
    let onclick = on_open.reform(move |event: MouseEvent| {
        click_link(&event);
        order_id
    });
    let number = match &order.number {
        Some(number) => number.clone(),
        None => texts.fill(key::ORDERS_NO_NUMBER, &[("id", &order.pk.to_string())]),
    };
    let label = |key: Key| AttrValue::Static(texts.get(key));
    html! {
        <tr key={order_id} id={format!("order-{order_id}")} {onclick}>
            <th scope="row" class="code">
                <Link<At, OrdersQuery> to={route} query={Some(query.clone())}>
                    {number}
                </Link<At, OrdersQuery>>
            </th>
            <td data-label={label(key::ORDERS_DATE)}>{when_listed(texts, order.date_placed.as_deref())}</td>
            <td data-label={label(key::ORDERS_STATUS)}>{status_badge(texts, &order.status)}</td>
            <td data-label={label(key::ORDERS_SENT)}>{sent_badge(texts, order.is_send)}</td>
            <td data-label={label(key::ORDERS_AMOUNT)} class="number">
                {amount(texts, order.amount.as_deref(), order.currency.as_deref())}
            </td>
            <td data-label={label(key::ORDERS_CHANNEL)} dir="auto">{channel_name(texts, order)}</td>
        </tr>
    }
}

/// The channel's name, or its id where only that is known.
pub(crate) fn channel_name(texts: Texts, order: &Order) -> Html {
    match channel_of(order) {
        None => html! { "–" },
        Some(ChannelName::Name(name)) => html! { name },
        Some(ChannelName::Id(id)) => {
            let name = texts.fill(key::ORDERS_CHANNEL_ID, &[("id", &id)]);
            html! { <span class="muted">{name}</span> }
        }
    }
}

/// Clicks the link of the row that was clicked, unless that was what was clicked, or text is being selected.
fn click_link(event: &MouseEvent) {
    let clicked: Element = event.target_unchecked_into();
    let is_link = clicked.closest("a").is_ok_and(|link| link.is_some());
    let selection = gloo_utils::window().get_selection().ok().flatten();
    let is_selecting = selection.is_some_and(|selection| !selection.is_collapsed());
    if is_link || is_selecting {
        return;
    }
    let row = clicked.closest("tr").ok().flatten();
    let link = row.and_then(|row| row.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}
