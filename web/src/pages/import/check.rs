//! The third step: what is wrong, row by row, and what can be done about it.

use std::rc::Rc;

use release_file::rows::Counts;
use release_web_logic::import::{
    self as logic, Filter, first_filter, groups, listed, listed_lines,
};
use release_web_logic::rows::scrolled_to;
use release_web_logic::{Route, Step};
use yew::prelude::*;
use yew_router::prelude::*;

use super::find::FindLines;
use super::groups::{Kind, ProblemGroups, kind_of};
use super::live::LiveCheck;
use super::row::{Chosen, RowPanel};
use super::row_state::state_name;
use super::rows::{opener, row_cells};
use super::strip::strip;
use super::undo::undo_redo;
use crate::components::VirtualRows;
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::focus;
use crate::state::import::IMPORT;
use crate::state::store::use_store;
use crate::state::use_app;

/// All rows, their problems, and the one that is looked at.
#[component]
pub(super) fn CheckStep() -> Html {
    let texts = use_app().texts();
    let navigator = use_navigator().expect("within the router");
    let state = use_store(IMPORT);
    let filter = use_state(|| None::<Filter>);
    let kind = use_state(|| None::<Kind>);
    let chosen = use_state(|| None::<usize>);
    let Some(draft) = state.draft.clone() else {
        return Html::default();
    };
    let counts = draft.checked.counts;
    let shown = filter.unwrap_or_else(|| first_filter(&counts));
    let groups = groups(&draft.checked);
    // A kind whose last row was fixed lists nothing any more.
    let of_kind = groups.iter().find(|group| Some(kind_of(group)) == *kind);
    let listed = Rc::new(match of_kind {
        Some(group) => listed_lines(&draft.table, &group.lines),
        None => listed(&draft.checked, shown),
    });
    let is_of_kind = of_kind.is_some();
    let on_filter = {
        let (filter, kind, chosen) = (filter.clone(), kind.clone(), chosen.clone());
        Callback::from(move |wanted: Filter| {
            filter.set(Some(wanted));
            kind.set(None);
            chosen.set(None);
        })
    };
    let on_all = on_filter.reform(|()| {
        // The button goes; what it lists takes the focus.
        focus(VirtualRows::ID);
        None
    });
    let on_kind = {
        let (kind, chosen) = (kind.clone(), chosen.clone());
        Callback::from(move |wanted| {
            kind.set(wanted);
            chosen.set(None);
        })
    };
    let on_choose = {
        let (chosen, filter, listed) = (chosen.clone(), filter.clone(), listed.clone());
        Callback::from(move |index: usize| {
            // A row that is mended may leave the list; the list stays as it is.
            filter.set(Some(shown));
            chosen.set(Some(index));
            if let Some(place) = listed.iter().position(|row| *row as usize == index) {
                scroll_to(place);
            }
            // One that is shown already; else it takes the focus when it is drawn.
            focus(RowPanel::ID);
        })
    };
    let draw = {
        let draft = draft.clone();
        let on_choose = on_choose.clone();
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
            <FindLines />
            {strip(texts, &draft)}
            {filters(texts, counts, (!is_of_kind).then_some(shown), &on_filter)}
            <ProblemGroups draft={draft.clone()} chosen={kind.filter(|_| is_of_kind)} on_choose={on_kind} />
            {undo_redo(texts, &draft)}
            <LiveCheck />
            if !listed.is_empty() && listed.len() < counts.rows {
                {part(texts, listed.len(), counts, &on_all)}
            }
            <div class={classes!("rows", chosen.is_some().then_some("beside"))}>
                if listed.is_empty() {
                    <p>{texts.get(key::ROWS_NONE)}</p>
                } else {
                    <VirtualRows id={VirtualRows::ID} label={texts.get(key::ROWS_ROWS)} head={html! { {for head} }}
                        columns={6} rows={listed.clone()} {draw} current={chosen.and_then(|row| u32::try_from(row).ok())} />
                }
                if let Some(index) = *chosen {
                    <RowPanel key={index} chosen={Chosen { draft: draft.clone(), index }} {listed}
                        on_go={on_choose} {on_close} />
                }
            </div>
            <button type="button" disabled={ready == 0} onclick={go_on}>
                {texts.count(key::ROWS_GO_ON_ONE, key::ROWS_GO_ON_OTHER, ready)}
            </button>
        </>
    }
}

fn filters(
    texts: Texts,
    counts: Counts,
    shown: Option<Filter>,
    on_filter: &Callback<Filter>,
) -> Html {
    let button = |(filter, count): (Filter, usize)| {
        let name = filter.map_or(key::ROWS_ALL, state_name);
        let onclick = on_filter.reform(move |_: MouseEvent| filter);
        let is_shown = shown == Some(filter);
        let class = if is_shown {
            "secondary"
        } else {
            "secondary outline"
        };
        html! {
            <button type="button" {class} aria-pressed={is_shown.to_string()} {onclick}
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

/// That rows are there which are not listed, and the way to them.
fn part(texts: Texts, listed: usize, counts: Counts, on_all: &Callback<()>) -> Html {
    let said = texts.fill(
        key::ROWS_PART,
        &[
            ("listed", &texts.number(&listed.to_string())),
            ("rows", &texts.number(&counts.rows.to_string())),
        ],
    );
    html! {
        <p class="tools part">
            <span>{said}</span>
            <button type="button" class="link" onclick={on_all.reform(|_: MouseEvent| ())}>{texts.get(key::ROWS_ALL_ROWS)}</button>
        </p>
    }
}

/// Scrolls the list as far as the row at this place needs to be seen.
fn scroll_to(place: usize) {
    let frame = gloo_utils::document().get_element_by_id(VirtualRows::ID);
    if let Some(frame) = frame {
        frame.set_scroll_top(scrolled_to(place, frame.scroll_top()));
    }
}
