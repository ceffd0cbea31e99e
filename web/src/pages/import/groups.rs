//! Problems of rows, and the answers of Omnitron about them, each kind
//! once with all its rows.

use std::rc::Rc;

use release_core::LineCode;
use release_file::FileCode;
use release_file::resolve::ResolveCode;
use release_file::rows::{Edit, Severity};
use release_web_logic::import::{Group, all_spaces, groups, without_spaces};
use yew::prelude::*;

use super::words::before_after;
use crate::components::Kind as Tone;
use crate::i18n::{Texts, explain, key};
use crate::state::import::{Draft, edit_draft};
use crate::state::{use_app, use_focus_kept};

const ID: &str = "kinds";

/// How many cells are shown of those that one press changes.
const SHOWN: usize = 3;

/// A kind of problem: those that were confirmed are a kind of their own.
pub(super) type Kind = (FileCode, Severity);

/// The kind of a group.
pub(super) const fn kind_of(group: &Group) -> Kind {
    (group.code, group.severity)
}

#[derive(Properties)]
pub(super) struct ProblemGroupsProps {
    pub(super) draft: Rc<Draft>,
    /// The kind whose rows alone are listed.
    pub(super) chosen: Option<Kind>,
    pub(super) on_choose: Callback<Option<Kind>>,
}

impl PartialEq for ProblemGroupsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draft, &other.draft) && self.chosen == other.chosen
    }
}

/// The kinds of problems that stand in the way or were asked for. Each lists its
/// rows, and has what can be done to all of them at once.
#[component]
pub(super) fn ProblemGroups(props: &ProblemGroupsProps) -> Html {
    let texts = use_app().texts();
    let groups = groups(&props.draft.checked);
    // The button that was pressed goes with its group.
    use_focus_kept(groups.len(), ID);
    let row = |group: Group| html! { <li>{chip(texts, props, &group)}{actions(texts, props, group)}</li> };
    html! {
        if groups.is_empty() {
            <div id={ID} tabindex="-1" />
        } else {
            <ul id={ID} class="kinds" tabindex="-1" aria-label={texts.get(key::ROWS_KINDS)}>
                {for groups.into_iter().map(row)}
            </ul>
        }
    }
}

/// The kind, which lists its rows when it is pressed.
fn chip(texts: Texts, props: &ProblemGroupsProps, group: &Group) -> Html {
    let explanation = explain(texts, group.code);
    let tone = match group.severity {
        Severity::Stop => Tone::Bad,
        Severity::Confirm => Tone::Warning,
        Severity::Warning | Severity::Note => Tone::Info,
    };
    let is_chosen = props.chosen == Some(kind_of(group));
    let wanted = (!is_chosen).then_some(kind_of(group));
    let onclick = props.on_choose.reform(move |_: MouseEvent| wanted);
    html! {
        <div class="kind">
            <button type="button" class={classes!("secondary", "outcome", tone.class())} {onclick}
                aria-pressed={is_chosen.to_string()}>
                <span class="sign" aria-hidden="true">{tone.sign()}</span>
                <span>{explanation.what}</span>{" "}
                <strong class="figures">{group.lines.len()}</strong>
            </button>
            <small>{explanation.next}</small>
        </div>
    }
}

fn actions(texts: Texts, props: &ProblemGroupsProps, group: Group) -> Html {
    let Group {
        code,
        severity,
        lines,
    } = group;
    let what = explain(texts, code).what;
    let button = |name: String, edit: Edit| {
        let onclick = Callback::from(move |_: MouseEvent| {
            let edit = edit.clone();
            edit_draft(|draft| draft.edits.push(edit));
        });
        html! {
            <button type="button" class="secondary outline small" {onclick} aria-label={format!("{name}: {what}")}>
                {&name}
            </button>
        }
    };
    let count = [("count", &*lines.len().to_string())];
    let spaces =
        (code == FileCode::from(LineCode::CodeOuterSpaces)).then(|| all_spaces(&props.draft));
    html! {
        <div class="tools">
            if let Some(changes) = spaces {
                <small class="examples">
                    { for changes.iter().take(SHOWN).map(|change| html! { <span>{before_after(texts, change)}</span> }) }
                    if changes.len() > SHOWN { {"…"} }
                </small>
                { for without_spaces(changes).map(|edit| button(texts.fill(key::ROWS_TRIM_ALL, &count), edit)) }
            }
            if code == FileCode::from(ResolveCode::Exchange) {
                {agree(texts, &lines, what)}
            } else if severity == Severity::Confirm && !matches!(code, FileCode::Resolve(_)) {
                {button(texts.fill(key::ROWS_CONFIRM_ALL, &count), Edit::Confirm { lines: lines.clone(), code })}
            }
            {button(texts.fill(key::ROWS_LEAVE_ALL_OUT, &count), Edit::LeaveOut { lines })}
        </div>
    }
}

/// The consent to equal lines in the order of their ids, for all rows that are
/// asked for it.
fn agree(texts: Texts, lines: &[u32], what: &str) -> Html {
    let name = texts.fill(key::FIND_AGREE_ALL, &[("count", &lines.len().to_string())]);
    let lines = lines.to_vec();
    let onclick =
        Callback::from(move |_: MouseEvent| edit_draft(|draft| draft.search.agree(&lines)));
    html! {
        <button type="button" class="secondary outline small" {onclick} aria-label={format!("{name}: {what}")}>
            {&name}
        </button>
    }
}
