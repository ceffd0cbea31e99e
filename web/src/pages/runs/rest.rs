//! Sending the rest of a run again, after the same question as the first time.

use std::rc::Rc;

use release_core::HasCode;
use release_run::JournalError;
use release_web_logic::Route;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::head::what;
use crate::api::SavedLine;
use crate::components::{Kind, Notice, Question};
use crate::i18n::{Texts, explain, key};
use crate::route::At;
use crate::state::{OpenRun, rest_of, send_rest, use_app};

/// How far it has come.
enum Step {
    Nothing,
    /// Which lines exactly.
    ToConfirm(Vec<SavedLine>),
    /// Every one of them is in another run by now.
    NoneLeft,
    Failed(JournalError),
}

/// The button, the question it opens, and what came of it. The lines are
/// looked up when it is pressed: another run may have sent some since.
#[hook]
pub(super) fn use_rest(open: &Rc<OpenRun>, may_send: bool) -> Html {
    let app = use_app();
    let texts = app.texts();
    let asked = use_state(|| Step::Nothing);
    let navigator = use_navigator();
    let onclick = {
        let (open, asked) = (open.clone(), asked.setter());
        Callback::from(move |_: MouseEvent| {
            let (open, asked) = (open.clone(), asked.clone());
            spawn_local(async move {
                asked.set(match rest_of(&open).await {
                    Ok(lines) if lines.is_empty() => Step::NoneLeft,
                    Ok(lines) => Step::ToConfirm(lines),
                    Err(error) => Step::Failed(error),
                });
            });
        })
    };
    let on_cancel = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(Step::Nothing))
    };
    let on_confirm = {
        let (open, asked) = (open.clone(), asked.clone());
        Callback::from(move |()| {
            let Step::ToConfirm(lines) = &*asked else {
                return;
            };
            let (app, open, navigator) = (app.clone(), open.clone(), navigator.clone());
            let (asked, lines) = (asked.setter(), lines.clone());
            // Closed at once, so that it cannot be confirmed twice.
            asked.set(Step::Nothing);
            spawn_local(async move {
                match (send_rest(&app, &open, &lines).await, navigator) {
                    (Ok(run), Some(navigator)) => navigator.push(&At(Route::Run { run })),
                    (Ok(_), None) => {}
                    (Err(error), _) => asked.set(Step::Failed(error)),
                }
            });
        })
    };
    let below = match &*asked {
        Step::Nothing => Html::default(),
        Step::ToConfirm(lines) => question(texts, open, lines, on_cancel, on_confirm),
        Step::NoneLeft => Notice::new(Kind::Info, texts.get(key::RUN_REST_NONE))
            .urgent()
            .show(Html::default()),
        Step::Failed(error) => Notice::new(Kind::Bad, texts.get(key::RUN_NOT_STARTED))
            .urgent()
            .show(html! { <p>{explain(texts, error.code()).next}</p> }),
    };
    html! {
        <>
            <div class="buttons">
                <button type="button" disabled={!may_send} {onclick}>{texts.get(key::RUN_SEND_REST)}</button>
            </div>
            <small>{texts.get(key::RUN_SEND_REST_HINT)}</small>
            {below}
        </>
    }
}

fn question(
    texts: Texts,
    open: &OpenRun,
    lines: &[SavedLine],
    on_cancel: Callback<()>,
    on_confirm: Callback<()>,
) -> Html {
    let what = what(texts, lines.iter().map(|line| line.update_stock));
    let host = open.saved.base_url.host();
    let button = texts.fill(key::RUN_START, &[("what", &what), ("host", host)]);
    html! {
        <Question title={texts.get(key::RUN_SEND_REST_TITLE)} {button}
            cancel={texts.get(key::CONFIRM_CANCEL)} {on_confirm} {on_cancel}>
            <p>{texts.get(key::RUN_SEND_REST_TEXT)}</p>
            <p>{texts.get(key::CONFIRM_HOST)}{" "}<strong class="code">{host}</strong></p>
        </Question>
    }
}
