//! The announcement for screen readers while a run goes on.

use release_core::HasCode;
use release_core::UnixMillis;
use release_run::{Counts, Phase};
use release_web_logic::run::Announcer;
use yew::prelude::*;

use crate::i18n::{Texts, explain, key};

/// How a run stands, for those who hear the page: with each new phase, and
/// else every few seconds.
#[hook]
pub(super) fn use_announcement(
    texts: Texts,
    now: UnixMillis,
    stand: Option<(Phase, Counts)>,
) -> Html {
    let said = use_mut_ref(|| (Announcer::default(), String::new()));
    let (said, text) = &mut *said.borrow_mut();
    if let Some((phase, counts)) = stand
        && let Some(news) = said.news(now, &phase, &counts)
    {
        let counted = texts.fill(
            key::RUN_NEWS,
            &[
                ("done", &texts.figure(news.done)),
                ("problems", &texts.figure(news.problems)),
                ("open", &texts.figure(news.open)),
            ],
        );
        *text = format!("{} {counted}", phase_in_words(texts, &phase));
    }
    html! { <p class="visually-hidden" role="status">{text.clone()}</p> }
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
