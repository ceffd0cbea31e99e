//! From page to page.

use std::rc::Rc;

use release_core::model::{Checked, Order};
use yew::prelude::*;
use yew_router::prelude::*;

use super::query::OrdersQuery;
use crate::i18n::{Key, key};
use crate::route::Route;
use crate::state::use_texts;

#[derive(PartialEq, Properties)]
pub(super) struct PagerProps {
    pub(super) orders: Rc<Checked<Order>>,
    pub(super) query: OrdersQuery,
}

/// Which page this is, how many orders there are, and links to the next and
/// the one before. The number on the server is not told where the server
/// ignores the filter: it would count other orders too.
#[component]
pub(super) fn Pager(props: &PagerProps) -> Html {
    let texts = use_texts();
    let page = props.query.page().get();
    let link = |to: u32, name: Key| {
        html! {
            <Link<Route, OrdersQuery> to={Route::Orders} query={Some(props.query.with_page(to))}>
                {texts.get(name)}
            </Link<Route, OrdersQuery>>
        }
    };
    let count = props
        .orders
        .page
        .count
        .filter(|_| props.orders.dropped == 0);
    let found = count.map(|count| {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        texts.count(key::ORDERS_FOUND_ONE, key::ORDERS_FOUND_OTHER, count)
    });
    html! {
        <nav class="pager" aria-label={texts.get(key::ORDERS_PAGES)}>
            if page > 1 { {link(page - 1, key::ORDERS_PREVIOUS)} }
            <span>
                {texts.fill(key::ORDERS_PAGE, &[("page", &page.to_string())])}
                if let Some(found) = found { {" · "}{found} }
            </span>
            if props.orders.page.has_next { {link(page + 1, key::ORDERS_NEXT)} }
        </nav>
    }
}
