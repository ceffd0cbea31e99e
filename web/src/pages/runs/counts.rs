//! The counts of a run by status, in words and signs.

use release_run::{Counts, LineStatus};
use release_web_logic::run::{bar, places};
use yew::prelude::*;

use crate::components::{Kind, badge};
use crate::i18n::{Key, Texts, key};

/// Where a line stands: how it is meant, and its word.
pub(crate) fn kind_and_word(status: LineStatus) -> (Kind, Key) {
    let word = match status {
        LineStatus::Waiting => key::RUN_WAITING,
        LineStatus::UnderWay => key::RUN_UNDER_WAY,
        LineStatus::Again => key::RUN_AGAIN,
        LineStatus::Released => key::OUTCOME_RELEASED,
        LineStatus::Recorded => key::OUTCOME_RECORDED,
        LineStatus::SettledDone => key::RUN_SETTLED_DONE,
        LineStatus::Refused => key::OUTCOME_REFUSED,
        LineStatus::Unknown => key::OUTCOME_UNKNOWN,
        LineStatus::NotSent => key::OUTCOME_NOT_SENT,
        LineStatus::SettledNotSent => key::RUN_SETTLED_NOT_SENT,
    };
    (Kind::from(status), word)
}

/// The places where lines stand, those with none left out.
fn in_words(counts: &Counts) -> impl Iterator<Item = (Kind, Key, u32)> {
    places(counts).into_iter().map(|(status, count)| {
        let (kind, word) = kind_and_word(status);
        (kind, word, count)
    })
}

/// The counts as lengths of one bar. The words stand beside it.
fn outcome_bar(counts: &Counts) -> Html {
    let parts = bar(counts);
    let length: u32 = parts.iter().map(|(_, length)| length).sum();
    let mut from = 0;
    let parts = parts.into_iter().map(|(status, length)| {
        let x = from;
        from += length;
        html! {
            <rect class={Kind::from(status).class()} x={x.to_string()} width={length.to_string()} height="10" />
        }
    });
    html! {
        <svg class="outcome-bar" viewBox={format!("0 0 {length} 10")} preserveAspectRatio="none" aria-hidden="true">
            {for parts}
        </svg>
    }
}

/// The counts of a run, large.
pub(super) fn counts_list(texts: Texts, counts: &Counts) -> Html {
    html! {
        <>
        {outcome_bar(counts)}
        <dl class="facts run-counts" aria-label={texts.get(key::RUN_COUNTS)}>
            { for in_words(counts).map(|(kind, word, count)| html! {
                <div><dt>{badge(kind, texts.get(word))}</dt><dd class="figures">{texts.figure(count)}</dd></div>
            }) }
        </dl>
        </>
    }
}

/// The counts of a run in one line.
pub(crate) fn counts_line(texts: Texts, counts: &Counts) -> Html {
    html! {
        <>
        {outcome_bar(counts)}
        <ul class="counts-line">
            { for in_words(counts).map(|(kind, word, count)| html! {
                <li>{badge(kind, texts.get(word))}{" "}<strong class="figures">{texts.figure(count)}</strong></li>
            }) }
        </ul>
        </>
    }
}
