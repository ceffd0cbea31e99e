//! The words for what a person must agree to before a line is sent.

use release_file::rows::Lane;
use release_run::Doubt;
use yew::prelude::*;

use crate::components::{Kind, badge};
use crate::i18n::{Key, Texts, key};

/// A lane, by sign and word.
pub(super) fn lane_badge(texts: Texts, lane: Lane) -> Html {
    let (kind, word) = match lane {
        Lane::Ready => (Kind::Good, key::ROWS_READY),
        Lane::NeedsConsent => (Kind::Warning, key::ROWS_CONFIRM),
        Lane::Blocked => (Kind::Bad, key::ROWS_STOPPED),
    };
    badge(kind, texts.get(word))
}

/// What is doubtful, and what a person says to it.
pub(super) const fn words(doubt: Doubt) -> (Key, Key) {
    match doubt {
        Doubt::NotInErp => (key::ORDER_NOT_SENT_TITLE, key::CONFIRM_CONSENT_NOT_SENT),
        Doubt::Cancelled => (key::LINE_CANCELLED_TITLE, key::CONFIRM_CONSENT_CANCELLED),
        Doubt::Unknown => (key::CONFIRM_UNKNOWN_TITLE, key::CONFIRM_CONSENT_UNKNOWN),
        Doubt::Done => (key::CONFIRM_DONE_TITLE, key::CONFIRM_CONSENT_DONE),
        Doubt::InRun => (key::CONFIRM_RUN_TITLE, key::CONFIRM_CONSENT_RUN),
        Doubt::SameCode => (key::CONFIRM_SAME_CODE_TITLE, key::CONFIRM_CONSENT_SAME_CODE),
    }
}
