//! All rows of one SKU in one order, and the lines that they share.

use std::collections::BTreeSet;

use release_run::Units;

use super::quantity::readings;
use super::share::{Group, Row};
use super::{Answers, Candidate, FoundOrder, Lines, Obstacle, Verdict, Wanted};

/// Finds the line of each row, in the order of the rows: those of one SKU in
/// one order, ascending.
pub(super) fn judge(order: &FoundOrder, rows: &[&Wanted], answers: &Answers) -> Vec<Verdict> {
    let verdicts = lines_of(order, rows).and_then(|lines| {
        let rows = counted(rows, &lines)?;
        let group = Group {
            order: order.id,
            lines: &lines,
            answers,
        };
        // By quantity, there are more rows than lines.
        let asked = group
            .verdicts(&rows, &lines)
            .ok_or((Obstacle::MoreRows, None))?;
        Ok(group.answered(&rows, &lines, &asked).unwrap_or(asked))
    });
    verdicts.unwrap_or_else(|(why, because)| {
        let other = |row: &&Wanted| because.filter(|line_no| *line_no != row.line_no);
        let blocked = rows.iter().map(|row| Verdict::Blocked {
            why,
            other: other(row),
        });
        blocked.collect()
    })
}

/// The reason why none of the rows has a line, and the row that is in the way.
type InTheWay = (Obstacle, Option<u32>);

/// The lines of the SKU, by id.
fn lines_of(order: &FoundOrder, rows: &[&Wanted]) -> Result<Vec<Candidate>, InTheWay> {
    let all = match &order.lines {
        Lines::Failed => return Err((Obstacle::LinesFailed, None)),
        Lines::Read(lines) => lines,
    };
    let own = || {
        all.iter()
            .filter(|line| line.order.is_none_or(|it| it == order.id))
    };
    let mut ids = BTreeSet::new();
    if !own().all(|line| ids.insert(line.item)) {
        return Err((Obstacle::Contradiction, None));
    }
    // It may be one of this SKU.
    if own().any(|line| line.sku.is_none()) {
        return Err((Obstacle::SkuNotTold, None));
    }
    let sku = rows.first().map(|row| &row.sku);
    let of_sku = own().filter(|line| line.sku.as_ref() == sku);
    let mut lines: Vec<_> = of_sku.map(|line| Candidate::new(order, line)).collect();
    lines.sort_by_key(|line| line.item);
    if lines.is_empty() {
        return Err((Obstacle::NoLine, None));
    }
    if lines.iter().any(|line| line.units().is_none()) {
        return Err((Obstacle::LineQuantityUnreadable, None));
    }
    Ok(lines)
}

/// The rows with their quantities, each of which a line has.
fn counted<'a>(rows: &[&'a Wanted], lines: &[Candidate]) -> Result<Vec<Row<'a>>, InTheWay> {
    let is_same = is_same_in_all(rows, lines);
    if rows.len() > lines.len() {
        let why = if is_same {
            Obstacle::MergedLine
        } else {
            Obstacle::MoreRows
        };
        return Err((why, None));
    }
    let count = |row: &&'a Wanted| {
        let Some(text) = row.quantity() else {
            return Ok((*row, None));
        };
        let read = readings(text);
        let has_line = |units: &Units| lines.iter().any(|line| line.units() == Some(*units));
        let fitting: Vec<Units> = read.iter().copied().filter(has_line).collect();
        let why = match (fitting.as_slice(), read.as_slice()) {
            ([only], _) => return Ok((*row, Some(*only))),
            ([], [_, ..]) if is_same && rows.len() < lines.len() => Obstacle::SeveralLines,
            ([], [_, ..]) => Obstacle::QuantityDiffers,
            _ => Obstacle::QuantityUnreadable,
        };
        Err((why, Some(row.line_no)))
    };
    rows.iter().map(count).collect()
}

/// Whether rows and lines are the same units in all.
fn is_same_in_all(rows: &[&Wanted], lines: &[Candidate]) -> bool {
    let sum = |units: Vec<Option<Units>>| {
        units
            .into_iter()
            .try_fold(Units::ZERO, |sum, it| Some(sum.plus(it?)))
    };
    let of_rows = rows
        .iter()
        .map(|row| match readings(row.quantity()?).as_slice() {
            [only] => Some(*only),
            _ => None,
        });
    let of_rows = sum(of_rows.collect());
    of_rows.is_some() && of_rows == sum(lines.iter().map(Candidate::units).collect())
}
