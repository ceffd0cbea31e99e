//! Problems of rows, and the answers of Omnitron about them, each kind
//! once with all its rows.

use release_core::HasCode as _;
use release_file::FileCode;
use release_file::rows::{Checked, Mismatch, Problem, Severity};

/// A kind of problem and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind of problem.
    pub code: FileCode,
    /// What follows from it.
    pub severity: Severity,
    /// The rows, by their line in the file, each once.
    pub lines: Vec<u32>,
}

/// The kinds of problems that stand in the way or were asked for: what stops
/// first, and of these the most frequent.
pub fn groups(checked: &Checked) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let listed = checked.problems.iter();
    for problem in listed.filter(|problem| is_listed(problem)) {
        let same =
            |group: &&mut Group| (group.code, group.severity) == (problem.code, problem.severity);
        match groups.iter_mut().find(same) {
            Some(group) if group.lines.last() == Some(&problem.line) => {}
            Some(group) => group.lines.push(problem.line),
            None => groups.push(Group {
                code: problem.code,
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
