//! Tables of a run's lines.

use std::rc::Rc;

use release_core::HasCode;
use yew::prelude::*;

use super::counts::{badge, kind_and_word};
use crate::components::{Kind, VirtualRows};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::OpenRun;

/// How many cells a row has.
const COLUMNS: usize = 6;

/// A table of lines, of which only the visible ones are in the page.
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
    html! { <VirtualRows {label} head={head(texts)} columns={COLUMNS} {rows} {draw} /> }
}

fn head(texts: Texts) -> Html {
    let names: [Key; COLUMNS] = [
        key::RUN_ROW,
        key::LINE_ID,
        key::LINE_CODE,
        key::RUN_OUTCOME,
        key::RUN_TOLD,
        key::RUN_DETAILS,
    ];
    html! { <>{ for names.map(|name| html! { <th scope="col">{texts.get(name)}</th> }) }</> }
}

/// The cells of one line. The code is never cut: its cell scrolls.
fn cells(texts: Texts, open: &OpenRun, at: u32, on_line: &Callback<u32>) -> Html {
    let state = open.state();
    let (Some(line), Some(saved)) = (state.line(at), open.body.lines.get(at as usize)) else {
        return Html::default();
    };
    let (kind, word) = kind_and_word(line.status());
    // What a person found says more than what was seen.
    let explanation = match (line.settled(), line.outcome()) {
        (Some(settled), _) => settled.note.clone(),
        (None, Some(outcome)) => explain(texts, outcome.code()).what.to_owned(),
        (None, None) => String::new(),
    };
    let item = line.call().item.to_string();
    let (name, label) = if kind == Kind::Unknown && !open.is_watched() {
        (key::RUN_SETTLE, key::RUN_SETTLE_OF)
    } else {
        (key::RUN_DETAILS, key::RUN_DETAILS_OF)
    };
    let label = texts.fill(label, &[("line", &item)]);
    html! {
        <>
            <td class="number">{saved.line_no}</td>
            <th scope="row" class="code">{item}</th>
            <td class="code erp-code">{line.call().code.as_str()}</td>
            <td>{badge(texts, kind, word)}</td>
            <td title={explanation.clone()}>{explanation}</td>
            <td>
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
