//! The views that load when they are first shown.
//!
//! Each `#[wasm_split]` marks where the build cuts: what only that function
//! reaches goes into a file of its own, and calling it loads the file first.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the macro adds the error of a part that does not come"
)]

use std::future::Future;
use std::pin::Pin;

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::components::{Kind, Notice};
use crate::i18n::key;
use crate::pages::{OrderPage, Orders};
use crate::state::{use_app, use_task};

/// A view that loads when it is first shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum View {
    Orders,
    Order(u64),
}

type Drawn = Result<Html, SplitLoaderError>;

#[wasm_split(orders, fallible)]
fn orders() -> Drawn {
    Ok(html! { <Orders /> })
}

#[wasm_split(order, fallible)]
fn order(order: u64) -> Drawn {
    Ok(html! { <OrderPage key={order} {order} /> })
}

impl View {
    fn draw(self) -> Pin<Box<dyn Future<Output = Drawn>>> {
        match self {
            Self::Orders => Box::pin(orders()),
            Self::Order(number) => Box::pin(order(number)),
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
                stage.set(match view.draw().await {
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
