//! What a trial has shown so far.

use release_doctor::settings::shown;
use release_doctor::trial::{Observation, Tried};
use release_web_logic::Route;
use yew::prelude::*;
use yew_router::prelude::*;

use super::super::words::note;
use super::words::{status, title};
use crate::components::{badge, moment};
use crate::i18n::{Texts, key};
use crate::pages::runs::kind_and_word;
use crate::route::At;
use crate::state::trial::Trying;

/// Each step that was made, and what it proves.
pub(super) fn result(texts: Texts, trying: &Trying) -> Html {
    let observations = trying.trial.observations();
    if observations.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="seen">
            <h2 id="seen">{texts.get(key::TRIAL_SEEN)}</h2>
            <div class="table-frame" tabindex="0" role="group" aria-labelledby="seen">
                <table class="cards">
                    <thead><tr>
                        <th scope="col">{texts.get(key::TRIAL_SEEN_STEP)}</th>
                        <th scope="col">{texts.get(key::RUNS_OUTCOMES)}</th>
                        <th scope="col">{texts.get(key::TRIAL_SEEN_STATUS)}</th>
                        <th scope="col">{texts.get(key::TRIAL_SEEN_UNITS)}</th>
                        <th scope="col">{texts.get(key::RUNS_NUMBER)}</th>
                    </tr></thead>
                    <tbody>{for observations.iter().enumerate().map(|(at, it)| row(texts, trying, at, it))}</tbody>
                </table>
            </div>
            {facts(texts, &trying.tried())}
        </section>
    }
}

fn row(texts: Texts, trying: &Trying, at: usize, seen: &Observation) -> Html {
    let (kind, word) = kind_and_word(status(seen.step, seen.result));
    let none = || "–".to_owned();
    let code = seen.status.map_or_else(none, |it| it.to_string());
    let units = match (&seen.units_before, &seen.units_after) {
        (None, None) => none(),
        (before, after) => {
            let text = |units: &Option<String>| units.clone().unwrap_or_else(none);
            format!("{} → {}", text(before), text(after))
        }
    };
    let run = trying.runs.iter().find(|(place, _)| *place == at);
    html! {
        <tr key={at}>
            <th scope="row">{title(texts, seen.step)}</th>
            <td data-label={texts.get(key::RUNS_OUTCOMES)}>{badge(kind, texts.get(word))}</td>
            <td data-label={texts.get(key::TRIAL_SEEN_STATUS)}>{code}</td>
            <td data-label={texts.get(key::TRIAL_SEEN_UNITS)} class="figures">{units}</td>
            <td data-label={texts.get(key::RUNS_NUMBER)}>
                {for run.map(|(_, run)| html! { <Link<At> to={Route::Run { run: *run }}>{run}</Link<At>> })}
            </td>
        </tr>
    }
}

/// What the last trial has shown, when and as whom.
pub(in super::super) fn last_trial(texts: Texts, tried: &Tried) -> Html {
    let time = moment(texts, tried.at);
    let when = match &tried.by {
        Some(user) => texts.fill(key::TRIAL_SHOWN, &[("time", &time), ("user", user)]),
        None => texts.fill(key::TRIAL_SHOWN_ALONE, &[("time", &time)]),
    };
    html! {
        <section aria-labelledby="shown">
            <h2 id="shown">{texts.get(key::TRIAL_SEEN)}</h2>
            <p>{when}{" "}<span class="no-print"><Link<At> to={Route::Trial}>{texts.get(key::TRIAL_LINK)}</Link<At>></span></p>
            {facts(texts, tried)}
        </section>
    }
}

/// What it proves, where that matters to a release.
fn facts(texts: Texts, tried: &Tried) -> Html {
    let notes = shown(tried);
    html! {
        if !notes.is_empty() {
            <ul class="remarks">{for notes.iter().map(|it| html! { <li class="remark">{note(texts, it)}</li> })}</ul>
        }
    }
}
