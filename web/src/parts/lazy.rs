//! Loads a view when it is first shown.

use yew::prelude::*;

use super::view::View;
use crate::components::{Kind, Notice};
use crate::i18n::key;
use crate::state::{use_app, use_task};

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
                stage.set(match view.load().await {
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
