//! The words for what becomes of a row.

use release_file::rows::RowState;
use yew::prelude::*;

use crate::components::{Kind, badge};
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
    let kind = match state {
        RowState::Ready => Kind::Good,
        RowState::Repeated | RowState::LeftOut => Kind::Info,
        RowState::Confirm => Kind::Warning,
        RowState::Stopped => Kind::Bad,
    };
    badge(kind, texts.get(state_name(state)))
}
