//! The words for what becomes of a row.

use release_file::rows::RowState;
use yew::prelude::*;

use crate::components::Kind;
use crate::i18n::{Key, Texts, key};

/// The name of what becomes of a row.
pub(super) const fn state_name(state: RowState) -> Key {
    match state {
        RowState::Ready => key::ROWS_READY,
        RowState::Repeated => key::ROWS_REPEATED,
        RowState::Confirm => key::ROWS_CONFIRM,
        RowState::Stopped => key::ROWS_STOPPED,
        RowState::LeftOut => key::ROWS_LEFT_OUT,
    }
}

/// What becomes of a row, by sign and word.
pub(super) fn state_badge(texts: Texts, state: RowState) -> Html {
    let (kind, class) = match state {
        RowState::Ready => (Kind::Good, "good"),
        RowState::Repeated | RowState::LeftOut => (Kind::Info, "info"),
        RowState::Confirm => (Kind::Warning, "warning"),
        RowState::Stopped => (Kind::Bad, "bad"),
    };
    html! {
        <span class={classes!("outcome", class)}>
            <span class="sign" aria-hidden="true">{kind.sign()}</span>{texts.get(state_name(state))}
        </span>
    }
}
