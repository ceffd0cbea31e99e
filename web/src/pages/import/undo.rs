//! The changes of rows, taken back and made again.

use release_file::rows::Edit;
use yew::prelude::*;

use crate::i18n::{Texts, key};
use crate::state::import::{Draft, edit_draft};

/// The buttons, how many changes there are, and what the last one was.
pub(super) fn undo_redo(texts: Texts, draft: &Draft) -> Html {
    let undo = Callback::from(|_: MouseEvent| {
        edit_draft(|draft| {
            draft.edits.undo();
        });
    });
    let redo = Callback::from(|_: MouseEvent| {
        edit_draft(|draft| {
            draft.edits.redo();
        });
    });
    let steps = draft.edits.steps().len();
    html! {
        if steps + draft.edits.undone() > 0 {
            <p class="tools">
                <button type="button" class="secondary outline" disabled={steps == 0} onclick={undo}>
                    {texts.get(key::ROWS_UNDO)}
                </button>
                <button type="button" class="secondary outline" disabled={draft.edits.undone() == 0} onclick={redo}>
                    {texts.get(key::ROWS_REDO)}
                </button>
                <span role="status">
                    {texts.count(key::ROWS_EDITS_ONE, key::ROWS_EDITS_OTHER, steps)}
                    {for draft.edits.steps().last().map(|step| html! { <>{": "}{in_words(texts, step)}</> })}
                </span>
            </p>
        }
    }
}

/// What the last step has done.
fn in_words(texts: Texts, step: &Edit) -> String {
    let rows = |one, other, lines: usize| texts.count(one, other, lines);
    match step {
        Edit::Mend { line, .. } => texts.fill(key::ROWS_DID_MEND, &[("line", &line.to_string())]),
        Edit::MendAll { cells, .. } => rows(
            key::ROWS_DID_TRIM_ONE,
            key::ROWS_DID_TRIM_OTHER,
            cells.len(),
        ),
        Edit::LeaveOut { lines } => rows(
            key::ROWS_DID_LEAVE_OUT_ONE,
            key::ROWS_DID_LEAVE_OUT_OTHER,
            lines.len(),
        ),
        Edit::TakeIn { lines } => rows(
            key::ROWS_DID_TAKE_IN_ONE,
            key::ROWS_DID_TAKE_IN_OTHER,
            lines.len(),
        ),
        Edit::Confirm { lines, .. } => rows(
            key::ROWS_DID_CONFIRM_ONE,
            key::ROWS_DID_CONFIRM_OTHER,
            lines.len(),
        ),
    }
}
