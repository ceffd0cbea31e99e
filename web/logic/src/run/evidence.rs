//! A run as evidence: everything that the journal has of it, in a file in which a later change is found.

use release_file::export::Chain;
use release_run::Entry;
use serde::Serialize;

use crate::saved::{SavedBody, SavedLine, SavedRun};

/// An entry of the file.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Told<'a> {
    /// The run, as it stood when the file was written.
    Run { number: u64, head: &'a SavedRun },
    /// A line that was to be sent.
    Line(&'a SavedLine),
    /// An entry of the journal.
    Journal(&'a Entry),
}

/// The file and its seal; `None` if an entry cannot be written, of which none is known.
pub fn evidence(
    number: u64,
    head: &SavedRun,
    body: &SavedBody,
    entries: &[Entry],
) -> Option<(Vec<u8>, String)> {
    let run = [Told::Run { number, head }].into_iter();
    let lines = body.lines.iter().map(Told::Line);
    let journal = entries.iter().map(Told::Journal);
    let mut chain = Chain::default();
    for told in run.chain(lines).chain(journal) {
        chain.push(&told).ok()?;
    }
    Some(chain.finish())
}
