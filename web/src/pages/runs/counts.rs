//! How many lines stand where, in words and signs.

use release_run::{Counts, LineStatus};
use yew::prelude::*;

use crate::components::Kind;
use crate::i18n::{Key, Texts, key};

/// Where a line stands: how it is meant, and its word.
pub(crate) const fn kind_and_word(status: LineStatus) -> (Kind, Key) {
    match status {
        LineStatus::Waiting => (Kind::Info, key::RUN_WAITING),
        LineStatus::UnderWay => (Kind::Info, key::RUN_UNDER_WAY),
        LineStatus::Again => (Kind::Info, key::RUN_AGAIN),
        LineStatus::Released => (Kind::Good, key::OUTCOME_RELEASED),
        LineStatus::Recorded => (Kind::Good, key::OUTCOME_RECORDED),
        LineStatus::SettledDone => (Kind::Good, key::RUN_SETTLED_DONE),
        LineStatus::Refused => (Kind::Bad, key::OUTCOME_REFUSED),
        LineStatus::Unknown => (Kind::Unknown, key::OUTCOME_UNKNOWN),
        LineStatus::NotSent => (Kind::Warning, key::OUTCOME_NOT_SENT),
        LineStatus::SettledNotSent => (Kind::Warning, key::RUN_SETTLED_NOT_SENT),
    }
}

/// All places where lines stand, in the order in which they are shown.
pub(super) const PLACES: [LineStatus; 10] = [
    LineStatus::Waiting,
    LineStatus::UnderWay,
    LineStatus::Again,
    LineStatus::Released,
    LineStatus::Recorded,
    LineStatus::SettledDone,
    LineStatus::Refused,
    LineStatus::Unknown,
    LineStatus::NotSent,
    LineStatus::SettledNotSent,
];

/// A sign of its own shape, and the word.
pub(super) fn badge(texts: Texts, kind: Kind, word: Key) -> Html {
    html! {
        <span class={classes!("outcome", kind.class())}>
            <span class="sign" aria-hidden="true">{kind.sign()}</span>{texts.get(word)}
        </span>
    }
}

/// The places where lines stand, those with none left out.
fn places(counts: &Counts) -> impl Iterator<Item = (Kind, Key, u32)> {
    let all = PLACES.map(|status| {
        let (kind, word) = kind_and_word(status);
        (kind, word, counts.of_status(status))
    });
    all.into_iter().filter(|(_, _, count)| *count > 0)
}

/// The counts of a run, large.
pub(super) fn counts_list(texts: Texts, counts: &Counts) -> Html {
    html! {
        <dl class="facts run-counts" aria-label={texts.get(key::RUN_COUNTS)}>
            { for places(counts).map(|(kind, word, count)| html! {
                <div><dt>{badge(texts, kind, word)}</dt><dd class="figures">{count}</dd></div>
            }) }
        </dl>
    }
}

/// The counts of a run in one line.
pub(super) fn counts_line(texts: Texts, counts: &Counts) -> Html {
    html! {
        <ul class="counts-line">
            { for places(counts).map(|(kind, word, count)| html! {
                <li>{badge(texts, kind, word)}{" "}<strong class="figures">{count}</strong></li>
            }) }
        </ul>
    }
}
