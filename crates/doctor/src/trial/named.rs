//! The lines and codes of a trial.

use release_core::{ErpCode, OrderItemId};

/// The lines that a person has named for the trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialLines {
    /// It is recorded, released, and called again.
    pub first: OrderItemId,
    /// It is given the code of the first, and where that is refused one of its own, without touching its
    /// stock.
    pub second: Option<OrderItemId>,
    /// It is given long codes, without touching its stock.
    pub third: Option<OrderItemId>,
}

/// The codes of the trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialCodes {
    /// The code of the first line.
    pub first: ErpCode,
    /// Another one, to see what a second call does.
    pub other: ErpCode,
}

/// The reason why a trial cannot begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialProblem {
    /// A line is named twice.
    SameLine,
    /// Both codes are the same.
    SameCodes,
    /// A code is longer than 100 characters, or has spaces at an end, so that its answer could differ.
    CodeNotPlain,
}

/// Refuses lines and codes that would tell nothing.
pub(super) fn check(lines: &TrialLines, codes: &TrialCodes) -> Result<(), TrialProblem> {
    let others = [lines.second, lines.third];
    if others.contains(&Some(lines.first)) || (lines.second.is_some() && others[0] == others[1]) {
        return Err(TrialProblem::SameLine);
    }
    if codes.first == codes.other {
        return Err(TrialProblem::SameCodes);
    }
    let is_plain = |code: &ErpCode| {
        code.as_str().trim() == code.as_str() && code.as_str().chars().count() <= 100
    };
    if !is_plain(&codes.first) || !is_plain(&codes.other) {
        return Err(TrialProblem::CodeNotPlain);
    }
    Ok(())
}
