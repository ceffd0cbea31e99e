//! From page to page, and how long a page is.

use release_core::model::{Checked, Order};
use release_web_logic::Route;
use release_web_logic::orders::{OrdersQuery, PAGE_SIZES};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::select;
use crate::i18n::{Key, Texts, key};
use crate::route::At;

/// Which page this is, how many orders there are, and links to the next and
/// the one before. The number on the server is not told where the server
/// ignores the filter: it would count other orders too.
pub(super) fn pager(
    texts: Texts,
    orders: &Checked<Order>,
    query: &OrdersQuery,
    on_change: &Callback<OrdersQuery>,
) -> Html {
    let on_limit = {
        let (query, on_change) = (query.first_page(), on_change.clone());
        Callback::from(move |limit| on_change.emit(query.clone().with_limit(Some(limit))))
    };
    let sizes = PAGE_SIZES.map(|size| (size.to_string(), size.to_string()));
    let page = query.page().get();
    let link = |to: u32, name: Key| {
        html! {
            <Link<At, OrdersQuery> to={Route::Orders} query={Some(query.with_page(to))}>
                {texts.get(name)}
            </Link<At, OrdersQuery>>
        }
    };
    let count = orders.page.count.filter(|_| orders.dropped == 0);
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
            if orders.page.has_next { {link(page + 1, key::ORDERS_NEXT)} }
            {select("limit", texts.get(key::ORDERS_PAGE_SIZE), &query.limit().to_string(), &sizes, &on_limit)}
        </nav>
    }
}
