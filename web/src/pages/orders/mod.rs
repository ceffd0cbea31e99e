//! The list of orders.

mod by_code;
mod by_sku;
mod filters;
mod nothing;
mod pager;
mod read;
mod saved_views;
mod table;

use release_core::error::{BuildError, CallError};
use release_core::{CallCode, HasCode};
use release_web_logic::Route;
use release_web_logic::orders::OrdersQuery;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Kind, Notice, remote_view};
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::{use_app, use_remote_again, use_title};

use filters::use_filters;
use nothing::nothing;
use pager::pager;
pub(super) use read::number_in_list;
use read::{Beginning, Left, Listed, keep, read, take_left};
use saved_views::use_saved_views;
pub(super) use table::channel_name;
use table::orders_table;

/// Orders by filters, a page at a time; all of it in the address.
#[component]
pub(crate) fn Orders() -> Html {
    let app = use_app();
    let texts = app.texts();
    let query = use_query();
    let navigator = use_navigator().expect("within the router");
    let client = app.session.client();
    let generation = app.session.generation();
    let went_back = use_state(|| false);
    // Only what was there when the view came counts as left.
    let left = use_memo((), |()| take_left(generation, &query));
    let before = left.as_ref().as_ref().map(Left::page);
    // Without sorting, which is done here: another order of the rows is no other question.
    let orders = use_remote_again(before, query.with_sorting(None), move |query| {
        let client = client.clone();
        async move {
            let client = client.ok_or(CallError::Build(BuildError::NoToken))?;
            read(&client, &query).await
        }
    });
    // After the request has left: to move the focus, the browser lays out the page.
    let heading = use_title(texts, texts.get(key::ORDERS_TITLE).to_owned());
    use_effect_with((), move |()| {
        if let Some(left) = &*left {
            left.return_to();
        }
    });

    // A worklist shrinks while it is worked through: its last page goes.
    let is_past_the_end = query.page().get() > 1
        && orders.remote.error.as_ref().map(HasCode::code) == Some(CallCode::RefusedNotFound);
    use_effect_with(is_past_the_end, {
        let (navigator, query, went_back) = (navigator.clone(), query.clone(), went_back.clone());
        move |past| {
            if *past {
                went_back.set(true);
                let _ = navigator.replace_with_query(&At(Route::Orders), query.first_page());
            }
        }
    });

    let on_change = Callback::from({
        let (navigator, went_back) = (navigator.clone(), went_back.clone());
        move |changed: OrdersQuery| {
            went_back.set(false);
            let _ = navigator.push_with_query(&At(Route::Orders), &changed);
        }
    });
    let on_open = Callback::from({
        let (query, remote) = (query.clone(), orders.remote.clone());
        move |order: u64| keep(generation, query.clone(), &remote, order)
    });
    let filters = use_filters(texts, &query, &on_change);
    let saved_views = use_saved_views(texts, &query);
    let past_the_end = went_back.then(|| {
        Notice::new(Kind::Info, texts.get(key::ORDERS_PAST_THE_END))
            .urgent()
            .show(Html::default())
    });
    html! {
        <div id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::ORDERS_TITLE)}</h1>
            {saved_views}
            {filters}
            {for past_the_end}
            if !is_past_the_end {
                {remote_view(texts, &orders, texts.get(key::ORDERS_LOADING), |orders| {
                    list(texts, orders, &query, &on_change, &on_open)
                })}
            }
        </div>
    }
}

fn list(
    texts: Texts,
    listed: &Listed,
    query: &OrdersQuery,
    on_change: &Callback<OrdersQuery>,
    on_open: &Callback<u64>,
) -> Html {
    let orders = &listed.orders;
    let ignored = (orders.dropped > 0).then(|| {
        let title = texts.count(
            key::ORDERS_IGNORED_ONE,
            key::ORDERS_IGNORED_OTHER,
            orders.dropped,
        );
        html! { <p class="remark"><strong>{title}</strong>
        {" "}{texts.get(key::ORDERS_IGNORED_TEXT)}</p> }
    });
    let content = if orders.page.rows.is_empty() {
        nothing(texts, listed, query)
    } else {
        orders_table(texts, &orders.page.rows, query, on_change, on_open)
    };
    html! {
        <>
            {for ignored}
            {begins(texts, listed, query)}
            {content}
            {pager(texts, orders, query, on_change)}
        </>
    }
}

/// That the orders have no more than the beginning of their numbers in common with what was searched for.
fn begins(texts: Texts, listed: &Listed, query: &OrdersQuery) -> Html {
    let (Some(Beginning::Found { are_more }), Some(number)) = (listed.beginning, &query.number)
    else {
        return Html::default();
    };
    let title = texts.fill(key::ORDERS_BEGIN, &[("number", number)]);
    Notice::new(Kind::Info, title).show(html! {
        if are_more { <p>{texts.get(key::ORDERS_BEGIN_MORE)}</p> }
    })
}

/// What the address asks for.
#[hook]
fn use_query() -> OrdersQuery {
    use_location()
        .and_then(|location| location.query::<OrdersQuery>().ok())
        .unwrap_or_default()
}
