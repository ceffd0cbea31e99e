//! From a file to lines that are ready to be sent, in four steps.
//!
//! Each has an address of its own, and going back loses nothing. What is made
//! ready lives in this tab only: after a reload the file is chosen again.

mod candidates;
mod check;
mod columns;
mod confirm;
mod file;
mod find;
mod format;
mod groups;
mod live;
mod row;
mod row_state;
mod rows;
mod settings;
mod strip;
mod undo;
mod words;

use release_web_logic::import::is_open;
use release_web_logic::{Route, Step};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, key};
use crate::route::At;
use crate::state::import::{Draft, IMPORT};
use crate::state::store::use_store;
use crate::state::{use_app, use_title};

use check::CheckStep;
use columns::ColumnsStep;
use confirm::ConfirmStep;
use file::FileStep;
pub(crate) use words::name_of;

#[derive(PartialEq, Properties)]
pub(crate) struct ImportProps {
    pub(crate) step: Step,
}

/// One step of the import.
#[component]
pub(crate) fn Import(props: &ImportProps) -> Html {
    let texts = use_app().texts();
    let state = use_store(IMPORT);
    let title = texts.get(title(props.step));
    let heading = use_title(texts, title.to_owned());
    let draft = state.draft.as_deref();
    let view = match (props.step, draft) {
        (Step::File, _) => html! { <FileStep /> },
        (_, None) => no_file(texts),
        (Step::Columns, Some(_)) => html! { <ColumnsStep /> },
        (Step::Check, Some(_)) => html! { <CheckStep /> },
        (Step::Confirm, Some(_)) => html! { <ConfirmStep /> },
    };
    html! {
        <div id="view">
            <h1 ref={heading} tabindex="-1">{title}</h1>
            {steps(texts, props.step, draft)}
            {view}
        </div>
    }
}

const fn title(step: Step) -> Key {
    match step {
        Step::File => key::IMPORT_FILE_TITLE,
        Step::Columns => key::IMPORT_COLUMNS_TITLE,
        Step::Check => key::IMPORT_CHECK_TITLE,
        Step::Confirm => key::IMPORT_CONFIRM_TITLE,
    }
}

/// The way through, and where one is on it.
fn steps(texts: Texts, here: Step, draft: Option<&Draft>) -> Html {
    let step = |step: Step| {
        let name = match step {
            Step::File => key::IMPORT_FILE,
            Step::Columns => key::IMPORT_COLUMNS,
            Step::Check => key::IMPORT_CHECK,
            Step::Confirm => key::IMPORT_CONFIRM,
        };
        let name = texts.get(name);
        let current = (step == here).then_some("step");
        html! {
            <li aria-current={current}>
                if step != here && is_open(step, draft) {
                    <Link<At> to={Route::Import(step)}>{name}</Link<At>>
                } else {
                    <span>{name}</span>
                }
            </li>
        }
    };
    html! {
        <ol class="steps" aria-label={texts.get(key::IMPORT_STEPS)}>
            {for Step::ALL.into_iter().map(step)}
        </ol>
    }
}

fn no_file(texts: Texts) -> Html {
    let body = html! {
        <p>
            {texts.get(key::IMPORT_NO_FILE_TEXT)}{" "}
            <Link<At> to={Route::Import(Step::File)}>{texts.get(key::IMPORT_CHOOSE)}</Link<At>>
        </p>
    };
    Notice::new(Kind::Info, texts.get(key::IMPORT_NO_FILE)).show(body)
}
