//! The buttons that hand a run out as a file.

use release_core::HasCode;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::{ExportError, Part, export_run};

/// Three files, and why one could not be made.
pub(super) fn exports(texts: Texts, number: u64, failed: &UseStateHandle<Option<String>>) -> Html {
    let button = |name: Key, part: Part| {
        let failed = failed.setter();
        let onclick = move |_: MouseEvent| {
            let failed = failed.clone();
            spawn_local(async move {
                let done = export_run(texts, number, part).await;
                failed.set(done.err().map(|error| reason(texts, &error)));
            });
        };
        html! { <button type="button" class="secondary" {onclick}>{texts.get(name)}</button> }
    };
    html! {
        <section aria-labelledby="exports">
            <h2 id="exports">{texts.get(key::RUN_EXPORTS)}</h2>
            <div class="buttons">
                {button(key::RUN_EXPORT_NOT_DONE, Part::NotDone)}
                {button(key::RUN_EXPORT_ALL, Part::Everything)}
                {button(key::RUN_EXPORT_JSON, Part::Json)}
            </div>
            <small>{texts.get(key::RUN_EXPORT_HINT)}</small>
            if let Some(failed) = &**failed {
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
