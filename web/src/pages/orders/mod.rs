//! The list of orders.

mod filters;
mod pager;
mod query;
mod sorting;
mod table;

use std::rc::Rc;

use release_core::error::CallError;
use release_core::model::{Checked, Order};
use release_core::{MessageKey, Told};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Kind, Notice, RemoteView};
use crate::i18n::{Texts, key};
use crate::route::Route;
use crate::state::{use_remote, use_session, use_texts, use_title};

use filters::Filters;
use pager::Pager;
pub(super) use query::OrdersQuery;
use table::OrdersTable;

/// Orders by filters, a page at a time; all of it in the address.
#[component]
pub(crate) fn Orders() -> Html {
    let texts = use_texts();
    let heading = use_title(texts.get(key::ORDERS_TITLE).to_owned());
    let query = use_query();
    let navigator = use_navigator().expect("within the router");
    let client = use_session().client();
    let went_back = use_state(|| false);

    let orders = use_remote(query.call(), move |call| {
        let client = client.clone();
        async move {
            let client =
                client.ok_or(CallError::Build(release_core::error::BuildError::NoToken))?;
            client.call(&call).await
        }
    });

    // A worklist shrinks while it is worked through: its last page goes.
    let is_past_the_end = query.page().get() > 1
        && orders.remote.error.as_ref().map(Told::key) == Some(MessageKey::RefusedNotFound);
    use_effect_with(is_past_the_end, {
        let (navigator, query, went_back) = (navigator.clone(), query.clone(), went_back.clone());
        move |past| {
            if *past {
                went_back.set(true);
                let _ = navigator.replace_with_query(&Route::Orders, query.first_page());
            }
        }
    });

    let on_change = Callback::from({
        let went_back = went_back.clone();
        move |changed: OrdersQuery| {
            went_back.set(false);
            let _ = navigator.push_with_query(&Route::Orders, &changed);
        }
    });
    let draw = {
        let (query, on_change) = (query.clone(), on_change.clone());
        Callback::from(move |orders: Rc<Checked<Order>>| draw(texts, &orders, &query, &on_change))
    };
    html! {
        <div id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::ORDERS_TITLE)}</h1>
            <Filters query={query.clone()} {on_change} />
            if *went_back {
                <Notice kind={Kind::Info} title={texts.get(key::ORDERS_PAST_THE_END)} urgent=true />
            }
            if !is_past_the_end {
                <RemoteView<Checked<Order>> of={orders} loading={texts.get(key::ORDERS_LOADING)} {draw} />
            }
        </div>
    }
}

fn draw(
    texts: Texts,
    orders: &Rc<Checked<Order>>,
    query: &OrdersQuery,
    on_change: &Callback<OrdersQuery>,
) -> Html {
    let ignored = (orders.dropped > 0).then(|| {
        let title = texts.count(
            key::ORDERS_IGNORED_ONE,
            key::ORDERS_IGNORED_OTHER,
            orders.dropped,
        );
        html! {
            <Notice kind={Kind::Warning} {title}><p>{texts.get(key::ORDERS_IGNORED_TEXT)}</p></Notice>
        }
    });
    let content = if orders.page.rows.is_empty() {
        html! {
            <Notice kind={Kind::Info} title={texts.get(key::ORDERS_EMPTY)}>
                <p>{texts.get(key::ORDERS_EMPTY_TEXT)}</p>
            </Notice>
        }
    } else {
        html! { <OrdersTable orders={orders.clone()} query={query.clone()} on_change={on_change.clone()} /> }
    };
    html! {
        <>
            {for ignored}
            {content}
            <Pager orders={orders.clone()} query={query.clone()} />
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
