//! What is read out while a run goes on: little, and not often.

use release_core::HasCode;
use release_core::UnixMillis;
use release_run::{Counts, Phase};
use yew::prelude::*;

use crate::i18n::{Texts, explain, key};

/// The shortest time between two announcements, in milliseconds.
const EVERY: u64 = 5_000;

/// What was said last, and when.
#[derive(Default)]
struct Said {
    text: String,
    at: UnixMillis,
    phase: Option<Phase>,
}

/// How a run stands, for those who hear the page: with each new phase, and
/// else every few seconds.
#[hook]
pub(super) fn use_announcement(
    texts: Texts,
    now: UnixMillis,
    stand: Option<(Phase, Counts)>,
) -> Html {
    let said = use_mut_ref(Said::default);
    let mut said = said.borrow_mut();
    if let Some((phase, counts)) = stand {
        let is_new = said.phase.as_ref() != Some(&phase);
        if is_new || now - said.at >= EVERY {
            let done = counts.done();
            let counted = texts.fill(
                key::RUN_NEWS,
                &[
                    ("done", &done.to_string()),
                    ("problems", &(counts.ended() - done).to_string()),
                    ("open", &counts.open().to_string()),
                ],
            );
            said.text = format!("{} {counted}", phase_in_words(texts, &phase));
            said.at = now;
            said.phase = Some(phase);
        }
    }
    html! { <p class="visually-hidden" role="status">{said.text.clone()}</p> }
}

/// What a phase asks of a person, or that it is over.
fn phase_in_words(texts: Texts, phase: &Phase) -> &'static str {
    match phase {
        Phase::SampleShown => texts.get(key::RUN_SAMPLE),
        Phase::Paused(why) => explain(texts, why.code()).what,
        Phase::Stopping(end) | Phase::Ended(end) => explain(texts, end.code()).what,
        Phase::Ready | Phase::Grace { .. } | Phase::Sample | Phase::Running => "",
    }
}
