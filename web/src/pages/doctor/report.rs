//! What is to be set because of the findings, and the report to take along.

use std::rc::Rc;

use release_doctor::settings::shown;
use release_doctor::{Finding, Profile, markdown, settings};
use yew::prelude::*;

use super::words::note;
use crate::api::download;
use crate::components::{CopyButton, Kind, Notice};
use crate::i18n::key;
use crate::state::use_app;

#[derive(PartialEq, Properties)]
pub(super) struct ReportProps {
    pub(super) profile: Profile,
    pub(super) findings: Rc<Vec<Finding>>,
}

/// The settings, the notes, and the files.
#[component]
pub(super) fn Report(props: &ReportProps) -> Html {
    let texts = use_app().texts();
    let has_failed = use_state_eq(|| false);
    let report = use_memo(
        (props.profile.clone(), props.findings.clone()),
        |(profile, findings)| markdown(profile, findings),
    );
    let proposal = settings(&props.profile);
    let config = proposal.config_json();
    let save = |ending: &'static str, kind: &'static str, text: String| {
        let (name, has_failed) = (format!("omnitron-results.{ending}"), has_failed.setter());
        move |_: MouseEvent| has_failed.set(download(&name, kind, text.as_bytes()).is_err())
    };
    let print = |_: MouseEvent| drop(gloo_utils::window().print());
    let limits = [
        (key::DOCTOR_PROPOSAL_POOL, proposal.pool.map(u64::from)),
        (
            key::DOCTOR_PROPOSAL_RATE,
            proposal.per_second.map(u64::from),
        ),
    ];
    let limits = limits.iter().filter_map(|(words, most)| {
        Some(texts.fill(*words, &[("count", &*texts.figure((*most)?))]))
    });
    // What a trial has shown stands apart.
    let trial = props.profile.trial.as_ref().map(shown).unwrap_or_default();
    let notes = proposal.notes.iter().filter(|it| !trial.contains(it));
    let notes = notes.map(|it| note(texts, it));
    let notes: Vec<String> = limits.chain(notes).collect();
    html! {
        <>
            <section aria-labelledby="doctor-set">
                <h2 id="doctor-set">{texts.get(key::DOCTOR_SET_TITLE)}</h2>
                if !notes.is_empty() {
                    <ul class="remarks">{for notes.iter().map(|note| html! { <li class="remark">{note}</li> })}</ul>
                }
                <p>{texts.get(key::DOCTOR_SET_TEXT)}{" "}
                    <CopyButton text={config.clone()} name={texts.get(key::DOCTOR_COPY_CONFIG)} /></p>
                <pre class="code">{config}</pre>
            </section>
            <section class="no-print" aria-labelledby="doctor-report">
                <h2 id="doctor-report">{texts.get(key::DOCTOR_REPORTS)}</h2>
                <div class="buttons">
                    <button type="button" class="secondary" onclick={save("md", "text/markdown", (*report).clone())}>
                        {texts.get(key::DOCTOR_SAVE_MARKDOWN)}
                    </button>
                    <button type="button" class="secondary" onclick={save("json", "application/json", props.profile.to_json())}>
                        {texts.get(key::DOCTOR_SAVE_JSON)}
                    </button>
                    <button type="button" class="secondary" onclick={print}>{texts.get(key::DOCTOR_PRINT)}</button>
                </div>
                <p>{texts.get(key::DOCTOR_COPY_REPORT)}{" "}
                    <CopyButton text={(*report).clone()} name={texts.get(key::DOCTOR_COPY_REPORT)} /></p>
                if *has_failed {
                    {Notice::new(Kind::Bad, texts.get(key::DOCTOR_SAVE_FAILED)).urgent().show(Html::default())}
                }
            </section>
        </>
    }
}
