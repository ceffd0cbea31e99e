//! What stands in the way of rows, and what Omnitron says of them, each kind
//! once with all its rows.

use release_core::HasCode as _;
use release_file::FileCode;
use release_file::rows::{Edit, Mismatch, Problem, Severity};
use yew::prelude::*;

use crate::i18n::{Texts, explain, key};
use crate::state::import::{Draft, edit_draft};

/// A kind of problem and its rows.
struct Group {
    key: FileCode,
    severity: Severity,
    lines: Vec<u32>,
}

/// The kinds of problems that stand in the way or were asked for, with what can be done to all
/// rows of a kind at once.
pub(super) fn problem_groups(texts: Texts, draft: &Draft) -> Html {
    let groups = groups(draft);
    html! {
        if !groups.is_empty() {
            <div class="scroll" tabindex="0" role="region" aria-label={texts.get(key::ROWS_KINDS)}>
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

fn groups(draft: &Draft) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let listed = draft.checked.problems.iter();
    for problem in listed.filter(|problem| is_listed(problem)) {
        let same =
            |group: &&mut Group| (group.key, group.severity) == (problem.code, problem.severity);
        match groups.iter_mut().find(same) {
            Some(group) if group.lines.last() == Some(&problem.line) => {}
            Some(group) => group.lines.push(problem.line),
            None => groups.push(Group {
                key: problem.code,
                severity: problem.severity,
                lines: vec![problem.line],
            }),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse((group.severity, group.lines.len())));
    groups
}

/// Whoever has asked Omnitron wants to see all of its answer.
fn is_listed(problem: &Problem) -> bool {
    problem.severity >= Severity::Confirm
        || Mismatch::ALL.iter().any(|it| it.code() == problem.code)
}

fn group_row(texts: Texts, group: Group) -> Html {
    let Group {
        key,
        severity,
        lines,
    } = group;
    let explanation = explain(texts, key);
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
                    {edit(texts.get(key::ROWS_CONFIRM_ALL), Edit::Confirm { lines: lines.clone(), code: key })}
                }
                {edit(texts.get(key::ROWS_LEAVE_ALL_OUT), Edit::LeaveOut { lines })}
            </div></td>
        </tr>
    }
}
