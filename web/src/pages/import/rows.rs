//! One row of the list.

use release_core::HasCode as _;
use release_file::rows::{Problem, RowState, Severity};
use release_file::table::Role;
use yew::prelude::*;

use super::check::state_name;
use crate::components::Kind;
use crate::i18n::{Texts, explain, key};
use crate::state::import::Draft;

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
    let state = draft.checked.states.get(index).copied();
    let state = state.unwrap_or(RowState::Stopped);
    let cell = |role| draft.edits.cell(row, draft.columns.get(role)?);
    let onclick = on_choose.reform(move |_: MouseEvent| index);
    let line = row.line().to_string();
    html! {
        <>
            <td class="number">{&line}</td>
            <td class="code">{cell(Role::Item).unwrap_or_default().to_owned()}</td>
            <td class="code">{cell(Role::Code).unwrap_or_default().to_owned()}</td>
            <td>{state_badge(texts, state)}</td>
            <td>{worst(texts, draft.checked.of_line(row.line()))}</td>
            <td>
                <button type="button" class="secondary outline" {onclick}
                    aria-label={texts.fill(key::ROWS_LOOK_AT, &[("line", &line)])}>
                    {texts.get(key::ROWS_LOOK)}
                </button>
            </td>
        </>
    }
}

/// What becomes of a row, by sign and word.
pub(super) fn state_badge(texts: Texts, state: RowState) -> Html {
    let (kind, class) = match state {
        RowState::Ready => (Kind::Good, "good"),
        RowState::Repeated | RowState::LeftOut => (Kind::Info, "info"),
        RowState::Confirm => (Kind::Warning, "warning"),
        RowState::Stopped => (Kind::Bad, "bad"),
    };
    html! {
        <span class={classes!("badge", class)}>
            <span aria-hidden="true">{kind.sign()}{" "}</span>{texts.get(state_name(state))}
        </span>
    }
}

/// The words of the worst problem, and how many more there are.
fn worst(texts: Texts, problems: &[Problem]) -> String {
    let worst = problems.iter().max_by_key(|problem| problem.severity);
    let Some(worst) = worst else {
        return String::new();
    };
    let more = problems.iter().filter(|it| it.severity > Severity::Note);
    let more = more.count().saturating_sub(1);
    let what = explain(texts, worst.code()).what;
    if more == 0 {
        what.to_owned()
    } else {
        format!("{what} (+{more})")
    }
}
