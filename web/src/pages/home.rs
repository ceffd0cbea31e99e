//! The start: what needs a person, one search box, a place to drop a file, and the last runs.

use release_run::JournalError;
use release_web_logic::orders::OrdersQuery;
use release_web_logic::run::{Need, needs};
use release_web_logic::{Route, Step};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::runs::{counts_line, source_name, unreadable};
use crate::api::{SavedRun, dropped_file};
use crate::components::{Kind, badge, moment_listed, skeleton, use_find};
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::import::pick;
use crate::state::{AllRuns, read_runs, use_app, use_task, use_title};

/// How many of the last runs are shown.
const LAST: usize = 5;

/// The start of the page.
#[component]
pub(crate) fn Home() -> Html {
    let texts = use_app().texts();
    let heading = use_title(texts, texts.get(key::HOME_TITLE).to_owned());
    let navigator = use_navigator().expect("within the router");
    let runs = use_state(|| None::<Result<AllRuns, JournalError>>);
    let task = use_task();
    use_effect_with((), {
        let runs = runs.setter();
        move |()| task.run(async move { runs.set(Some(read_runs().await)) })
    });
    let find = use_find(
        texts,
        None,
        Callback::from(move |number: String| {
            let query = OrdersQuery {
                number: Some(number).filter(|number| !number.is_empty()),
                ..OrdersQuery::default()
            };
            let _ = navigator.push_with_query(&At(Route::Orders), &query);
        }),
    );
    let drop_file = use_drop_file();
    let about_runs = match &*runs {
        None => skeleton(texts.get(key::RUNS_LOADING)),
        Some(Err(error)) => unreadable(texts, error),
        Some(Ok(all)) => html! { <>{needs_you(texts, all)}{last_runs(texts, &all.runs)}</> },
    };
    html! {
        <div id="view" class="start">
            <h1 ref={heading} tabindex="-1">{texts.get(key::HOME_TITLE)}</h1>
            <div class="start-ways">
                <section class="card" aria-labelledby="find-title">
                    <h2 id="find-title">{texts.get(key::HOME_FIND)}</h2>
                    {find}
                    <p><Link<At> to={Route::Orders}>{texts.get(key::HOME_ALL_ORDERS)}</Link<At>></p>
                </section>
                {drop_file}
            </div>
            {about_runs}
            <footer><small>{texts.get(key::FRAME_SCOPE)}</small></footer>
        </div>
    }
}

/// A place to drop a file, and the way to the import.
#[hook]
fn use_drop_file() -> Html {
    let app = use_app();
    let texts = app.texts();
    let navigator = use_navigator().expect("within the router");
    let to = app.file_for();
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let (to, navigator) = (to.clone(), navigator.clone());
        if let Some(file) = dropped_file(&event) {
            spawn_local(async move {
                // The step of the file tells why it could not be read.
                let is_read = pick(file, to).await;
                let step = if is_read { Step::Columns } else { Step::File };
                navigator.push(&At(Route::Import(step)));
            });
        }
    });
    html! {
        <section class="card drop" aria-labelledby="drop-title" {ondragover} {ondrop}>
            <h2 id="drop-title">{texts.get(key::HOME_DROP)}</h2>
            <p>{texts.get(key::HOME_DROP_TEXT)}</p>
            <Link<At> to={Route::Import(Step::File)} classes="button">{texts.get(key::HOME_CHOOSE)}</Link<At>>
        </section>
    }
}

/// What needs a person, or that nothing does.
fn needs_you(texts: Texts, all: &AllRuns) -> Html {
    let needs = needs(&all.runs, &all.at_work);
    let rows = needs.iter().map(|(need, (number, run))| {
        let (kind, text) = match need {
            Need::Unfinished { open } => (
                Kind::Warning,
                texts.count(key::HOME_OPEN_ONE, key::HOME_OPEN_OTHER, *open as usize),
            ),
            Need::Unknown { lines } => (
                Kind::Unknown,
                texts.count(
                    key::HOME_UNKNOWN_ONE,
                    key::HOME_UNKNOWN_OTHER,
                    *lines as usize,
                ),
            ),
        };
        html! {
            <li key={*number}>
                {badge(kind, "")}
                <span class="what">
                    <Link<At> to={Route::Run { run: *number }}>{text}</Link<At>>
                    <small>{about(texts, *number, run)}</small>
                </span>
            </li>
        }
    });
    html! {
        <section class="needs" aria-labelledby="needs-title">
            <h2 id="needs-title">{texts.get(key::HOME_NEEDS)}</h2>
            if needs.is_empty() {
                <p class="nothing">{badge(Kind::Good, "")}{texts.get(key::HOME_NEEDS_NONE)}</p>
            } else {
                <ul>{for rows}</ul>
            }
        </section>
    }
}

/// A run in a few words: its number, what it sends, where, and when it was created.
fn about(texts: Texts, number: u64, run: &SavedRun) -> Html {
    html! {
        <>
            {texts.fill(key::RUN_TITLE, &[("number", &number.to_string())])}
            {" · "}{source_name(texts, &run.source())}
            {" · "}{&run.environment}
            {" · "}{moment_listed(texts, run.created_at)}
        </>
    }
}

/// The last runs, each with its outcome as a bar.
fn last_runs(texts: Texts, runs: &[(u64, SavedRun)]) -> Html {
    if runs.is_empty() {
        return Html::default();
    }
    let rows = runs.iter().take(LAST).map(|(number, run)| {
        html! {
            <li key={*number}>
                <span class="what">
                    <Link<At> to={Route::Run { run: *number }}>
                        {texts.fill(key::RUN_TITLE, &[("number", &number.to_string())])}
                    </Link<At>>
                    {" "}{source_name(texts, &run.source())}
                    <small>{&run.environment}{" · "}{moment_listed(texts, run.created_at)}</small>
                </span>
                <div class="bar">{counts_line(texts, &run.counts)}</div>
            </li>
        }
    });
    html! {
        <section class="last" aria-labelledby="last-title">
            <h2 id="last-title">{texts.get(key::HOME_LAST)}</h2>
            <ul>{for rows}</ul>
            if runs.len() > LAST {
                <p><Link<At> to={Route::Runs}>{texts.get(key::HOME_ALL_RUNS)}</Link<At>></p>
            }
        </section>
    }
}
