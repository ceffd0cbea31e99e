//! Problems of rows, and the answers of Omnitron about them, each kind
//! once with all its rows.

use std::rc::Rc;

use release_file::rows::{Edit, Severity};
use release_web_logic::import::{Group, groups};
use yew::prelude::*;

use crate::i18n::{Texts, explain, key};
use crate::state::import::{Draft, edit_draft};
use crate::state::{use_app, use_focus_kept};

const ID: &str = "kinds";

#[derive(Properties)]
pub(super) struct ProblemGroupsProps {
    pub(super) draft: Rc<Draft>,
}

impl PartialEq for ProblemGroupsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draft, &other.draft)
    }
}

/// The kinds of problems that stand in the way or were asked for, with what can be done to all
/// rows of a kind at once.
#[component]
pub(super) fn ProblemGroups(props: &ProblemGroupsProps) -> Html {
    let texts = use_app().texts();
    let groups = groups(&props.draft.checked);
    // The button that was pressed goes with its group.
    use_focus_kept(groups.len(), ID);
    html! {
        if groups.is_empty() {
            <div id={ID} tabindex="-1" />
        } else {
            <div id={ID} class="scroll" tabindex="0" role="region" aria-label={texts.get(key::ROWS_KINDS)}>
                <table class="kinds">
                    <thead><tr>
                        <th scope="col">{texts.get(key::ROWS_FOUND)}</th>
                        <th scope="col" class="number">{texts.get(key::ROWS_HOW_MANY)}</th>
                        <th scope="col">{texts.get(key::ROWS_WHAT_TO_DO)}</th>
                    </tr></thead>
                    <tbody>{for groups.into_iter().map(|group| group_row(texts, group))}</tbody>
                </table>
            </div>
        }
    }
}

fn group_row(texts: Texts, group: Group) -> Html {
    let Group {
        code,
        severity,
        lines,
    } = group;
    let explanation = explain(texts, code);
    let count = lines.len();
    let edit = |name: &'static str, edit: Edit| {
        let onclick = Callback::from(move |_: MouseEvent| {
            let edit = edit.clone();
            edit_draft(|draft| draft.edits.push(edit));
        });
        let class = "secondary outline small";
        html! {
            <button type="button" {class} {onclick} aria-label={format!("{name}: {}", explanation.what)}>
                {name}
            </button>
        }
    };
    html! {
        <tr>
            <td>{explanation.what}<br /><small>{explanation.next}</small></td>
            <td class="number">{count}</td>
            <td><div class="tools">
                if severity == Severity::Confirm {
                    {edit(texts.get(key::ROWS_CONFIRM_ALL), Edit::Confirm { lines: lines.clone(), code })}
                }
                {edit(texts.get(key::ROWS_LEAVE_ALL_OUT), Edit::LeaveOut { lines })}
            </div></td>
        </tr>
    }
}
