//! The verdicts on rows, as the check of rows takes them.

use release_core::HasCode as _;

use super::{Answers, Readings, ResolveCode, Resolved, Verdict, Wanted, resolve};
use crate::rows::{Columns, LineFound, LinesFound, Problem, Severity};
use crate::table::Role;

/// The lines that were found, for the check of the rows.
///
/// A question must be answered by a person, and a row with an obstacle stops. A
/// row that has its line by a person's answer says so, so that the answer is
/// among the consents of a run.
pub fn lines_found(
    rows: &[Wanted],
    readings: &Readings,
    answers: &Answers,
    resolved: &[Resolved<'_>],
    columns: &Columns,
) -> LinesFound {
    // Without answers there is no other verdict.
    let asked =
        (*answers != Answers::default()).then(|| resolve(rows, readings, &Answers::default()));
    let found = resolved.iter().enumerate().map(|(at, it)| {
        let asked = asked.as_ref().and_then(|asked| asked.get(at));
        (it.row.line_no, line_found(it, asked, columns))
    });
    found.collect()
}

fn line_found(it: &Resolved, asked: Option<&Resolved>, columns: &Columns) -> LineFound {
    let problem = |code: ResolveCode, severity, other| Problem {
        line: it.row.line_no,
        column: role_of(code).and_then(|role| columns.get(role)),
        code: code.into(),
        severity,
        other,
    };
    match &it.verdict {
        Verdict::Matched(line) => LineFound {
            item: Some(line.item),
            problem: asked
                .and_then(|asked| asked.verdict.code())
                .map(|code| problem(code, Severity::Warning, None)),
        },
        Verdict::Question(question) => LineFound {
            item: None,
            problem: Some(problem(question.code(), Severity::Confirm, None)),
        },
        Verdict::Blocked { why, other } => LineFound {
            item: None,
            problem: Some(problem(why.code(), Severity::Stop, *other)),
        },
    }
}

/// The role of the column that a code is about; `None` if it is about the whole row.
const fn role_of(code: ResolveCode) -> Option<Role> {
    match code {
        ResolveCode::SeveralOrders
        | ResolveCode::MaybeOtherOrders
        | ResolveCode::NoOrderNumber
        | ResolveCode::SearchFailed
        | ResolveCode::NoOrder
        | ResolveCode::MaybeNoOrder
        | ResolveCode::OtherNumber
        | ResolveCode::LinesFailed => Some(Role::OrderNumber),
        ResolveCode::ChannelUnknown | ResolveCode::OtherChannel => Some(Role::Channel),
        ResolveCode::NoSku | ResolveCode::NoLine | ResolveCode::SkuNotTold => Some(Role::Sku),
        ResolveCode::Units
        | ResolveCode::QuantityUnreadable
        | ResolveCode::LineQuantityUnreadable
        | ResolveCode::QuantityDiffers => Some(Role::Quantity),
        ResolveCode::Exchange
        | ResolveCode::FewerRows
        | ResolveCode::WhichLine
        | ResolveCode::Damaged
        | ResolveCode::NotRead
        | ResolveCode::MoreRows
        | ResolveCode::MergedLine
        | ResolveCode::SeveralLines
        | ResolveCode::Contradiction => None,
    }
}
