//! The buttons that hand a run out: as a file, or on paper.

use std::rc::Rc;

use release_core::HasCode;
use release_run::Counts;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::{ExportError, OpenRun, Part, export_run, has_unfinished, use_app, use_task};

#[derive(PartialEq, Properties)]
pub(super) struct ExportsProps {
    pub(super) open: Rc<OpenRun>,
    pub(super) counts: Counts,
}

/// Three files, why one could not be made, and the way to the printer.
#[component]
pub(super) fn Exports(props: &ExportsProps) -> Html {
    let texts = use_app().texts();
    let failed = use_state(|| None::<String>);
    let has_rest = use_state_eq(|| true);
    let task = use_task();
    let number = props.open.number;
    let is_done = props.counts.done() == props.counts.total();
    use_effect_with((number, is_done), {
        let has_rest = has_rest.setter();
        move |(number, is_done)| {
            let (number, is_done) = (*number, *is_done);
            // Rows that never came into the run are not done either.
            task.run(async move {
                has_rest.set(!is_done || has_unfinished(texts, number).await.unwrap_or(true));
            });
        }
    });
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
    let print = |_: MouseEvent| drop(gloo_utils::window().print());
    html! {
        <section class="no-print" aria-labelledby="exports">
            <h2 id="exports">{texts.get(key::RUN_EXPORTS)}</h2>
            <div class="buttons">
                {button(key::RUN_EXPORT_NOT_DONE, Part::NotDone, !*has_rest)}
                {button(key::RUN_EXPORT_ALL, Part::Everything, false)}
                {button(key::RUN_EXPORT_JSON, Part::Json, false)}
                <button type="button" class="secondary" onclick={print}>{texts.get(key::RUN_PRINT)}</button>
            </div>
            if !*has_rest {
                <small>{texts.get(key::RUN_EXPORT_NONE)}</small>
            }
            <small>{texts.get(key::RUN_EXPORT_HINT)}</small>
            if let Some(failed) = &*failed {
                {Notice::new(Kind::Bad, texts.get(key::RUN_EXPORT_FAILED)).urgent().show(html! { <p>{failed}</p> })}
            }
        </section>
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
