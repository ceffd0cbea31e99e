//! One order and its lines.

mod actions;
mod check_again;
mod code_field;
mod confirm;
mod drafts;
mod facts;
mod line;
mod lines;
mod result;

use std::rc::Rc;

use release_client::Lines;
use release_core::OrderId;
use release_core::error::{BuildError, CallError};
use release_core::model::Order;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::RemoteView;
use crate::i18n::{Texts, key};
use crate::pages::NotFound;
use crate::pages::orders::OrdersQuery;
use crate::route::Route;
use crate::state::{use_remote, use_session, use_texts, use_title};

use facts::Facts;
use lines::LinesView;

#[derive(PartialEq, Properties)]
pub(crate) struct OrderPageProps {
    pub(crate) order: u64,
}

/// The order of an address.
#[component]
pub(crate) fn OrderPage(props: &OrderPageProps) -> Html {
    match OrderId::new(props.order) {
        Ok(order) => html! { <OrderView {order} /> },
        Err(_) => html! { <NotFound /> },
    }
}

#[derive(PartialEq, Properties)]
struct OrderViewProps {
    order: OrderId,
}

/// What is read of one order: itself, then its lines.
#[derive(PartialEq)]
struct Whole {
    order: Order,
    lines: Lines,
}

#[component]
fn OrderView(props: &OrderViewProps) -> Html {
    let texts = use_texts();
    let client = use_session().client();
    let whole = use_remote(props.order, move |order| {
        let client = client.clone();
        async move {
            let client = client.ok_or(CallError::Build(BuildError::NoToken))?;
            Ok(Whole {
                order: client.order(order).await?,
                lines: client.lines(order).await?,
            })
        }
    });
    let name = whole.remote.data.as_ref().map(|whole| name(&whole.order));
    let name = name.unwrap_or_else(|| props.order.to_string());
    let title = texts.fill(key::ORDER_TITLE, &[("number", &name)]);
    let heading = use_title(title.clone());
    let draw = Callback::from(move |whole: Rc<Whole>| draw(texts, &whole));
    html! {
        <div id="view">
            <p class="back"><BackToOrders /></p>
            <h1 ref={heading} tabindex="-1">{title}</h1>
            <RemoteView<Whole> of={whole} loading={texts.get(key::ORDER_LOADING)} {draw} />
        </div>
    }
}

fn draw(texts: Texts, whole: &Rc<Whole>) -> Html {
    html! {
        <>
            <Facts order={whole.order.clone()} />
            if whole.lines.rows.is_empty() {
                <p>{texts.get(key::ORDER_NO_LINES)}</p>
            } else {
                <LinesView whole={whole.clone()} />
            }
        </>
    }
}

/// The number that people use, or the id where there is none.
fn name(order: &Order) -> String {
    order.number.clone().unwrap_or_else(|| order.pk.to_string())
}

/// Back to the list as it was: its filters are in this address too.
#[component]
fn BackToOrders() -> Html {
    let texts = use_texts();
    let query = use_location().and_then(|location| location.query::<OrdersQuery>().ok());
    html! {
        <Link<Route, OrdersQuery> to={Route::Orders} {query}>
            {"← "}{texts.get(key::ORDER_BACK)}
        </Link<Route, OrdersQuery>>
    }
}
