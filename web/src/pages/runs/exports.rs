//! The buttons that hand a run out: as a file, or on paper.

use std::rc::Rc;

use release_core::HasCode;
use release_run::Counts;
use release_web_logic::run::{Unfinished, unfinished};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::{CopyButton, Kind, Notice};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::{
    ExportError, OpenRun, Part, export_evidence, export_run, has_unfinished, use_app, use_task,
};

#[derive(PartialEq, Properties)]
pub(super) struct ExportsProps {
    pub(super) open: Rc<OpenRun>,
    pub(super) counts: Counts,
}

/// Files, why one could not be made, and the way to the printer.
#[component]
pub(super) fn Exports(props: &ExportsProps) -> Html {
    let texts = use_app().texts();
    let failed = use_state(|| None::<String>);
    let number = props.open.number;
    let rest = use_unfinished(&props.open, &props.counts);
    let is_of_file = props.open.body.read.is_some();
    let button = |name: Key, part: Part, disabled: bool| {
        let failed = failed.setter();
        let onclick = move |_: MouseEvent| {
            let failed = failed.clone();
            spawn_local(async move {
                let done = export_run(texts, number, part).await;
                failed.set(done.err().map(|error| reason(texts, &error)));
            });
        };
        html! { <button type="button" class="secondary" {disabled} {onclick}>{texts.get(name)}</button> }
    };
    let seal = use_state(|| None::<String>);
    let on_evidence = {
        let (failed, seal) = (failed.setter(), seal.setter());
        move |_: MouseEvent| {
            let (failed, seal) = (failed.clone(), seal.clone());
            spawn_local(async move {
                match export_evidence(number).await {
                    Ok(written) => seal.set(Some(written)),
                    Err(error) => failed.set(Some(reason(texts, &error))),
                }
            });
        }
    };
    let print = |_: MouseEvent| drop(gloo_utils::window().print());
    html! {
        <section class="no-print" aria-labelledby="exports">
            <h2 id="exports">{texts.get(key::RUN_EXPORTS)}</h2>
            <div class="buttons">
                {button(key::RUN_EXPORT_NOT_DONE, Part::NotDone, rest == Unfinished::Nothing)}
                {button(key::RUN_EXPORT_ALL, Part::Everything, false)}
                {button(key::RUN_EXPORT_JSON, Part::Json, false)}
                <button type="button" class="secondary" onclick={on_evidence}>{texts.get(key::RUN_EXPORT_EVIDENCE)}</button>
                <button type="button" class="secondary" onclick={print}>{texts.get(key::RUN_PRINT)}</button>
            </div>
            {for what_is_unfinished(rest, is_of_file).map(|said| html! { <small>{texts.get(said)}</small> })}
            <small>{texts.get(if is_of_file { key::RUN_EXPORT_HINT } else { key::RUN_EXPORT_HINT_ORDER })}</small>
            {for seal.as_ref().map(|seal| sealed(texts, seal))}
            if let Some(failed) = &*failed {
                {Notice::new(Kind::Bad, texts.get(key::RUN_EXPORT_FAILED)).urgent().show(html! { <p>{failed}</p> })}
            }
        </section>
    }
}

/// What of a run is not done; of a run that an older version has kept, its file is asked.
#[hook]
fn use_unfinished(open: &Rc<OpenRun>, counts: &Counts) -> Unfinished {
    let texts = use_app().texts();
    let read = use_state_eq(|| Unfinished::Lines);
    let task = use_task();
    let known = unfinished(&open.body, counts);
    use_effect_with((open.number, known), {
        let read = read.setter();
        move |(number, known)| {
            let number = *number;
            if known.is_none() {
                task.run(async move {
                    read.set(match has_unfinished(texts, number).await {
                        Ok(true) => Unfinished::Unsent,
                        Ok(false) => Unfinished::Nothing,
                        Err(_) => Unfinished::Lines,
                    });
                });
            }
        }
    });
    known.unwrap_or(*read)
}

/// What the evidence is sealed with, to be noted elsewhere.
pub(super) fn sealed(texts: Texts, seal: &str) -> Html {
    html! {
        <p role="status" class="seal">{texts.get(key::RUN_SEAL)}{" "}<code>{seal}</code>{" "}
            <CopyButton text={seal.to_owned()} name={texts.get(key::RUN_COPY_SEAL)} /></p>
    }
}

const fn what_is_unfinished(rest: Unfinished, is_of_file: bool) -> Option<Key> {
    match rest {
        Unfinished::Lines => None,
        Unfinished::Unsent => Some(key::RUN_EXPORT_UNSENT),
        Unfinished::Nothing if is_of_file => Some(key::RUN_EXPORT_NONE),
        Unfinished::Nothing => Some(key::RUN_EXPORT_NONE_ORDER),
    }
}

fn reason(texts: Texts, error: &ExportError) -> String {
    match error {
        ExportError::Journal(error) => explain(texts, error.code()).next.to_owned(),
        ExportError::Table(error) => explain(texts, error.code()).what.to_owned(),
        ExportError::NoFile => texts.get(key::RUN_MISSING_TEXT).to_owned(),
        ExportError::Browser => String::new(),
    }
}
