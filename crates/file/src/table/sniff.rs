//! Detection of a text's delimiter and header.

use super::split::{Cells, Span, Splitter};
use super::{Delimiter, Limits, Quoting, Role};

/// The part of a file that is used, in bytes.
const SAMPLE_BYTES: usize = 64 << 10;
const SAMPLE_ROWS: usize = 200;

/// The first records of a text, split by one delimiter.
struct Sample<'a> {
    rows: Vec<Vec<&'a str>>,
}

impl<'a> Sample<'a> {
    fn new(text: &'a str, delimiter: Delimiter, quoting: Quoting) -> Self {
        // A cell with doubled quotes is used as written.
        let limits = Limits::default();
        let mut cells = Cells::default();
        let mut splitter = Splitter::new(text, (0, 1), delimiter, quoting, &limits);
        let mut rows = Vec::new();
        let mut first = 0;
        while rows.len() < SAMPLE_ROWS
            && let Ok(Some(_)) = splitter.next(&mut cells)
        {
            let spans = cells.spans.get(first..).unwrap_or_default();
            rows.push(spans.iter().map(|span| slice(text, *span)).collect());
            first = cells.spans.len();
        }
        Self { rows }
    }

    /// The evidence for this delimiter, the strongest first: names of columns
    /// in the first row; at least nine of ten rows as wide as it; rows that it
    /// splits at all.
    fn score(&self) -> (usize, bool, usize) {
        let width = self.rows.first().map_or(0, Vec::len);
        let known = self.rows.first().map_or(0, |row| known(row));
        let as_wide = self.rows.iter().filter(|row| row.len() == width).count();
        let even = width > 1 && as_wide * 10 >= self.rows.len() * 9;
        let split = self.rows.iter().filter(|row| row.len() > 1).count();
        (if width > 1 { known } else { 0 }, even, split)
    }
}

fn slice(text: &str, span: Span) -> &str {
    let from = span.from as usize;
    text.get(from..from + span.len as usize).unwrap_or_default()
}

/// The part of a text that is used, cut at a line's end.
fn sample(text: &str) -> &str {
    let end = text.floor_char_boundary(SAMPLE_BYTES);
    let start = text.get(..end).unwrap_or(text);
    match start.rfind(['\n', '\r']) {
        Some(cut) if start.len() < text.len() => text.get(..=cut).unwrap_or(text),
        _ => start,
    }
}

fn known(row: &[&str]) -> usize {
    let ours = |cell: &str| {
        super::RESULT_COLUMNS.contains(&cell) || super::EVIDENCE_COLUMNS.contains(&cell)
    };
    row.iter()
        .filter(|cell| Role::of_header(cell).is_some() || ours(cell))
        .count()
}

/// The delimiter that fits best; a comma if none splits anything.
pub(super) fn delimiter(text: &str, quoting: Quoting) -> Delimiter {
    let text = sample(text);
    // Lines with only one kind of delimiter are not rows.
    let blank = |delimiter: &Delimiter| Sample::new(text, *delimiter, quoting).rows.is_empty();
    if let Some(delimiter) = Delimiter::ALL.into_iter().find(blank)
        && !text.trim().is_empty()
    {
        return delimiter;
    }
    // Of equal scores the last wins, so the first choice comes last.
    let scores = Delimiter::ALL.into_iter().rev().map(|delimiter| {
        let score = Sample::new(text, delimiter, quoting).score();
        (score, delimiter)
    });
    let best = scores
        .filter(|((_, _, split), _)| *split > 0)
        .max_by_key(|(score, _)| *score);
    best.map_or(Delimiter::Comma, |(_, delimiter)| delimiter)
}

/// Whether the first row is a header: it names a column, or it has no number
/// where the rows below it have one.
pub(super) fn header(text: &str, delimiter: Delimiter, quoting: Quoting) -> bool {
    let sample = Sample::new(sample(text), delimiter, quoting);
    header_of(sample.rows.iter().map(Vec::as_slice))
}

pub(super) fn header_of<'a>(mut rows: impl Iterator<Item = impl AsRef<[&'a str]>>) -> bool {
    let Some(first) = rows.next() else {
        return false;
    };
    let numbers = |row: &[&str]| row.iter().filter(|cell| is_number(cell)).count();
    known(first.as_ref()) > 0
        || numbers(first.as_ref()) == 0 && rows.take(20).any(|row| numbers(row.as_ref()) > 0)
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// The delimiter of a first line such as `sep=;`, and the start of the text after it.
pub(super) fn sep_line(text: &str) -> Option<(Delimiter, usize)> {
    let name = text.get(..4)?;
    if !name.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let mut rest = text.get(4..)?.chars();
    let said = rest.next()?;
    let delimiter = Delimiter::ALL.into_iter().find(|d| d.as_char() == said)?;
    let rest = rest.as_str();
    let len = match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        [] => 0,
        _ => return None,
    };
    Some((delimiter, 5 + len))
}
