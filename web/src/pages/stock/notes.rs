//! What is to be said of lists that were read.

use release_client::ListEnd;
use release_core::{CallCode, HasCode};
use yew::prelude::*;

use crate::i18n::{Texts, explain, key};

/// How a list ended, unless that was with its last page.
pub(super) fn end_note(texts: Texts, list: &str, end: &ListEnd) -> Option<String> {
    let of = [("list", list)];
    Some(match end {
        ListEnd::Whole => return None,
        ListEnd::Cut => texts.fill(key::STOCK_END_CUT, &of),
        ListEnd::Repeats => texts.fill(key::STOCK_END_REPEATS, &of),
        ListEnd::Failed(error) => match error.code() {
            CallCode::RefusedNoSuchPath => texts.fill(key::STOCK_END_ABSENT, &of),
            CallCode::RefusedForbidden => texts.fill(key::STOCK_END_REFUSED, &of),
            code => texts.fill(
                key::STOCK_END_FAILED,
                &[("list", list), ("what", explain(texts, code).what)],
            ),
        },
    })
}

/// The notes as a list.
pub(super) fn notes(all: &[String]) -> Html {
    html! {
        if !all.is_empty() {
            <ul class="remarks">{for all.iter().map(|note| html! { <li class="remark">{note}</li> })}</ul>
        }
    }
}
