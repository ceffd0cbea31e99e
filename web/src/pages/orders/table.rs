//! The orders as a table.

use std::rc::Rc;

use release_core::model::{Checked, Order};
use yew::prelude::*;
use yew_router::prelude::*;

use super::query::OrdersQuery;
use super::sorting::{Column, Sorting};
use crate::components::{SentBadge, StatusBadge, When, amount};
use crate::i18n::{Key, key};
use crate::route::Route;
use crate::state::use_texts;

#[derive(PartialEq, Properties)]
pub(super) struct OrdersTableProps {
    pub(super) orders: Rc<Checked<Order>>,
    pub(super) query: OrdersQuery,
    pub(super) on_change: Callback<OrdersQuery>,
}

/// A row for each order; headings that can be clicked sort the page.
#[component]
pub(super) fn OrdersTable(props: &OrdersTableProps) -> Html {
    let texts = use_texts();
    let sorting = props.query.sorting();
    let rows: Vec<&Order> = props.orders.page.rows.iter().collect();
    let rows = match sorting {
        Some(sorting) => sorting.sort(rows),
        None => rows,
    };
    let heading = |column: Column, name: Key, class: &'static str| {
        let (query, on_change) = (props.query.clone(), props.on_change.clone());
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
            </th>
        }
    };
    html! {
        <div class="table-frame">
            <table class="orders">
                <caption class="visually-hidden">{texts.get(key::ORDERS_TITLE)}</caption>
                <thead>
                    <tr>
                        {heading(Column::Number, key::ORDERS_NUMBER, "")}
                        {heading(Column::Date, key::ORDERS_DATE, "")}
                        {heading(Column::Status, key::ORDERS_STATUS, "")}
                        <th scope="col">{texts.get(key::ORDERS_SENT)}</th>
                        {heading(Column::Amount, key::ORDERS_AMOUNT, "number")}
                        <th scope="col">{texts.get(key::ORDERS_CHANNEL)}</th>
                    </tr>
                </thead>
                <tbody>
                    { for rows.into_iter().map(|order| html! {
                        <OrderRow order={order.clone()} query={props.query.clone()} key={order.pk.get()} />
                    }) }
                </tbody>
            </table>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct OrderRowProps {
    order: Order,
    /// The list's address, for the way back.
    query: OrdersQuery,
}

#[component]
fn OrderRow(props: &OrderRowProps) -> Html {
    let texts = use_texts();
    let order = &props.order;
    let route = Route::Order {
        order: order.pk.get(),
    };
    let number = match &order.number {
        Some(number) => number.clone(),
        None => texts.fill(key::ORDERS_NO_NUMBER, &[("id", &order.pk.to_string())]),
    };
    let channel = order
        .channel
        .as_ref()
        .map(|channel| match (&channel.name, channel.id) {
            (Some(name), _) => name.clone(),
            (None, Some(id)) => id.to_string(),
            (None, None) => "–".to_owned(),
        });
    let label = |key: Key| AttrValue::Static(texts.get(key));
    html! {
        <tr>
            <th scope="row" class="code">
                <Link<Route, OrdersQuery> to={route} query={Some(props.query.clone())}>
                    {number}
                </Link<Route, OrdersQuery>>
            </th>
            <td data-label={label(key::ORDERS_DATE)}>
                if let Some(iso) = &order.date_placed { <When iso={iso.clone()} /> } else { {"–"} }
            </td>
            <td data-label={label(key::ORDERS_STATUS)}><StatusBadge status={order.status.clone()} /></td>
            <td data-label={label(key::ORDERS_SENT)}><SentBadge is_send={order.is_send} /></td>
            <td data-label={label(key::ORDERS_AMOUNT)} class="number">
                {amount(order.amount.as_deref(), order.currency.as_deref())}
            </td>
            <td data-label={label(key::ORDERS_CHANNEL)} dir="auto">{channel.unwrap_or_else(|| "–".to_owned())}</td>
        </tr>
    }
}
