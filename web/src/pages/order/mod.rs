//! One order and its lines.

mod actions;
mod check_again;
mod code_field;
mod confirm;
mod doubts;
mod drafts;
mod facts;
mod line;
mod lines;
mod paste;
mod receipt;
mod result;
mod stock;
mod whole;

pub(crate) use line::{quantity, sku};

use std::rc::Rc;

use futures_util::future::try_join;
use release_core::OrderId;
use release_core::error::{BuildError, CallError};
use release_web_logic::Route;
use release_web_logic::orders::OrdersQuery;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::remote_view;
use crate::i18n::key;
use crate::pages::not_found::NotFound;
use crate::pages::orders::number_in_list;
use crate::route::At;
use crate::state::{use_app, use_remote, use_title};

use facts::{facts, title_facts};
use lines::LinesView;
use whole::{Whole, look_up};

#[derive(PartialEq, Properties)]
pub(crate) struct OrderPageProps {
    pub(crate) order: u64,
}

/// The order of an address.
#[component]
pub(crate) fn OrderPage(props: &OrderPageProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let client = app.session.client();
    let whole = use_remote(props.order, move |order| {
        let client = client.clone();
        async move {
            let no_order = |_| CallError::Build(BuildError::NoToken);
            let order = OrderId::new(order).map_err(no_order)?;
            let client = client.ok_or(CallError::Build(BuildError::NoToken))?;
            let (order, lines) = try_join(client.order(order), client.lines(order)).await?;
            let history = look_up(client.connection().base_url.clone(), &lines).await;
            Ok(Rc::new(Whole {
                order,
                lines,
                history,
            }))
        }
    });
    let number = whole
        .remote
        .data
        .as_ref()
        .and_then(|whole| whole.order.number.clone());
    let number = number.or_else(|| number_in_list(props.order));
    let number = number.unwrap_or_else(|| props.order.to_string());
    let title = texts.fill(key::ORDER_TITLE, &[("number", &number)]);
    let heading = use_title(texts, title.clone());
    // The list's filters are in this address too.
    let list = use_location().and_then(|location| location.query::<OrdersQuery>().ok());
    if OrderId::new(props.order).is_err() {
        return html! { <NotFound /> };
    }
    let beside = whole.remote.data.as_ref();
    let beside = beside.map(|whole| title_facts(texts, &whole.order));
    let beside = beside.unwrap_or_default();
    html! {
        <div id="view">
            <p class="back">
                <Link<At, OrdersQuery> to={Route::Orders} query={list}>
                    {"← "}{texts.get(key::ORDER_BACK)}
                </Link<At, OrdersQuery>>
            </p>
            <div class="title-line">
                <h1 ref={heading} tabindex="-1">{title}</h1>
                // One node, there or not: else the heading would be made anew, and lose the focus.
                {beside}
            </div>
            {remote_view(texts, &whole, texts.get(key::ORDER_LOADING), |whole| html! {
                <>
                    {facts(texts, &whole.order)}
                    if whole.lines.rows.is_empty() {
                        <p>{texts.get(key::ORDER_NO_LINES)}</p>
                    } else {
                        <LinesView whole={whole.clone()} />
                    }
                </>
            })}
        </div>
    }
}
