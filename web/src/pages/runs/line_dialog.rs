//! One line of a run in full, and settling it.

use std::rc::Rc;

use release_core::error::Refusal;
use release_core::outcome::Unknown;
use release_core::{HasCode, Outcome};
use release_run::{Answer, Line, LineStatus, ProductProof, Settled, Settlement};
use yew::prelude::*;

use super::copied::{copied_code, mapping_id};
use super::counts::kind_and_word;
use super::proof::in_words;
use super::settle::Settle;
use crate::components::{badge, details, moment, quotation, to_check, use_dialog};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::{OpenRun, use_app};

#[derive(Properties)]
pub(super) struct LineDialogProps {
    pub(super) open: Rc<OpenRun>,
    /// Which line, from 0.
    pub(super) line: u32,
    pub(super) on_close: Callback<()>,
}

impl PartialEq for LineDialogProps {
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open && self.line == other.line
    }
}

/// What became of a line, what it means, and Omnitron's own words; and, where
/// nobody can say, what to check and a form for what was found.
#[component]
pub(super) fn LineDialog(props: &LineDialogProps) -> Html {
    let texts = use_app().texts();
    let state = props.open.state();
    let line = state.line(props.line);
    let close = props.on_close.reform(|_: MouseEvent| ());
    let open = &props.open;
    let proof = open.proof_of(props.line);
    let is_likely = line.is_some_and(|line| line.status() == LineStatus::Unknown)
        && proof.as_ref().is_some_and(ProductProof::speaks_for_unknown);
    let is_unknown = line.is_some_and(|line| matches!(line.outcome(), Some(Outcome::Unknown(_))));
    let foot = if is_unknown && !open.is_watched() {
        html! {
            <Settle run={open.number} lines={vec![props.line]} proposed={is_likely.then_some(Settlement::Done)}
                on_done={props.on_close.clone()} />
        }
    } else {
        html! {
            <footer>
                <button type="button" class="secondary" onclick={close}>{texts.get(key::RUN_CLOSE)}</button>
            </footer>
        }
    };
    let content = html! {
        <>
            {for line.filter(|line| line.outcome().is_none()).map(|line| title(texts, line))}
            if let Some((line, outcome)) = line.and_then(|line| Some((line, line.outcome()?))) {
                {explained(texts, line, outcome, is_likely)}
                {for proof.as_ref().map(|proof| html! {
                    <dl class="facts"><div><dt>{texts.get(key::PROOF_TITLE)}</dt><dd>{in_words(texts, proof)}</dd></div></dl>
                })}
                if is_unknown && line.settled().is_none() {
                    {to_check(texts)}
                }
            }
            {foot}
        </>
    };
    use_dialog("line-title", props.on_close.clone(), content)
}

/// The line, where it stands, and its code.
fn title(texts: Texts, line: &Line) -> Html {
    let (kind, word) = kind_and_word(line.status());
    html! {
        <>
            <h2 id="line-title">{texts.get(key::LINE_ID)}{" "}<span class="code">{line.call().item.to_string()}</span></h2>
            <p>{badge(kind, texts.get(word))}</p>
            <dl class="facts">
                <div><dt>{texts.get(key::LINE_CODE)}</dt><dd>{copied_code(texts, &line.call().code)}</dd></div>
            </dl>
        </>
    }
}

fn explained(texts: Texts, line: &Line, outcome: &Outcome, is_likely: bool) -> Html {
    let explanation = explain(texts, outcome.code());
    let fact = |name: Key, value: String, class: &'static str| {
        html! { <div><dt>{texts.get(name)}</dt><dd {class}>{value}</dd></div> }
    };
    let is_evidence = matches!(outcome, Outcome::Unknown(Unknown::RefusedOnRepeat { .. }));
    let facts = html! {
        <dl class="facts">
            {fact(key::RUN_SENDS, line.sends().to_string(), "figures")}
            {for line.answers().last().and_then(|it| it.status).map(|status| {
                fact(key::RUN_STATUS, status.to_string(), "figures")
            })}
            {for line.began_at().map(|at| fact(key::RESULT_SENT_AT, moment(texts, at), "figures"))}
            {for line.ended_at().map(|at| fact(key::RESULT_ENDED_AT, moment(texts, at), "figures"))}
            if let Outcome::Released(mapping) | Outcome::Recorded(mapping) = outcome {
                <div><dt>{texts.get(key::RESULT_MAPPING)}</dt><dd class="code">{mapping_id(texts, mapping)}</dd></div>
            }
        </dl>
    };
    let seen = html! {
        <>
            {difference(texts, outcome)}
            if is_evidence {
                <p>{texts.get(key::RUN_EVIDENCE)}</p>
            }
            {for outcome.refusal().filter(|it| has_words(it)).map(|refusal| quotation(texts, refusal))}
            {all_answers(texts, line)}
        </>
    };
    html! {
        <>
            {title(texts, line)}
            if let Some(settled) = line.settled() {
                {settled_note(texts, settled)}
                {facts}
                <details>
                    <summary>{texts.get(key::RESULT_SEEN_BEFORE)}{": "}{explanation.what}</summary>
                    {seen}
                </details>
            } else {
                <p><strong>{explanation.what}</strong>
                    if !is_likely {
                        {" "}{explanation.stock}{" "}{explanation.next}
                    }
                </p>
                {facts}
                {seen}
            }
        </>
    }
}

/// Whether there is anything to quote: of a fault, a run keeps the status alone.
fn has_words(refusal: &Refusal) -> bool {
    refusal.detail.is_some()
        || !refusal.fields.is_empty()
        || refusal.error_code.is_some()
        || refusal.retry_after.is_some()
}

/// Every answer of a line that had more than one, with what each names.
pub(crate) fn all_answers(texts: Texts, line: &Line) -> Html {
    let answers: Vec<_> = line.answers().collect();
    let answer = |answer: &Answer<'_>| {
        let explanation = explain(texts, answer.outcome.code());
        html! {
            <li>
                {moment(texts, answer.at)}{" · "}{explanation.what}
                {difference(texts, answer.outcome)}
            </li>
        }
    };
    html! {
        if answers.len() > 1 {
            <details>
                <summary>{texts.count(key::RESULT_ANSWERS_OTHER, key::RESULT_ANSWERS_OTHER, answers.len())}</summary>
                <ol>{for answers.iter().map(answer)}</ol>
            </details>
        }
    }
}

/// What a person found, how they know, and when they said so.
pub(crate) fn settled_note(texts: Texts, settled: &Settled) -> Html {
    html! {
        <p>
            {texts.fill(key::RUN_SETTLED, &[("time", &moment(texts, settled.at))])}{": "}
            <q>{&settled.note}</q>
        </p>
    }
}

/// Where the answer names something else, both are shown.
pub(crate) fn difference(texts: Texts, outcome: &Outcome) -> Html {
    let (sent, answered) = match outcome {
        Outcome::Unknown(Unknown::OtherLine { asked, answered }) => {
            (asked.to_string(), answered.to_string())
        }
        Outcome::Unknown(Unknown::OtherCode { sent, answered }) => (sent.clone(), answered.clone()),
        Outcome::Unknown(Unknown::Unreadable(error)) => return details(texts, error.to_string()),
        _ => return Html::default(),
    };
    html! {
        <dl class="facts">
            <div><dt>{texts.get(key::RESULT_WAS_SENT)}</dt><dd class="code erp-code">{sent}</dd></div>
            <div><dt>{texts.get(key::RESULT_WAS_ANSWERED)}</dt><dd class="code erp-code">{answered}</dd></div>
        </dl>
    }
}
