//! How many lines stand where, in words and signs.

use release_core::Outcome;
use release_core::run::{Counts, Line, Settlement};
use yew::prelude::*;

use crate::components::Kind;
use crate::i18n::{Key, Texts, key};

/// What a line came to: how it is meant, and its word.
pub(crate) fn kind_and_word(line: &Line) -> (Kind, Key) {
    match line.outcome() {
        None => (Kind::Info, key::RUN_WAITING),
        Some(Outcome::Released(_)) => (Kind::Good, key::OUTCOME_RELEASED),
        Some(Outcome::Recorded(_)) => (Kind::Good, key::OUTCOME_RECORDED),
        Some(Outcome::Refused(_)) => (Kind::Bad, key::OUTCOME_REFUSED),
        Some(Outcome::NotSent(_)) => (Kind::Warning, key::OUTCOME_NOT_SENT),
        Some(Outcome::Unknown(_)) => match line.settled().map(|settled| settled.settlement) {
            None => (Kind::Unknown, key::OUTCOME_UNKNOWN),
            Some(Settlement::Done) => (Kind::Good, key::RUN_SETTLED_DONE),
            Some(Settlement::NotSent) => (Kind::Warning, key::RUN_SETTLED_NOT_SENT),
        },
    }
}

/// A sign of its own shape, and the word.
pub(super) fn badge(texts: Texts, kind: Kind, word: Key) -> Html {
    html! {
        <span class={classes!("outcome", kind.class())}>
            <span class="sign" aria-hidden="true">{kind.sign()}</span>{texts.get(word)}
        </span>
    }
}

/// All places where lines stand, those with none left out.
fn places(counts: &Counts) -> impl Iterator<Item = (Kind, Key, u32)> {
    let all = [
        (Kind::Info, key::RUN_WAITING, counts.waiting),
        (Kind::Info, key::RUN_UNDER_WAY, counts.under_way),
        (Kind::Info, key::RUN_AGAIN, counts.again),
        (Kind::Good, key::OUTCOME_RELEASED, counts.released),
        (Kind::Good, key::OUTCOME_RECORDED, counts.recorded),
        (Kind::Good, key::RUN_SETTLED_DONE, counts.settled_done),
        (Kind::Bad, key::OUTCOME_REFUSED, counts.refused),
        (Kind::Unknown, key::OUTCOME_UNKNOWN, counts.unknown),
        (Kind::Warning, key::OUTCOME_NOT_SENT, counts.not_sent),
        (
            Kind::Warning,
            key::RUN_SETTLED_NOT_SENT,
            counts.settled_not_sent,
        ),
    ];
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
