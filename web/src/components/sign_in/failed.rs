//! Why signing in failed. The sentences come with a part of the page, which loads while a person types: they
//! weigh more than the form.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the macro adds the error of a part that does not come"
)]

use release_core::error::CallError;
use release_core::{BaseUrl, CallCode};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::components::{Kind, Notice, explanation_notice, failed_as};
use crate::i18n::{Texts, key};
use crate::state::use_task;

/// Why signing in failed.
#[derive(Clone, PartialEq)]
pub(super) struct Failed {
    pub(super) what: CallCode,
    pub(super) error: Option<CallError>,
    /// Where it was tried.
    pub(super) address: Option<BaseUrl>,
}

impl From<CallCode> for Failed {
    fn from(what: CallCode) -> Self {
        Self {
            what,
            error: None,
            address: None,
        }
    }
}

/// Tells of a failure, if there is one, in the language of the moment.
#[hook]
pub(super) fn use_failed(texts: Texts, failed: Option<Failed>) -> Html {
    let drawn = use_state(Html::default);
    let task = use_task();
    use_effect_with((texts, failed), {
        let drawn = drawn.setter();
        move |(texts, failed)| {
            let (texts, failed) = (*texts, failed.clone());
            task.run(async move {
                drawn.set(match failed {
                    None => Html::default(),
                    Some(failed) => told(texts, failed).await.unwrap_or_else(|_| missing(texts)),
                });
            });
        }
    });
    (*drawn).clone()
}

#[wasm_split(orders, fallible)]
fn told(texts: Texts, failed: Failed) -> Result<Html, SplitLoaderError> {
    let Failed {
        what,
        error,
        address,
    } = failed;
    Ok(match error {
        Some(error) => failed_as(texts, what, &error, address, Html::default()),
        None => explanation_notice(texts, what, address, Html::default()),
    })
}

/// Where the part did not come.
fn missing(texts: Texts) -> Html {
    Notice::new(Kind::Bad, texts.get(key::VIEW_FAILED))
        .urgent()
        .show(html! { <p>{texts.get(key::VIEW_FAILED_TEXT)}</p> })
}
