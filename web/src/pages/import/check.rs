//! The third step: what is wrong, row by row, and what can be done about it.

use std::rc::Rc;

use release_file::rows::Counts;
use release_web_logic::import::{self as logic, Filter, first_filter, listed};
use release_web_logic::{Route, Step};
use yew::prelude::*;
use yew_router::prelude::*;

use super::groups::ProblemGroups;
use super::live::LiveCheck;
use super::row::{Chosen, RowPanel};
use super::row_state::state_name;
use super::rows::{opener, row_cells};
use crate::components::VirtualRows;
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::focus;
use crate::state::import::{Draft, IMPORT, edit_draft};
use crate::state::store::use_store;
use crate::state::use_app;

/// All rows, their problems, and the one that is looked at.
#[component]
pub(super) fn CheckStep() -> Html {
    let texts = use_app().texts();
    let navigator = use_navigator().expect("within the router");
    let state = use_store(IMPORT);
    let filter = use_state(|| None::<Filter>);
    let chosen = use_state(|| None::<usize>);
    let Some(draft) = state.draft.clone() else {
        return Html::default();
    };
    let counts = draft.checked.counts;
    let shown = filter.unwrap_or_else(|| first_filter(&counts));
    let listed = Rc::new(listed(&draft.checked, shown));
    let on_filter = {
        let (filter, chosen) = (filter.clone(), chosen.clone());
        Callback::from(move |wanted: Filter| {
            filter.set(Some(wanted));
            chosen.set(None);
        })
    };
    let on_choose = {
        let (chosen, filter) = (chosen.clone(), filter.clone());
        Callback::from(move |index: usize| {
            // A row that is mended may leave the list; the list stays as it is.
            filter.set(Some(shown));
            chosen.set(Some(index));
            // One that is shown already; else it takes the focus when it is drawn.
            focus(RowPanel::ID);
        })
    };
    let draw = {
        let draft = draft.clone();
        Callback::from(move |row: u32| row_cells(texts, &draft, row as usize, &on_choose))
    };
    let head = [
        key::IMPORT_LINE,
        key::IMPORT_ROLE_ITEM,
        key::IMPORT_ROLE_CODE,
        key::ROWS_STATE,
        key::ROWS_FOUND,
        key::ROWS_LOOK,
    ];
    let head = head.map(|name| html! { <th scope="col">{texts.get(name)}</th> });
    let on_close = {
        let chosen = chosen.clone();
        Callback::from(move |()| {
            // Its button, unless it was scrolled away.
            let button = chosen.map(opener).unwrap_or_default();
            if !focus(&button) {
                focus(VirtualRows::ID);
            }
            chosen.set(None);
        })
    };
    let go_on =
        Callback::from(move |_: MouseEvent| navigator.push(&At(Route::Import(Step::Confirm))));
    let ready = draft.checked.lines.len();
    html! {
        <>
            {filters(texts, counts, shown, &on_filter)}
            {undo_redo(texts, &draft)}
            <LiveCheck />
            <ProblemGroups draft={draft.clone()} />
            if listed.is_empty() {
                <p>{texts.get(key::ROWS_NONE)}</p>
            } else {
                <VirtualRows id={VirtualRows::ID} label={texts.get(key::ROWS_ROWS)} head={html! { {for head} }}
                    columns={6} rows={listed} {draw} current={chosen.and_then(|row| u32::try_from(row).ok())} />
            }
            if let Some(index) = *chosen {
                <RowPanel key={index} chosen={Chosen { draft: draft.clone(), index }} {on_close} />
            }
            <button type="button" disabled={ready == 0} onclick={go_on}>
                {texts.count(key::ROWS_GO_ON_ONE, key::ROWS_GO_ON_OTHER, ready)}
            </button>
        </>
    }
}

fn filters(texts: Texts, counts: Counts, shown: Filter, on_filter: &Callback<Filter>) -> Html {
    let button = |(filter, count): (Filter, usize)| {
        let name = filter.map_or(key::ROWS_ALL, state_name);
        let onclick = on_filter.reform(move |_: MouseEvent| filter);
        let class = if filter == shown {
            "secondary"
        } else {
            "secondary outline"
        };
        html! {
            <button type="button" {class} aria-pressed={(filter == shown).to_string()} {onclick}
                disabled={count == 0 && filter.is_some()}>
                {texts.get(name)}{" "}<strong>{count}</strong>
            </button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label={texts.get(key::ROWS_FILTER)}>
            {for logic::filters(&counts).into_iter().map(button)}
        </div>
    }
}

fn undo_redo(texts: Texts, draft: &Draft) -> Html {
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
                </span>
            </p>
        }
    }
}
