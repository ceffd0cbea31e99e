//! All runs of this browser.

use release_run::JournalError;
use release_web_logic::run::{Filter, Listed};
use release_web_logic::{Route, Step};
use yew::prelude::*;
use yew_router::prelude::*;

use super::counts::counts_line;
use super::evidence::Evidence;
use super::head::source_title;
use crate::api::{SavedRun, is_persisted, list_runs};
use crate::components::{Kind, Notice, Question, details, moment};
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::{delete_runs, use_app, use_task, use_title};

type AllRuns = Vec<(u64, SavedRun)>;

/// All runs of this browser, those that have not ended first.
#[component]
pub(crate) fn Runs() -> Html {
    let texts = use_app().texts();
    let heading = use_title(texts, texts.get(key::RUNS_TITLE).to_owned());
    let runs = use_state(|| None::<Result<AllRuns, JournalError>>);
    let reads = use_state(|| 0_u32);
    let to_delete = use_state(Vec::<u64>::new);
    let failed = use_state(|| None::<JournalError>);
    let filter = use_state_eq(|| Filter::All);
    let is_kept = use_state_eq(|| true);
    let task = use_task();
    use_effect_with(*reads, {
        let (runs, is_kept, task) = (runs.setter(), is_kept.setter(), task.clone());
        move |_| {
            task.run(async move {
                runs.set(Some(list_runs().await));
                is_kept.set(is_persisted().await);
            });
        }
    });
    let ask = {
        let to_delete = to_delete.setter();
        Callback::from(move |numbers: Vec<u64>| to_delete.set(numbers))
    };
    let on_confirm = {
        let (to_delete, failed, reads) = (to_delete.clone(), failed.setter(), reads.clone());
        Callback::from(move |()| {
            let numbers = (*to_delete).clone();
            to_delete.set(Vec::new());
            let (failed, reads) = (failed.clone(), reads.clone());
            task.run(async move {
                failed.set(delete_runs(numbers).await.err());
                reads.set(*reads + 1);
            });
        })
    };
    let body = match &*runs {
        None => {
            html! { <p class="loading" role="status"><progress />{texts.get(key::RUNS_LOADING)}</p> }
        }
        Some(Err(error)) => unreadable(texts, error),
        Some(Ok(runs)) if runs.is_empty() => html! {
            <>
                <h2>{texts.get(key::RUNS_EMPTY)}</h2>
                <p>{texts.get(key::RUNS_EMPTY_TEXT)}</p>
                <p><Link<At> to={Route::Import(Step::File)}>{texts.get(key::RUNS_EMPTY_LINK)}</Link<At>></p>
            </>
        },
        Some(Ok(runs)) => html! {
            <>
                {filters(texts, *filter, &filter.setter())}
                {both(texts, runs, *filter, &ask)}
            </>
        },
    };
    html! {
        <div id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::RUNS_TITLE)}</h1>
            <p>{texts.get(key::RUNS_INTRO)}</p>
            if !*is_kept {
                <p>{texts.get(key::RUNS_NOT_KEPT)}</p>
            }
            if let Some(error) = &*failed {
                {Notice::new(Kind::Bad, texts.get(key::RUNS_DELETE_FAILED)).urgent().show(details(texts, error.to_string()))}
            }
            {body}
            <Evidence />
            if !to_delete.is_empty() {
                <Question title={texts.get(key::RUNS_DELETE_TITLE)} button={button(texts, &to_delete)}
                    cancel={texts.get(key::CONFIRM_CANCEL)} danger=true {on_confirm}
                    on_cancel={ask.reform(|()| Vec::new())}>
                    <p>{texts.get(key::RUNS_DELETE_TEXT)}</p>
                    <p>{texts.get(key::RUNS_DELETE_BUSY)}</p>
                </Question>
            }
        </div>
    }
}

/// Why the journal cannot be read.
pub(crate) fn unreadable(texts: Texts, error: &JournalError) -> Html {
    let body = html! {
        <>
            <p>{texts.get(key::RUNS_FAILED_TEXT)}</p>
            {details(texts, error.to_string())}
        </>
    };
    Notice::new(Kind::Bad, texts.get(key::RUNS_FAILED))
        .urgent()
        .show(body)
}

fn button(texts: Texts, numbers: &[u64]) -> String {
    match numbers {
        [only] => texts.fill(key::RUNS_DELETE_ONE, &[("number", &only.to_string())]),
        many => texts.fill(
            key::RUNS_DELETE_OTHER,
            &[("count", &texts.figure(many.len()))],
        ),
    }
}

fn filters(texts: Texts, shown: Filter, choose: &UseStateSetter<Filter>) -> Html {
    let all = [
        (Filter::All, key::RUNS_ALL),
        (Filter::Files, key::RUNS_FROM_FILES),
        (Filter::Orders, key::RUNS_FROM_ORDERS),
    ];
    let button = |(filter, name)| {
        let choose = choose.clone();
        let onclick = move |_: MouseEvent| choose.set(filter);
        let class = if filter == shown {
            "secondary"
        } else {
            "secondary outline"
        };
        html! {
            <button type="button" {class} aria-pressed={(filter == shown).to_string()} {onclick}>
                {texts.get(name)}
            </button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label={texts.get(key::RUNS_FILTER)}>
            {for all.into_iter().map(button)}
        </div>
    }
}

fn both(texts: Texts, runs: &AllRuns, filter: Filter, ask: &Callback<Vec<u64>>) -> Html {
    let listed = Listed::of(runs, filter);
    let all = listed.numbers();
    if all.is_empty() {
        return html! { <p>{texts.get(key::RUNS_NONE_OF_KIND)}</p> };
    }
    let Listed { open, ended } = listed;
    html! {
        <>
            if !open.is_empty() {
                <h2>{texts.get(key::RUNS_UNFINISHED)}</h2>
                {table(texts, &open, ask)}
            }
            if !ended.is_empty() {
                <h2>{texts.get(key::RUNS_FINISHED)}</h2>
                {table(texts, &ended, ask)}
            }
            <button type="button" class="secondary outline"
                onclick={ask.reform(move |_: MouseEvent| all.clone())}>
                {texts.get(key::RUNS_DELETE_ALL)}
            </button>
        </>
    }
}

fn table(texts: Texts, runs: &[&(u64, SavedRun)], ask: &Callback<Vec<u64>>) -> Html {
    let head = [
        key::RUNS_SOURCE,
        key::RUNS_WHEN,
        key::RUNS_HOST,
        key::RUNS_USER,
        key::RUNS_LINES,
        key::RUNS_OUTCOMES,
        key::RUNS_ACTIONS,
    ];
    html! {
        <div class="table-frame" tabindex="0" role="group" aria-label={texts.get(key::RUNS_TITLE)}>
            <table class="runs cards">
                <thead><tr>{ for head.map(|name| html! { <th scope="col">{texts.get(name)}</th> }) }</tr></thead>
                <tbody>{ for runs.iter().map(|(number, run)| row(texts, *number, run, ask)) }</tbody>
            </table>
        </div>
    }
}

fn row(texts: Texts, number: u64, run: &SavedRun, ask: &Callback<Vec<u64>>) -> Html {
    let values = [("number", &*number.to_string())];
    let delete = texts.fill(key::RUNS_DELETE_OF, &values);
    let unnamed = texts.get(key::FRAME_TOKEN_USER);
    let label = |name| texts.get(name);
    html! {
        <tr key={number}>
            <th scope="row">
                <Link<At> to={Route::Run { run: number }}>
                    <span class="run-name">{source_title(texts, &run.source())}</span>
                    <small>{texts.fill(key::RUN_TITLE, &values)}</small>
                </Link<At>>
            </th>
            <td class="figures" data-label={label(key::RUNS_WHEN)}>{moment(texts, run.created_at)}</td>
            <td data-label={label(key::RUNS_HOST)}>
                <span>{&run.environment}{" "}<span class="host">{run.base_url.host()}</span></span>
            </td>
            <td data-label={label(key::RUNS_USER)}>{run.user.as_deref().unwrap_or(unnamed)}</td>
            <td class="number" data-label={label(key::RUNS_LINES)}>{run.counts.total()}</td>
            <td class="run-outcome">{counts_line(texts, &run.counts)}</td>
            <td class="run-actions">
                <button type="button" class="secondary outline" aria-label={delete}
                    onclick={ask.reform(move |_: MouseEvent| vec![number])}>
                    {texts.get(key::RUNS_DELETE)}
                </button>
            </td>
        </tr>
    }
}
