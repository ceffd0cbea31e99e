//! What this Omnitron does: an examination that only reads.

mod findings;
mod report;
mod trial;
mod words;

use std::rc::Rc;

use release_doctor::{Check, Finding, Profile, Whom};
use release_web_logic::Route;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::components::{moment, progress};
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::doctor::{
    EXAMINED, Examined, forget_examination, start_examination, stop_examination,
};
use crate::state::store::use_store;
use crate::state::{use_app, use_title};

pub(crate) use trial::Trial;

use findings::findings_table;
use report::Report;
use trial::last_trial;
use words::untold;

/// The examination, or what the last one in this browser has found.
#[component]
pub(crate) fn Doctor() -> Html {
    let app = use_app();
    let texts = app.texts();
    let heading = use_title(texts, texts.get(key::DOCTOR_TITLE).to_owned());
    let examined = use_store(EXAMINED);
    let base_url = app.session.current();
    let base_url = base_url.map(|it| it.connection.base_url.clone());
    let is_new = examined.is_running || examined.at.is_some();
    let discarded = use_state(|| 0_u32);
    let asked = (base_url.clone(), is_new, *discarded);
    let kept = use_memo(asked, |(base_url, is_new, _)| {
        let base_url = base_url.as_ref().filter(|_| !is_new)?;
        api::kept_profile(base_url)
    });
    let (profile, findings) = match &*kept {
        Some(kept) => (Some(kept.clone()), Rc::new(kept.findings())),
        None => (examined.profile(), examined.findings.clone()),
    };
    let start = {
        let session = app.session.clone();
        Callback::from(move |_: MouseEvent| start_examination(&session))
    };
    let forget = base_url.map(|base_url| {
        let onclick = move |_: MouseEvent| {
            forget_examination(&base_url);
            discarded.set(*discarded + 1);
        };
        html! {
            <button type="button" class="secondary outline" {onclick}>{texts.get(key::DOCTOR_FORGET)}</button>
        }
    });
    let (start_word, start_class) = if findings.is_empty() {
        (key::DOCTOR_START, None)
    } else {
        (key::DOCTOR_AGAIN, Some("secondary outline"))
    };
    html! {
        <div id="view" class="doctor">
            <h1 ref={heading} tabindex="-1">{texts.get(key::DOCTOR_TITLE)}</h1>
            <p>{texts.get(key::DOCTOR_INTRO)}</p>
            if examined.is_running {
                {so_far(texts, examined.findings.len())}
            } else {
                <div class="buttons no-print">
                    <button type="button" class={classes!(start_class)} onclick={start}>{texts.get(start_word)}</button>
                    if profile.is_some() { {for forget} }
                </div>
            }
            if let Some(profile) = &profile {
                <p role="status">{summary(texts, profile, &findings, &examined)}</p>
                if !findings.is_empty() {
                    <Report profile={profile.clone()} findings={findings.clone()} />
                }
                {for profile.trial.as_ref().map(|tried| last_trial(texts, tried))}
            }
            {findings_table(texts, &findings)}
            {for profile.as_ref().map(|profile| not_told(texts, profile))}
        </div>
    }
}

/// What no read can tell, and the way to the trial.
fn not_told(texts: Texts, profile: &Profile) -> Html {
    let left = profile.untold();
    let offers_trial = left.iter().any(|it| it.whom() == Whom::Trial);
    html! {
        <section aria-labelledby="untold">
            <h2 id="untold">{texts.get(key::DOCTOR_UNTOLD_TITLE)}</h2>
            if offers_trial {
                <p class="no-print">{texts.get(key::TRIAL_OFFER)}{" "}<Link<At> to={Route::Trial}>{texts.get(key::TRIAL_LINK)}</Link<At>></p>
            }
            <ul>{for left.into_iter().map(|it| html! { <li>{texts.get(untold(it))}</li> })}</ul>
        </section>
    }
}

fn so_far(texts: Texts, done: usize) -> Html {
    let total = Check::ALL.len();
    let words = texts.fill(
        key::DOCTOR_SO_FAR,
        &[
            ("done", &texts.figure(done)),
            ("total", &texts.figure(total)),
        ],
    );
    let stop = (texts.get(key::DOCTOR_STOP), stop_examination as fn());
    let (done, total) = (done as u64, Some(total as u64));
    progress(texts.get(key::DOCTOR_PROGRESS), (done, total), words, stop)
}

fn summary(texts: Texts, profile: &Profile, findings: &[Finding], examined: &Examined) -> String {
    let open = findings.iter().filter(|it| it.result.is_err()).count();
    let requests: usize = findings.iter().map(|it| it.asked.len()).sum();
    let time = [("time", &*moment(texts, profile.found_at))];
    let mut said = Vec::new();
    if requests > 0 {
        said.push(texts.fill(
            key::DOCTOR_SUMMARY,
            &[
                ("facts", &texts.figure(findings.len() - open)),
                ("open", &texts.figure(open)),
                ("requests", &texts.figure(requests)),
            ],
        ));
        said.push(texts.fill(key::DOCTOR_EXAMINED, &time));
    } else {
        said.push(texts.fill(key::DOCTOR_KEPT, &time));
    }
    said.extend(
        profile
            .by
            .as_ref()
            .map(|user| texts.fill(key::DOCTOR_BY, &[("user", user)])),
    );
    if examined.is_stopped {
        said.push(texts.get(key::DOCTOR_STOPPED).to_owned());
    }
    said.join(" ")
}
