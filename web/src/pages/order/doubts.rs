//! What a person must agree to before a line of an order is sent.

use release_core::model::OrderItem;
use release_file::rows::Lane;
use release_run::Doubt;
use release_web_logic::order::Drafts;
use yew::prelude::*;

use super::Whole;
use crate::components::Kind;
use crate::i18n::{Key, Texts, key};
use crate::state::LineHistory;

/// Everything doubtful about a line, each kind once.
pub(super) fn doubts(
    whole: &Whole,
    history: &LineHistory,
    drafts: &Drafts,
    line: &OrderItem,
) -> Vec<Doubt> {
    let status = history.status(line.pk);
    let before = status.and_then(release_run::LineStatus::needs_consent);
    let has_same_code = has_same_code(history, drafts, line);
    let of_order = Doubt::of_line(&whole.order, line).into_iter();
    let same_code = has_same_code.then_some(Doubt::SameCode);
    of_order.chain(before).chain(same_code).collect()
}

/// Whether the code of a line is typed for another one, or was sent with it.
fn has_same_code(history: &LineHistory, drafts: &Drafts, line: &OrderItem) -> bool {
    let code = drafts.code(line.pk);
    let mut sent = history.all().iter().filter(|it| {
        let is_other = it.line.call().item != line.pk;
        is_other && it.status().needs_consent().is_some()
    });
    drafts.same_code(line.pk).is_some()
        || (!code.is_empty() && sent.any(|it| it.line.call().code.as_str() == code))
}

/// The lane of a line; none while no code is typed.
pub(super) fn lane(drafts: &Drafts, line: &OrderItem, doubts: &[Doubt]) -> Option<Lane> {
    if drafts.code(line.pk).is_empty() {
        None
    } else if drafts.call(line.pk).is_none() {
        Some(Lane::Blocked)
    } else if doubts.is_empty() {
        Some(Lane::Ready)
    } else {
        Some(Lane::NeedsConsent)
    }
}

/// A lane, by sign and word.
pub(super) fn lane_badge(texts: Texts, lane: Lane) -> Html {
    let (kind, word) = match lane {
        Lane::Ready => (Kind::Good, key::ROWS_READY),
        Lane::NeedsConsent => (Kind::Warning, key::ROWS_CONFIRM),
        Lane::Blocked => (Kind::Bad, key::ROWS_STOPPED),
    };
    html! {
        <span class={classes!("badge", kind.class())}>
            <span aria-hidden="true">{kind.sign()}{" "}</span>{texts.get(word)}
        </span>
    }
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
