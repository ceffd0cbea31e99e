//! The row that is looked at: all that was found, and the cells to mend.

use std::rc::Rc;

use release_core::HasCode as _;
use release_file::FileCode;
use release_file::rows::{Edit, Problem, RowState, Severity};
use release_file::table::Role;
use release_web_logic::import::{
    Change, Direction, changes_of, digits_of, next_problem, spaces_of,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::candidates::question;
use super::row_state::state_badge;
use super::words::{before_after, column_name};
use crate::components::Field;
use crate::i18n::{Texts, explain, key};
use crate::state::import::{Draft, edit_draft};
use crate::state::{focus, use_app};

/// A row of a draft, by its place from 0.
#[derive(Clone)]
pub(super) struct Chosen {
    pub(super) draft: Rc<Draft>,
    pub(super) index: usize,
}

impl PartialEq for Chosen {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draft, &other.draft) && self.index == other.index
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RowPanelProps {
    pub(super) chosen: Chosen,
    /// The rows that are listed beside it.
    pub(super) listed: Rc<Vec<u32>>,
    /// Shows another row.
    pub(super) on_go: Callback<usize>,
    pub(super) on_close: Callback<()>,
}

impl RowPanel {
    /// The id of its element.
    pub(super) const ID: &str = "row";
}

/// What can be mended of a row: its line and its code.
#[component]
pub(super) fn RowPanel(props: &RowPanelProps) -> Html {
    let texts = use_app().texts();
    let Chosen { draft, index } = props.chosen.clone();
    let typed = use_state(Vec::<(usize, String)>::new);
    use_effect_with((), |()| {
        focus(RowPanel::ID);
    });
    let Some(row) = draft.table.row(index) else {
        return Html::default();
    };
    let line = row.line();
    // A row without an id is corrected in what it names instead.
    let roles: &[Role] = match draft.search.row(line) {
        None => &[Role::Item, Role::Code],
        Some(_) => &[
            Role::OrderNumber,
            Role::Sku,
            Role::Quantity,
            Role::Channel,
            Role::Code,
        ],
    };
    let columns: Vec<usize> = roles
        .iter()
        .copied()
        .filter_map(|role| draft.columns.get(role))
        .collect();
    let problems = draft.checked.of_line(line).to_vec();
    let state = draft.state(index);
    let fields = columns.iter().map(|column| {
        let column = *column;
        let now = draft.edits.cell(row, column).unwrap_or_default();
        let value = typed.iter().find(|(at, _)| *at == column);
        let on_input = {
            let typed = typed.clone();
            Callback::from(move |text: String| {
                let others = typed.iter().filter(|(at, _)| *at != column).cloned();
                typed.set(others.chain([(column, text)]).collect());
            })
        };
        let own = problems.iter().filter(|it| it.column == Some(column));
        Field {
            id: format!("mend-{column}").into(),
            label: column_name(texts, &draft, column).into(),
            value: value.map_or(now, |(_, text)| text).to_owned().into(),
            class: "code-input",
            on_input,
            problems: own
                .filter(|it| it.severity >= Severity::Confirm)
                .map(|it| explain(texts, it.code()).what.into())
                .collect(),
            ..Field::default()
        }
        .show()
    });
    let onsubmit = {
        let typed = typed.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mended = (*typed).clone();
            typed.set(Vec::new());
            edit_draft(|draft| draft.mend(line, mended));
        })
    };
    let is_left_out = state == Some(RowState::LeftOut);
    let leave = Callback::from(move |_: MouseEvent| {
        edit_draft(|draft| draft.leave_or_take(index));
    });
    let close = props.on_close.reform(|_: MouseEvent| ());
    let next = |direction| next_problem(&draft.checked, &props.listed, index, direction);
    let (up, down) = (next(Direction::Up), next(Direction::Down));
    let onkeydown = {
        let (on_go, on_close) = (props.on_go.clone(), props.on_close.clone());
        Callback::from(move |event: KeyboardEvent| {
            // In a field the arrows are the field's: what is typed there is not saved yet.
            let field = event.target_dyn_into::<HtmlInputElement>();
            if field.is_some() && event.key() != "Escape" {
                return;
            }
            let target = match &*event.key() {
                "Escape" => return on_close.emit(()),
                "ArrowUp" => up,
                "ArrowDown" => down,
                _ => return,
            };
            event.prevent_default();
            if let Some(row) = target {
                on_go.emit(row);
            }
        })
    };
    let go = |name, target: Option<usize>| {
        let onclick = {
            let on_go = props.on_go.clone();
            move |_: MouseEvent| {
                if let Some(row) = target {
                    on_go.emit(row);
                }
            }
        };
        html! {
            <button type="button" class="secondary outline small" disabled={target.is_none()} {onclick}>
                {texts.get(name)}
            </button>
        }
    };
    html! {
        <article id={RowPanel::ID} class="side" tabindex="-1" aria-labelledby="row-title" {onkeydown}>
            <header>
                <h2 id="row-title">
                    {texts.fill(key::ROWS_ROW_TITLE, &[("line", &line.to_string())])}{" "}
                    {for state.map(|state| state_badge(texts, state))}
                </h2>
                <button type="button" class="secondary outline small" onclick={close}>{texts.get(key::ROWS_CLOSE)}</button>
            </header>
            <div class="tools">
                {go(key::ROWS_UP, up)}
                {go(key::ROWS_DOWN, down)}
            </div>
            <ul class="found">{for problems.iter().map(|problem| found(texts, &draft, problem))}</ul>
            {question(texts, &draft, line)}
            {for spaces_of(&draft, index).map(|change| fix(texts, texts.get(key::ROWS_TRIM).to_owned(), change))}
            {for digits_of(&draft, index).map(|change| fix(texts, texts.fill(key::ROWS_USE_ID, &[("id", &change.after)]), change))}
            <form {onsubmit}>
                {for fields}
                <div class="tools">
                    <button type="submit" disabled={typed.is_empty()}>{texts.get(key::ROWS_MEND)}</button>
                    <button type="button" class="secondary" onclick={leave}>
                        {texts.get(if is_left_out { key::ROWS_TAKE_IN } else { key::ROWS_LEAVE_OUT })}
                    </button>
                </div>
            </form>
            {changed(texts, &draft, &changes_of(&draft, row))}
        </article>
    }
}

/// A better cell, for a person to take.
fn fix(texts: Texts, name: String, change: Change) -> Html {
    let shown = before_after(texts, &change);
    let onclick = Callback::from(move |_: MouseEvent| {
        let change = change.clone();
        edit_draft(|draft| draft.mend(change.line, vec![(change.column, change.after)]));
        // The button goes with what it mends.
        focus(RowPanel::ID);
    });
    html! {
        <p class="tools">
            <button type="button" class="secondary" {onclick}>{name}</button>
            {shown}
        </p>
    }
}

/// What a person has changed of the row: it is no longer as the file has it.
fn changed(texts: Texts, draft: &Draft, changes: &[Change]) -> Html {
    html! {
        if !changes.is_empty() {
            <h3>{texts.get(key::ROWS_CHANGED)}</h3>
            <ul class="changes">
                { for changes.iter().map(|change| html! {
                    <li>{column_name(texts, draft, change.column)}{": "}{before_after(texts, change)}</li>
                }) }
            </ul>
        }
    }
}

/// One problem in full words, and the button that confirms it.
fn found(texts: Texts, draft: &Draft, problem: &Problem) -> Html {
    let explanation = explain(texts, problem.code());
    let column = problem
        .column
        .map(|column| column_name(texts, draft, column));
    let (line, code) = (problem.line, problem.code);
    let confirm = Callback::from(move |_: MouseEvent| {
        edit_draft(|draft| {
            let lines = vec![line];
            draft.edits.push(Edit::Confirm { lines, code });
        });
    });
    html! {
        <li>
            if let Some(column) = column { <strong>{column}{": "}</strong> }
            {explanation.what}{" "}
            if let Some(other) = problem.other {
                {texts.fill(key::ROWS_OTHER, &[("line", &other.to_string())])}{" "}
            }
            {explanation.next}
            if problem.severity == Severity::Confirm && !matches!(code, FileCode::Resolve(_)) {
                {" "}<button type="button" class="secondary outline small" onclick={confirm}>
                    {texts.get(key::ROWS_CONFIRM_IT)}
                </button>
            }
        </li>
    }
}
