//! Small files with known answers: the format, the rows, the problems, and the
//! lines that would be sent. They are in `tests/corpus`, each beside its answer.
//!
//! `CORPUS=write cargo test -p release-file corpus` writes the answers anew; look
//! at every line that changed.

use std::fmt::Write as _;

use release_file::rows::{Applied, CheckContext, Checked, Columns, check};
use release_file::table::{Limits, Overrides, Role, Row, Table};
use release_run::LineStatus;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::code_of;

macro_rules! corpus {
    ($($name:literal,)+) => {
        const CORPUS: &[(&str, &[u8], &str)] = &[$((
            $name,
            include_bytes!(concat!("../corpus/", $name)),
            include_str!(concat!("../corpus/", $name, ".answer")),
        ),)+];
    };
}

corpus! {
    "action-conflict.csv",
    "action.csv",
    "all-quoted.csv",
    "arabic.csv",
    "astral.csv",
    "bad-codes.csv",
    "bad-ids.csv",
    "blank-at-start.csv",
    "blank-inside.csv",
    "blank-tail.csv",
    "bom.csv",
    "conflict.csv",
    "cr-only-quoted.csv",
    "cr-only.csv",
    "crlf-in-quotes.csv",
    "dates.csv",
    "decimal-commas-semicolon.csv",
    "decimal-commas-tab.tsv",
    "doubled-quote.csv",
    "empty.csv",
    "exponent.csv",
    "foreign-apostrophe.csv",
    "formula-broken.csv",
    "headerless-decimals.csv",
    "headerless.csv",
    "headers-decomposed.csv",
    "headers-number-only-below.csv",
    "headers-punctuation.csv",
    "headers-same-twice.csv",
    "headers-several.csv",
    "headers-turkish.csv",
    "headers-unknown.csv",
    "injection.csv",
    "leading-zeros.csv",
    "mixed-line-ends.csv",
    "no-last-line-end.csv",
    "one-column.csv",
    "only-blanks.csv",
    "only-header.csv",
    "ours-guarded.csv",
    "ours-reordered.csv",
    "pipe.txt",
    "plain.csv",
    "quote-inside.csv",
    "quoted-delimiters.csv",
    "quoted-empty-row.csv",
    "quoted-newline.csv",
    "ragged-long.csv",
    "ragged-short.csv",
    "repeated.csv",
    "same-code.csv",
    "scientific.csv",
    "semicolon-in-comma-file.csv",
    "semicolon.csv",
    "sep-line.csv",
    "sep-tab.csv",
    "sep-unknown.csv",
    "sep-upper.csv",
    "single-quotes.csv",
    "spaces-kept.csv",
    "tab-pasted.txt",
    "text-after-quote.csv",
    "twenty-digits.csv",
    "unclosed-in-long-row.csv",
    "unclosed-quote.csv",
    "unwrapped.csv",
    "utf16-lone-surrogate.csv",
    "utf16-odd.csv",
    "utf16be-no-bom.csv",
    "utf16be.csv",
    "utf16le-no-bom.csv",
    "utf16le.csv",
    "utf8-cut.csv",
    "utf8-one-fault.csv",
    "windows-1252-letters.csv",
    "windows-1252.csv",
    "windows-1254-euro.csv",
    "windows-1254.csv",
    "windows-undefined-byte.csv",
    "zeros.csv",
}

#[test]
fn every_file_has_its_known_answer() {
    for (name, bytes, expected) in CORPUS {
        let found = answer(bytes);
        #[cfg(not(target_arch = "wasm32"))]
        if std::env::var("CORPUS").is_ok_and(|value| value == "write") {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
            std::fs::write(format!("{folder}/{name}.answer"), found).unwrap();
            continue;
        }
        assert_eq!(found, *expected, "{name}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn every_file_of_the_corpus_is_in_the_list() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus")).unwrap();
    for entry in folder {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let listed = CORPUS
            .iter()
            .any(|(listed, _, _)| name == *listed || name.strip_suffix(".answer") == Some(listed));
        assert!(listed || name == ".gitattributes", "{name}");
    }
}

fn answer(bytes: &[u8]) -> String {
    let table = match Table::read(bytes, Overrides::default(), &Limits::default()) {
        Ok(table) => table,
        Err(error) => return format!("refused: {}: {error}\n", code_of(&error)),
    };
    let columns = Columns::matched(&table);
    let context = CheckContext {
        before: &|item| (item.get() == 70_499).then_some(LineStatus::Released),
        ..CheckContext::default()
    };
    let checked = check(&table, &columns, &Applied::default(), &context);
    let mut out = described(&table, &columns);
    sent(&mut out, &checked);
    out
}

fn described(table: &Table, columns: &Columns) -> String {
    let mut out = String::new();
    let format = serde_json::to_string(table.format()).unwrap();
    let format = format.replace(['{', '}', '"'], "").replace(',', ", ");
    writeln!(out, "{format}").unwrap();
    if table.blank_lines() > 0 {
        writeln!(out, "blank lines: {}", table.blank_lines()).unwrap();
    }
    if table.is_ours() {
        writeln!(out, "one of our exports").unwrap();
    }
    if let Some(header) = table.header() {
        writeln!(out, "header {}", cells(header)).unwrap();
    }
    for row in table.rows() {
        writeln!(out, "row {}", cells(row)).unwrap();
    }
    let guessed = if columns.guessed { " (guessed)" } else { "" };
    let roles = Role::ALL.into_iter();
    let roles = roles.filter_map(|role| Some(format!(" {role:?}={}", columns.get(role)?)));
    writeln!(out, "columns{guessed}:{}", roles.collect::<String>()).unwrap();
    out
}

fn cells(row: Row) -> String {
    let mut out = format!("{}:", row.line());
    for (column, cell) in row.cells().enumerate() {
        write!(out, " {cell:?}").unwrap();
        if let Some(mark) = row.mark(column) {
            write!(out, " ({mark:?})").unwrap();
        }
    }
    out
}

fn sent(out: &mut String, checked: &Checked) {
    for problem in &checked.problems {
        let place = match problem.column {
            Some(column) => format!("{}.{column}", problem.line),
            None => problem.line.to_string(),
        };
        let other = problem.other.map(|line| format!(" (line {line})"));
        let other = other.unwrap_or_default();
        writeln!(
            out,
            "{:?} {place}: {}{other}",
            problem.severity, problem.code
        )
        .unwrap();
    }
    for line in &checked.lines {
        let does = if line.update_stock {
            "release"
        } else {
            "record"
        };
        writeln!(
            out,
            "send {}: {does} {} {:?}",
            line.line_no,
            line.item,
            line.code.as_str()
        )
        .unwrap();
    }
}
