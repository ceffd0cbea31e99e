//! One row of the list.

use release_core::HasCode as _;
use release_file::rows::{Problem, RowState};
use release_file::table::Role;
use release_web_logic::import as logic;
use yew::prelude::*;

use super::candidates::wanted;
use super::row_state::state_badge;
use super::words::cell_text;
use crate::i18n::{Texts, explain, key};
use crate::state::import::Draft;

/// The id of the button that opens a row.
pub(super) fn opener(index: usize) -> String {
    format!("open-{index}")
}

/// The cells of a row, by its place from 0.
pub(super) fn row_cells(
    texts: Texts,
    draft: &Draft,
    index: usize,
    on_choose: &Callback<usize>,
) -> Html {
    let Some(row) = draft.table.row(index) else {
        return Html::default();
    };
    let state = draft.state(index).unwrap_or(RowState::Stopped);
    let cell = |role| draft.edits.cell(row, draft.columns.get(role)?);
    // What the line is looked up by, until it is found.
    let found = draft.checked.items.get(index).copied().flatten();
    let item = match (found, wanted(texts, &draft.search, row.line())) {
        (Some(item), Some(_)) => item.to_string(),
        (None, Some(wanted)) => wanted,
        (_, None) => cell(Role::Item).unwrap_or_default().to_owned(),
    };
    let onclick = on_choose.reform(move |_: MouseEvent| index);
    let line = row.line().to_string();
    html! {
        <>
            <td class="number">{&line}</td>
            <td class="code"><span class="looked-up-by">{cell_text(texts, &item)}</span></td>
            <td class="code">{cell_text(texts, cell(Role::Code).unwrap_or_default())}</td>
            <td>
                {state_badge(texts, state)}
                if draft.is_changed(row) { {" · "}{texts.get(key::ROWS_CHANGED_SHORT)} }
            </td>
            <td>{worst(texts, draft.checked.of_line(row.line()))}</td>
            <td>
                <button type="button" id={opener(index)} class="secondary outline" {onclick}
                    aria-label={texts.fill(key::ROWS_LOOK_AT, &[("line", &line)])}>
                    {texts.get(key::ROWS_LOOK)}
                </button>
            </td>
        </>
    }
}

/// The words of the worst problem, and how many more there are.
fn worst(texts: Texts, problems: &[Problem]) -> String {
    let Some((worst, more)) = logic::worst(problems) else {
        return String::new();
    };
    let what = explain(texts, worst.code()).what;
    if more == 0 {
        what.to_owned()
    } else {
        format!("{what} (+{more})")
    }
}
