//! The lines and the codes of a trial.

use release_core::error::CallError;
use release_core::{Connection, ErpCode, HasCode as _, OrderItemId};
use release_doctor::trial::{Trial, TrialCodes, TrialLines};
use yew::prelude::*;

use super::words::problem;
use crate::components::{Field, Kind, Notice, failed_call};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::trial::{begin_trial, read_named};
use crate::state::{use_app, use_task};

/// The fields, in their order, with the words of each.
const FIELDS: [(&str, Key, Key); 5] = [
    ("first-line", key::TRIAL_FIRST, key::TRIAL_FIRST_HINT),
    ("second-line", key::TRIAL_SECOND, key::TRIAL_SECOND_HINT),
    ("third-line", key::TRIAL_THIRD, key::TRIAL_THIRD_HINT),
    ("code", key::TRIAL_CODE, key::TRIAL_CODE_HINT),
    ("other-code", key::TRIAL_OTHER, key::TRIAL_OTHER_HINT),
];

/// Why a trial does not begin.
enum Failed {
    /// These fields, each with what is wrong.
    Fields(Vec<(usize, String)>),
    Trial(Key),
    /// A line that cannot be read, or whose order is not known.
    Line(OrderItemId, Option<CallError>),
}

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    pub(super) host: String,
    pub(super) connection: Connection,
}

/// Reads the lines that were named. Nothing is sent.
#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let task = use_task();
    let typed = use_state(<[String; 5]>::default);
    let failed = use_state(|| None::<Failed>);
    let is_reading = use_state_eq(|| false);
    let onsubmit = {
        let (typed, failed, is_reading) = (typed.clone(), failed.clone(), is_reading.clone());
        let (session, prefix) = (app.session.clone(), props.connection.prefix);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let begun = checked(texts, &typed).and_then(|(lines, codes)| {
                let trial = Trial::new(lines.clone(), codes, prefix);
                Ok((lines, trial.map_err(|it| Failed::Trial(problem(it)))?))
            });
            let (lines, trial) = match begun {
                Ok(begun) => begun,
                Err(why) => return failed.set(Some(why)),
            };
            let (Some(client), false) = (session.client(), *is_reading) else {
                return;
            };
            failed.set(None);
            is_reading.set(true);
            let (failed, is_reading, session) =
                (failed.setter(), is_reading.setter(), session.clone());
            task.run(async move {
                let mut named = Vec::new();
                let items = [Some(lines.first), lines.second, lines.third];
                for item in items.into_iter().flatten() {
                    match read_named(&client, item).await {
                        Ok(Some(line)) => named.push(line),
                        other => {
                            let error = other.err();
                            if error.as_ref().is_some_and(CallError::is_session_ended) {
                                session.expire();
                            }
                            is_reading.set(false);
                            return failed.set(Some(Failed::Line(item, error)));
                        }
                    }
                }
                if let Some(current) = session.current() {
                    begin_trial(current, trial, named);
                }
            });
        })
    };
    let fields = FIELDS.iter().enumerate().map(|(at, (id, label, hint))| {
        let on_input = {
            let typed = typed.clone();
            Callback::from(move |text: String| {
                let mut now = (*typed).clone();
                now[at] = text;
                typed.set(now);
            })
        };
        let problems = match &*failed {
            Some(Failed::Fields(all)) => all.iter().filter(|(of, _)| *of == at).collect(),
            _ => Vec::new(),
        };
        Field {
            id: (*id).into(),
            label: texts.get(*label).into(),
            value: typed[at].clone().into(),
            on_input,
            hint: Some(texts.get(*hint).into()),
            required: !matches!(at, 1 | 2),
            class: "coded",
            problems: problems
                .into_iter()
                .map(|(_, words)| words.clone().into())
                .collect(),
            ..Field::default()
        }
        .show()
    });
    html! {
        <form {onsubmit} class="narrow-form">
            {for fields}
            {for failed.as_ref().map(|failed| told(texts, failed))}
            <label>
                <input type="checkbox" required=true />
                {texts.fill(key::TRIAL_AGREE, &[("host", &props.host)])}
            </label>
            <button type="submit" aria-busy={is_reading.to_string()}>{texts.get(key::TRIAL_READ)}</button>
            <p><small>{texts.get(key::TRIAL_READ_HINT)}</small></p>
        </form>
    }
}

fn told(texts: Texts, failed: &Failed) -> Html {
    let notice = |title: String| Notice::new(Kind::Bad, title).urgent();
    match failed {
        // Told beside each field.
        Failed::Fields(_) => Html::default(),
        Failed::Trial(words) => notice(texts.get(*words).to_owned()).show(Html::default()),
        Failed::Line(item, error) => {
            let title = texts.fill(key::TRIAL_UNREAD, &[("line", &item.to_string())]);
            let why = match error {
                Some(error) => failed_call(texts, error, Html::default()),
                None => html! { <p>{texts.get(key::TRIAL_NO_ORDER)}</p> },
            };
            notice(title).show(why)
        }
    }
}

/// What was typed, or what is wrong with it.
fn checked(texts: Texts, typed: &[String; 5]) -> Result<(TrialLines, TrialCodes), Failed> {
    let mut wrong = Vec::new();
    let mut line = |at: usize| -> Option<OrderItemId> {
        let text = typed[at].trim();
        if text.is_empty() && at > 0 {
            return None;
        }
        let id = text.parse().ok();
        if id.is_none() {
            wrong.push((at, texts.get(key::TRIAL_NO_ID).to_owned()));
        }
        id
    };
    let (first, second, third) = (line(0), line(1), line(2));
    let mut code = |at: usize| -> Option<ErpCode> {
        match ErpCode::new(typed[at].clone()) {
            Ok(code) => Some(code),
            Err(problems) => {
                for problem in problems {
                    let explanation = explain(texts, problem.code());
                    wrong.push((at, format!("{} {}", explanation.what, explanation.next)));
                }
                None
            }
        }
    };
    let (code, other) = (code(3), code(4));
    match (first, code, other) {
        (Some(first), Some(code), Some(other)) if wrong.is_empty() => {
            let lines = TrialLines {
                first,
                second,
                third,
            };
            Ok((lines, TrialCodes { first: code, other }))
        }
        _ => Err(Failed::Fields(wrong)),
    }
}
