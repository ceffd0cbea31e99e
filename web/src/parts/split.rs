//! The functions at which the build cuts: what only one of them reaches goes into a
//! file of its own, and calling it loads the file first.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the macro adds the error of a part that does not come"
)]

use release_web_logic::Step;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::components::{Keys, SignInAgain, SignOut};
use crate::pages::{
    Doctor, Home, Import, NotFound, OrderPage, Orders, RunPage, Runs, Stock, StockOf, Trial,
};
use crate::state::count_needs;

/// A view, or that its part did not come.
pub(super) type Drawn = Result<Html, SplitLoaderError>;

#[wasm_split(orders, fallible)]
pub(super) fn orders() -> Drawn {
    Ok(signed_in(html! { <Orders /> }))
}

#[wasm_split(orders, fallible)]
pub(super) fn order(order: u64) -> Drawn {
    Ok(signed_in(html! { <OrderPage key={order} {order} /> }))
}

#[wasm_split(bulk, fallible)]
pub(super) fn home() -> Drawn {
    // It reads the runs itself, and counts them.
    Ok(around(html! { <Home /> }))
}

#[wasm_split(bulk, fallible)]
pub(super) fn import(step: Step) -> Drawn {
    Ok(signed_in(html! { <Import key={step.name()} {step} /> }))
}

#[wasm_split(bulk, fallible)]
pub(super) fn runs() -> Drawn {
    Ok(signed_in(html! { <Runs /> }))
}

#[wasm_split(bulk, fallible)]
pub(super) fn run(run: u64) -> Drawn {
    Ok(signed_in(html! { <RunPage key={run} {run} /> }))
}

#[wasm_split(bulk, fallible)]
pub(super) fn stock() -> Drawn {
    Ok(signed_in(html! { <Stock /> }))
}

#[wasm_split(bulk, fallible)]
pub(super) fn stock_of(product: u64, list: u64) -> Drawn {
    Ok(signed_in(
        html! { <StockOf key={format!("{product}/{list}")} {product} {list} /> },
    ))
}

#[wasm_split(bulk, fallible)]
pub(super) fn doctor() -> Drawn {
    Ok(signed_in(html! { <Doctor /> }))
}

#[wasm_split(bulk, fallible)]
pub(super) fn trial() -> Drawn {
    Ok(signed_in(html! { <Trial /> }))
}

#[wasm_split(orders, fallible)]
pub(super) fn not_found() -> Drawn {
    Ok(html! { <NotFound /> })
}

/// A view, with the runs that need a person counted anew for the header.
fn signed_in(view: Html) -> Html {
    around(html! { <>{view}<CountNeeds /></> })
}

#[component]
fn CountNeeds() -> Html {
    use_effect_with((), |()| spawn_local(count_needs()));
    Html::default()
}

/// A view, and over it the questions about the session: to sign in again when
/// it ends, and before signing out of a run; and what single keys do. They stand
/// here because only what loads with a view can call for them.
fn around(view: Html) -> Html {
    html! { <>{view}<SignInAgain /><SignOut /><Keys /></> }
}
