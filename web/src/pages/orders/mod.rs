//! The list of orders.

mod filters;
mod pager;
mod table;

use release_client::{BrowserClock, Client, Fetch};
use release_core::error::{BuildError, CallError};
use release_core::model::{Checked, Order};
use release_core::{CallCode, HasCode};
use release_web_logic::Route;
use release_web_logic::orders::OrdersQuery;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Kind, Notice, remote_view};
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::{use_app, use_remote, use_title};

use filters::use_filters;
use pager::pager;
pub(super) use table::channel_name;
use table::orders_table;

/// Orders by filters, a page at a time; all of it in the address.
#[component]
pub(crate) fn Orders() -> Html {
    let app = use_app();
    let texts = app.texts();
    let heading = use_title(texts, texts.get(key::ORDERS_TITLE).to_owned());
    let query = use_query();
    let navigator = use_navigator().expect("within the router");
    let client = app.session.client();
    let went_back = use_state(|| false);

    // Without sorting, which is done here: another order of the rows is no other question.
    let orders = use_remote(query.with_sorting(None), move |query| {
        let client = client.clone();
        async move {
            let client = client.ok_or(CallError::Build(BuildError::NoToken))?;
            read(&client, &query).await
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
    // The start is the list; its own address is what a person copies.
    let is_start = use_route::<At>() == Some(At(Route::Home));
    use_effect_with(is_start, move |is_start| {
        // Somebody quick has gone elsewhere before the list was drawn: no other view ends with a slash.
        let path = || gloo_utils::window().location().pathname();
        let is_still_there = || path().is_ok_and(|path| path.ends_with('/'));
        if *is_start && is_still_there() {
            navigator.replace(&At(Route::Orders));
        }
    });

    let filters = use_filters(texts, &query, &on_change);
    let past_the_end = went_back.then(|| {
        Notice::new(Kind::Info, texts.get(key::ORDERS_PAST_THE_END))
            .urgent()
            .show(Html::default())
    });
    html! {
        <div id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::ORDERS_TITLE)}</h1>
            {filters}
            {for past_the_end}
            if !is_past_the_end {
                {remote_view(texts, &orders, texts.get(key::ORDERS_LOADING), |orders| {
                    list(texts, orders, &query, &on_change)
                })}
            }
        </div>
    }
}

/// A page of orders, and whether those that were asked for would be among them.
#[derive(PartialEq)]
struct Listed {
    orders: Checked<Order>,
    is_sure: bool,
}

/// A number is searched for in each way that is known; the rest is a filtered list.
async fn read(
    client: &Client<Fetch, BrowserClock>,
    query: &OrdersQuery,
) -> Result<Listed, CallError> {
    let Some(number) = &query.number else {
        let orders = client.call(&query.call()).await?;
        let is_sure = true;
        return Ok(Listed { orders, is_sure });
    };
    let found = client.find_orders_by_number(number).await?;
    Ok(Listed {
        is_sure: found.is_sure,
        orders: query.page_of(found.orders),
    })
}

fn list(
    texts: Texts,
    listed: &Listed,
    query: &OrdersQuery,
    on_change: &Callback<OrdersQuery>,
) -> Html {
    let orders = &listed.orders;
    let ignored = (orders.dropped > 0).then(|| {
        let title = texts.count(
            key::ORDERS_IGNORED_ONE,
            key::ORDERS_IGNORED_OTHER,
            orders.dropped,
        );
        let text = html! { <p>{texts.get(key::ORDERS_IGNORED_TEXT)}</p> };
        Notice::new(Kind::Warning, title).show(text)
    });
    let content = if orders.page.rows.is_empty() {
        let (kind, title, text) = if listed.is_sure {
            (Kind::Info, key::ORDERS_EMPTY, key::ORDERS_EMPTY_TEXT)
        } else {
            (Kind::Warning, key::ORDERS_UNSURE, key::ORDERS_UNSURE_TEXT)
        };
        let text = html! { <p>{texts.get(text)}</p> };
        Notice::new(kind, texts.get(title)).show(text)
    } else {
        orders_table(texts, &orders.page.rows, query, on_change)
    };
    html! {
        <>
            {for ignored}
            {content}
            {pager(texts, orders, query)}
        </>
    }
}

/// What the address asks for.
#[hook]
fn use_query() -> OrdersQuery {
    use_location()
        .and_then(|location| location.query::<OrdersQuery>().ok())
        .unwrap_or_default()
}
