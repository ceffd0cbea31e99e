//! The check against Omnitron: on by default, and reading only.

use std::rc::Rc;

use release_web_logic::import::{ToAsk, Unchecked};
use release_web_logic::{Route, Step};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Kind, Notice, progress};
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::import::{Draft, IMPORT, LIVE, Progress, start_check, stop_check};
use crate::state::store::use_store;
use crate::state::use_app;

/// A draft; two are equal if they are the same one.
struct Same(Option<Rc<Draft>>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().map(Rc::as_ptr) == other.0.as_ref().map(Rc::as_ptr)
    }
}

/// Counted once for each draft.
#[hook]
pub(super) fn use_rows(draft: Option<Rc<Draft>>) -> Rc<ToAsk> {
    use_memo(Same(draft), |Same(draft)| {
        draft.as_deref().map(ToAsk::of).unwrap_or_default()
    })
}

/// How far the check is, what it has found, and the button that begins it anew.
#[component]
pub(super) fn LiveCheck() -> Html {
    let app = use_app();
    let texts = app.texts();
    let draft = use_store(IMPORT).draft.clone();
    let progress = *use_store(LIVE);
    let rows = use_rows(draft.clone());
    let quantity_key = app.quantity_key();
    let check = {
        let (rows, draft, session) = (rows.clone(), draft.clone(), app.session.clone());
        Callback::from(move |()| {
            let Some(draft) = &draft else {
                return;
            };
            start_check(&session, rows.next(draft), quantity_key.clone());
        })
    };
    // It begins by itself, once: whoever does not want it stops it.
    // Not before the check of a file before this one has come to its end.
    let is_due = progress.is_none() && rows.is_due(draft.as_deref());
    use_effect_with(is_due, {
        let check = check.clone();
        move |is_due| {
            if *is_due {
                check.emit(());
            }
        }
    });
    if rows.all.is_empty() {
        return Html::default();
    }
    let start = check.reform(|_: MouseEvent| ());
    html! {
        <section class="live" aria-labelledby="live-title">
            <h2 id="live-title">{texts.get(key::LIVE_TITLE)}</h2>
            <small>{texts.get(key::LIVE_TEXT)}</small>
            <div class="tools">
                <p role="status">
                    if rows.compared > 0 && progress.is_none() { {summary(texts, &rows)} }
                </p>
                if let Some(progress) = progress {
                    {under_way(texts, progress)}
                } else {
                    <button type="button" class="secondary outline" onclick={start}>{button(texts, &rows)}</button>
                }
            </div>
        </section>
    }
}

/// That lines cannot be sent before the check is over.
pub(super) fn wait_for_check(texts: Texts, progress: Progress) -> Html {
    Notice::new(Kind::Info, texts.get(key::LIVE_WAIT)).show(html! {
        <><p>{texts.get(key::LIVE_WAIT_TEXT)}</p>{under_way(texts, progress)}</>
    })
}

/// That lines are sent of which Omnitron was not asked.
pub(super) fn unchecked(texts: Texts, draft: &Draft, rows: &ToAsk) -> Option<Html> {
    let title = match rows.unchecked() {
        Unchecked::Nothing => return None,
        Unchecked::All => key::LIVE_UNCHECKED_ALL,
        Unchecked::Some(1) => key::LIVE_UNCHECKED_ONE,
        Unchecked::Some(_) => key::LIVE_UNCHECKED_OTHER,
    };
    let values = [
        ("count", &*rows.unchecked.to_string()),
        ("total", &draft.checked.lines.len().to_string()),
    ];
    Some(Notice::new(Kind::Warning, texts.fill(title, &values)).show(html! {
        <p>
            {texts.get(key::LIVE_UNCHECKED_TEXT)}{" "}
            <Link<At> to={Route::Import(Step::Check)}>{texts.get(key::LIVE_UNCHECKED_LINK)}</Link<At>>
        </p>
    }))
}

fn under_way(texts: Texts, Progress { done, total }: Progress) -> Html {
    let so_far = texts.fill(
        key::LIVE_SO_FAR,
        &[("done", &done.to_string()), ("total", &total.to_string())],
    );
    let stop = (texts.get(key::LIVE_STOP), stop_check as fn());
    let label = texts.get(key::LIVE_PROGRESS);
    progress(label, (done as u64, Some(total as u64)), so_far, stop)
}

fn button(texts: Texts, rows: &ToAsk) -> String {
    if rows.rest == 0 {
        texts.count(key::LIVE_AGAIN_ONE, key::LIVE_AGAIN_OTHER, rows.all.len())
    } else {
        texts.count(key::LIVE_START_ONE, key::LIVE_START_OTHER, rows.rest)
    }
}

fn summary(texts: Texts, rows: &ToAsk) -> String {
    let values = [
        ("done", &*rows.compared.to_string()),
        ("total", &rows.all.len().to_string()),
        ("found", &rows.with_findings.to_string()),
    ];
    texts.fill(key::LIVE_DONE, &values)
}
