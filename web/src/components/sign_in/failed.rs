//! Why signing in failed. The sentences come with a part of the page, which loads while a person types: they
//! weigh more than the form.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the macro adds the error of a part that does not come"
)]

use release_core::CallCode;
use release_core::error::CallError;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::components::{explanation_notice, failed_as};
use crate::i18n::Texts;

/// Why signing in failed.
#[derive(Clone, PartialEq)]
pub(super) struct Failed {
    pub(super) what: CallCode,
    pub(super) error: Option<CallError>,
}

impl From<CallCode> for Failed {
    fn from(what: CallCode) -> Self {
        Self { what, error: None }
    }
}

/// Tells of it.
#[wasm_split(orders, fallible)]
pub(super) fn told(texts: Texts, failed: Failed) -> Result<Html, SplitLoaderError> {
    Ok(match &failed.error {
        Some(error) => failed_as(texts, failed.what, error, Html::default()),
        None => explanation_notice(texts, failed.what, Html::default()),
    })
}
