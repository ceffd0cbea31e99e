//! The views that load when they are first shown.
//!
//! Each `#[wasm_split]` marks where the build cuts: what only that function
//! reaches goes into a file of its own, and calling it loads the file first.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the macro adds the error of a part that does not come"
)]

mod history;
mod workbook;

use std::future::Future;
use std::pin::Pin;

use release_web_logic::Step;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::components::{Kind, Notice, SignInAgain, SignOut};
use crate::i18n::key;
use crate::pages::{Import, NotFound, OrderPage, Orders, RunPage, Runs};
use crate::state::{use_app, use_task};
use crate::styles;

pub(crate) use history::history;
pub(crate) use workbook::{SheetError, SheetRead, read_sheet};

/// A view that loads when it is first shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum View {
    Orders,
    Order(u64),
    Import(Step),
    Runs,
    Run(u64),
    NotFound,
}

type Drawn = Result<Html, SplitLoaderError>;

#[wasm_split(orders, fallible)]
fn orders() -> Drawn {
    Ok(signed_in(html! { <Orders /> }))
}

#[wasm_split(orders, fallible)]
fn order(order: u64) -> Drawn {
    Ok(signed_in(html! { <OrderPage key={order} {order} /> }))
}

#[wasm_split(bulk, fallible)]
fn import(step: Step) -> Drawn {
    Ok(signed_in(html! { <Import key={step.name()} {step} /> }))
}

#[wasm_split(bulk, fallible)]
fn runs() -> Drawn {
    Ok(signed_in(html! { <Runs /> }))
}

#[wasm_split(bulk, fallible)]
fn run(run: u64) -> Drawn {
    Ok(signed_in(html! { <RunPage key={run} {run} /> }))
}

#[wasm_split(orders, fallible)]
fn not_found() -> Drawn {
    Ok(html! { <NotFound /> })
}

/// A view, and over it the questions about the session: to sign in again when
/// it ends, and before signing out of a run. They stand here because only what
/// loads with a view can call for them.
fn signed_in(view: Html) -> Html {
    html! { <>{view}<SignInAgain /><SignOut /></> }
}

impl View {
    fn draw(self) -> Pin<Box<dyn Future<Output = Drawn>>> {
        match self {
            Self::Orders => Box::pin(orders()),
            Self::Order(number) => Box::pin(order(number)),
            Self::Import(step) => Box::pin(import(step)),
            Self::Runs => Box::pin(runs()),
            Self::Run(number) => Box::pin(run(number)),
            Self::NotFound => Box::pin(not_found()),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct LazyProps {
    pub(crate) view: View,
}

/// How far the loading of a view has come.
#[derive(PartialEq)]
enum Stage {
    Loading,
    Failed,
    Drawn(View, Html),
}

/// Loads a view and shows it.
#[component]
pub(crate) fn Lazy(props: &LazyProps) -> Html {
    let texts = use_app().texts();
    let stage = use_state(|| Stage::Loading);
    let tries = use_state(|| 0_u32);
    let task = use_task();
    use_effect_with((props.view, *tries), {
        let stage = stage.setter();
        move |(view, _)| {
            let view = *view;
            task.run(async move {
                let drawn = view.draw().await;
                styles::load().await;
                stage.set(match drawn {
                    Ok(html) => Stage::Drawn(view, html),
                    Err(_) => Stage::Failed,
                });
            });
        }
    });
    match &*stage {
        Stage::Drawn(view, html) if *view == props.view => html.clone(),
        Stage::Failed => {
            let again = Callback::from(move |_: MouseEvent| {
                stage.set(Stage::Loading);
                tries.set(*tries + 1);
            });
            let body = html! {
                <>
                    <p>{texts.get(key::VIEW_FAILED_TEXT)}</p>
                    <button type="button" onclick={again}>{texts.get(key::VIEW_AGAIN)}</button>
                </>
            };
            Notice::new(Kind::Bad, texts.get(key::VIEW_FAILED))
                .urgent()
                .show(body)
        }
        _ => {
            let loading = texts.get(key::VIEW_LOADING);
            html! {
                <p class="loading" role="status"><progress aria-label={loading} />{loading}</p>
            }
        }
    }
}
