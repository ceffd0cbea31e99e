//! The journal buffer: entries that wait to be written, grouped into writes.

use super::event::Event;
use super::journal::{Entry, JournalError};

/// The entries of a run that wait for the journal. One write is under way at a
/// time; the next one takes all entries that wait.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct JournalBuffer {
    waiting: Vec<Entry>,
    writing: Option<Vec<Entry>>,
}

impl JournalBuffer {
    /// Adds the entry of a [`Command::Journal`](super::Command::Journal).
    pub fn push(&mut self, entry: Entry) {
        self.waiting.push(entry);
    }

    /// Begins the next write; `None` while one is under way or no entry waits.
    pub fn begin(&mut self) -> Option<&[Entry]> {
        if self.writing.is_some() || self.waiting.is_empty() {
            return None;
        }
        let entries = std::mem::take(&mut self.waiting);
        Some(self.writing.insert(entries))
    }

    /// Whether no entry waits and no write is under way.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.writing.is_none()
    }

    /// Notes that the write is durable; returns the events for the run.
    pub fn written(&mut self) -> impl Iterator<Item = Event> + use<> {
        let entries = self.writing.take().unwrap_or_default();
        entries.into_iter().filter_map(|entry| match entry {
            Entry::AboutToSend { line, attempt, .. } => Some(Event::Journaled { line, attempt }),
            _ => None,
        })
    }

    /// Notes that the write has failed; returns the event for the run.
    ///
    /// The entries that announce a request are dropped, so that it is not sent.
    /// The rest of the write may fit without them, and is tried once more.
    pub fn failed(&mut self, error: JournalError) -> Event {
        let entries = self.writing.take().unwrap_or_default();
        if entries.iter().any(is_about) {
            self.waiting.splice(..0, entries);
        }
        self.waiting.retain(|entry| !is_about(entry));
        Event::JournalFailed(error)
    }
}

const fn is_about(entry: &Entry) -> bool {
    matches!(entry, Entry::AboutToSend { .. })
}
