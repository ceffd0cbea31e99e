//! The search for the lines of rows without an id: on by default, and reading
//! only.

use release_web_logic::import::SearchCounts;
use yew::prelude::*;

use crate::components::{Kind, Notice, progress};
use crate::i18n::{Texts, key};
use crate::state::import::{FINDING, IMPORT, Progress, pause_search, search_again, start_search};
use crate::state::store::use_store;
use crate::state::use_app;

/// How far the search is, what it has found, and the buttons for it.
#[component]
pub(super) fn FindLines() -> Html {
    let app = use_app();
    let texts = app.texts();
    let draft = use_store(IMPORT).draft.clone();
    let finding = *use_store(FINDING);
    let quantity_key = app.quantity_key();
    let start = {
        let (session, quantity_key) = (app.session.clone(), quantity_key.clone());
        Callback::from(move |()| start_search(&session, quantity_key.clone()))
    };
    let left = draft
        .as_ref()
        .map_or(0, |draft| draft.search.progress().left);
    let is_begun = draft.as_ref().is_some_and(|draft| draft.search.is_begun);
    // It begins by itself, once: whoever does not want it pauses it.
    let is_due = finding.progress.is_none() && !is_begun && left > 0;
    use_effect_with(is_due, {
        let start = start.clone();
        move |is_due| {
            if *is_due {
                start.emit(());
            }
        }
    });
    let Some(draft) = draft.filter(|draft| !draft.search.is_empty()) else {
        return Html::default();
    };
    let again = {
        let session = app.session.clone();
        Callback::from(move |_: MouseEvent| search_again(&session, quantity_key.clone()))
    };
    let has_failed = draft.search.has_failed();
    html! {
        <section class="live" aria-labelledby="find-title">
            <h2 id="find-title">{texts.get(key::FIND_TITLE)}</h2>
            <small>{texts.get(key::FIND_TEXT)}</small>
            if finding.has_stopped {
                {Notice::new(Kind::Bad, texts.get(key::FIND_STOPPED)).urgent()
                    .show(html! { <p>{texts.get(key::FIND_STOPPED_TEXT)}</p> })}
            }
            <div class="tools">
                <p role="status">
                    if is_begun && finding.progress.is_none() { {summary(texts, draft.search.counts())} }
                </p>
                if let Some(progress) = finding.progress {
                    {under_way(texts, progress)}
                } else if left > 0 {
                    <button type="button" class="secondary outline" onclick={start.reform(|_: MouseEvent| ())}>
                        {texts.count(key::FIND_START_ONE, key::FIND_START_OTHER, left)}
                    </button>
                } else if has_failed {
                    <button type="button" class="secondary outline" onclick={again}>{texts.get(key::FIND_AGAIN)}</button>
                }
            </div>
        </section>
    }
}

fn under_way(texts: Texts, Progress { done, total }: Progress) -> Html {
    let so_far = texts.fill(
        key::FIND_SO_FAR,
        &[("done", &done.to_string()), ("total", &total.to_string())],
    );
    let pause = (texts.get(key::FIND_PAUSE), pause_search as fn());
    let label = texts.get(key::FIND_PROGRESS);
    progress(label, (done as u64, Some(total as u64)), so_far, pause)
}

fn summary(texts: Texts, counts: SearchCounts) -> String {
    let SearchCounts {
        rows,
        found,
        questions,
        blocked,
        left,
    } = counts;
    let values = [
        ("rows", &*rows.to_string()),
        ("found", &found.to_string()),
        ("questions", &questions.to_string()),
        ("blocked", &blocked.to_string()),
        ("left", &left.to_string()),
    ];
    let done = texts.fill(key::FIND_DONE, &values);
    if left == 0 {
        done
    } else {
        done + " " + &texts.fill(key::FIND_LEFT, &values)
    }
}
