//! Tables of a run's lines.

use std::rc::Rc;

use release_core::HasCode;
use release_run::{Line, LineStatus};
use yew::prelude::*;

use super::counts::kind_and_word;
use crate::components::{Kind, VirtualRows, badge, clock, moment};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::OpenRun;

/// The cells of a row: the class and the heading of each.
const CELLS: [(&str, Key); 7] = [
    ("line-row number", key::RUN_ROW),
    ("line-id", key::LINE_ID),
    ("line-code", key::LINE_CODE),
    ("line-outcome", key::RUN_OUTCOME),
    ("line-time", key::RESULT_ENDED_AT),
    ("line-told", key::RUN_TOLD),
    ("no-print", key::RUN_DETAILS),
];

/// A table of lines, of which only the visible ones are in the page. A phone shows them as cards.
pub(super) fn lines_table(
    texts: Texts,
    open: &Rc<OpenRun>,
    label: String,
    rows: Rc<Vec<u32>>,
    on_line: &Callback<u32>,
) -> Html {
    let draw = {
        let (open, on_line) = (open.clone(), on_line.clone());
        Callback::from(move |line: u32| cells(texts, &open, line, &on_line))
    };
    let head = CELLS.map(|(class, name)| html! { <th scope="col" {class}>{texts.get(name)}</th> });
    html! {
        <VirtualRows {label} head={html! { {for head} }} columns={CELLS.len()} {rows} {draw} cards=true />
    }
}

/// The cells of one line. The code is never cut: its cell scrolls.
fn cells(texts: Texts, open: &OpenRun, at: u32, on_line: &Callback<u32>) -> Html {
    let state = open.state();
    let (Some(line), Some(saved)) = (state.line(at), open.body.lines.get(at as usize)) else {
        return Html::default();
    };
    let (kind, word) = kind_and_word(line.status());
    let told = told(texts, line);
    let item = line.call().item.to_string();
    let (name, label) = if kind == Kind::Unknown && !open.is_watched() {
        (key::RUN_SETTLE, key::RUN_SETTLE_OF)
    } else {
        (key::RUN_DETAILS, key::RUN_DETAILS_OF)
    };
    let label = texts.fill(label, &[("line", &item)]);
    html! {
        <>
            <td class="line-row number" data-label={texts.get(key::RUN_ROW)}>{saved.line_no}</td>
            <th scope="row" class="line-id code">{item}</th>
            <td class="line-code code erp-code">{line.call().code.as_str()}</td>
            <td class="line-outcome">{badge(kind, texts.get(word))}</td>
            <td class="line-time figures" title={line.ended_at().map(|at| moment(texts, at))}>
                {line.ended_at().map_or_else(String::new, |at| clock(texts, at))}
            </td>
            <td class="line-told" title={told.clone()}>{told}</td>
            <td class="line-details no-print">
                if line.outcome().is_some() {
                    <button type="button" class="secondary outline" aria-label={label}
                        onclick={on_line.reform(move |_: MouseEvent| at)}>
                        {texts.get(name)}
                    </button>
                }
            </td>
        </>
    }
}

/// What happened to a line, where its outcome alone does not say it. What a person found says more than what
/// was seen.
fn told(texts: Texts, line: &Line) -> String {
    let is_usual = matches!(line.status(), LineStatus::Released | LineStatus::Recorded);
    match (line.settled(), line.outcome()) {
        (Some(settled), _) => settled.note.clone(),
        (None, Some(outcome)) if !is_usual => explain(texts, outcome.code()).what.to_owned(),
        (None, Some(_)) if line.sends() > 1 => {
            let count = line.sends().into();
            texts.count(key::RUN_ATTEMPTS_OTHER, key::RUN_ATTEMPTS_OTHER, count)
        }
        (None, _) => String::new(),
    }
}
