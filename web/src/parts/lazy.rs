//! Loads a view when it is first shown.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use futures_util::FutureExt;
use yew::prelude::*;

use super::split::Drawn;
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
    Drawn(Html),
}

impl From<Drawn> for Stage {
    fn from(drawn: Drawn) -> Self {
        drawn.map_or(Self::Failed, Self::Drawn)
    }
}

/// A view whose part is not there yet.
type Pending = RefCell<Option<Pin<Box<dyn Future<Output = Drawn>>>>>;

/// Loads a view and shows it: at once, where its part is already there.
#[component]
pub(crate) fn Lazy(props: &LazyProps) -> Html {
    let texts = use_app().texts();
    let tries = use_state(|| 0_u32);
    let task = use_task();
    let view = props.view;
    let asked = (view, *tries);
    let first = use_memo(asked, |_| {
        let mut loading: Pin<Box<dyn Future<Output = Drawn>>> = Box::pin(view.load());
        match loading.as_mut().now_or_never() {
            Some(drawn) => (Stage::from(drawn), Pending::default()),
            None => (Stage::Loading, RefCell::new(Some(loading))),
        }
    });
    let later = use_state(|| (asked, Stage::Loading));
    use_effect_with(asked, {
        let (first, later) = (first.clone(), later.setter());
        move |asked| {
            let asked = *asked;
            if let Some(loading) = first.1.take() {
                task.run(async move { later.set((asked, loading.await.into())) });
            }
        }
    });
    let stage = match (&first.0, &*later) {
        (Stage::Loading, (loaded, stage)) if *loaded == asked => stage,
        (stage, _) => stage,
    };
    match stage {
        Stage::Drawn(html) => html.clone(),
        Stage::Failed => {
            let again = Callback::from(move |_: MouseEvent| {
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
        Stage::Loading => {
            let loading = texts.get(key::VIEW_LOADING);
            html! {
                <p class="loading" role="status"><progress aria-label={loading} />{loading}</p>
            }
        }
    }
}
