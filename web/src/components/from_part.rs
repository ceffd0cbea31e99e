//! What a part of the page draws that may still have to load.

use std::future::Future;

use wasm_split_helpers::SplitLoaderError;
use yew::prelude::*;

use super::{Kind, Notice};
use crate::i18n::{Texts, key};
use crate::state::use_task;

/// Draws a value, in the language of the moment, by a function of another part; nothing where there is none.
#[hook]
pub(crate) fn use_from_part<T, F>(texts: Texts, value: Option<T>, draw: fn(Texts, T) -> F) -> Html
where
    T: Clone + PartialEq + 'static,
    F: Future<Output = Result<Html, SplitLoaderError>> + 'static,
{
    let drawn = use_state(Html::default);
    let task = use_task();
    use_effect_with((texts, value), {
        let drawn = drawn.setter();
        move |(texts, value)| {
            let (texts, value) = (*texts, value.clone());
            task.run(async move {
                drawn.set(match value {
                    None => Html::default(),
                    Some(value) => draw(texts, value).await.unwrap_or_else(|_| missing(texts)),
                });
            });
        }
    });
    (*drawn).clone()
}

/// Where the part did not come.
fn missing(texts: Texts) -> Html {
    Notice::new(Kind::Bad, texts.get(key::VIEW_FAILED))
        .urgent()
        .show(html! { <p>{texts.get(key::VIEW_FAILED_TEXT)}</p> })
}
