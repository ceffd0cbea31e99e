//! The check of a file of evidence.

use release_core::HasCode as _;
use release_file::export::{Broken, Verified, verify};
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::exports::sealed;
use crate::api::{FileError, read_file};
use crate::components::{Kind, Notice};
use crate::i18n::{Texts, explain, key};
use crate::state::{use_app, use_task};

/// What came of a file.
enum Checked {
    Whole(Verified),
    Broken(Broken),
    Unread(FileError),
}

/// Asks for a file, and tells whether it is as it was written. It leaves this computer for nowhere.
#[component]
pub(super) fn Evidence() -> Html {
    let texts = use_app().texts();
    let task = use_task();
    let checked = use_state(|| None::<Checked>);
    let onchange = {
        let checked = checked.setter();
        move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let file = input.files().and_then(|files| files.get(0));
            input.set_value("");
            let Some(file) = file else { return };
            let checked = checked.clone();
            task.run(async move { checked.set(Some(check(&file).await)) });
        }
    };
    html! {
        <section class="no-print" aria-labelledby="evidence">
            <h2 id="evidence">{texts.get(key::RUNS_EVIDENCE_TITLE)}</h2>
            <p>{texts.get(key::RUNS_EVIDENCE_TEXT)}</p>
            <label for="evidence-file">{texts.get(key::RUNS_EVIDENCE_CHOOSE)}</label>
            <input type="file" id="evidence-file" accept=".jsonl" {onchange} />
            {for checked.as_ref().map(|checked| told(texts, checked))}
        </section>
    }
}

async fn check(file: &File) -> Checked {
    match read_file(file).await {
        Ok(bytes) => match verify(&bytes) {
            Ok(verified) => Checked::Whole(verified),
            Err(broken) => Checked::Broken(broken),
        },
        Err(error) => Checked::Unread(error),
    }
}

fn told(texts: Texts, checked: &Checked) -> Html {
    let bad = |text: String| {
        Notice::new(Kind::Bad, texts.get(key::RUNS_EVIDENCE_BAD))
            .urgent()
            .show(html! { <p>{text}</p> })
    };
    match checked {
        Checked::Whole(Verified { entries, seal }) => {
            let title = texts.fill(
                key::RUNS_EVIDENCE_GOOD,
                &[("count", &texts.figure(*entries))],
            );
            Notice::new(Kind::Good, title)
                .urgent()
                .show(sealed(texts, seal))
        }
        Checked::Broken(Broken { line }) => {
            bad(texts.fill(key::RUNS_EVIDENCE_BROKEN, &[("line", &texts.figure(*line))]))
        }
        Checked::Unread(FileError::Table(error)) => {
            bad(explain(texts, error.code()).what.to_owned())
        }
        Checked::Unread(FileError::Unreadable(words)) => bad(words.clone()),
    }
}
