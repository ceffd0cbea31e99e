//! What is to be written down, and in which writes.

use super::event::Event;
use super::journal::{Entry, JournalError};

/// The entries of a run on their way to the journal: one write at a time, with
/// all that came together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JournalBuffer {
    waiting: Vec<Entry>,
    writing: Option<Vec<Entry>>,
}

impl JournalBuffer {
    /// Takes the entry of a [`Command::Journal`](super::Command::Journal).
    pub fn push(&mut self, entry: Entry) {
        self.waiting.push(entry);
    }

    /// Begins the next write; `None` while one is under way or nothing waits.
    pub fn begin(&mut self) -> Option<&[Entry]> {
        if self.writing.is_some() || self.waiting.is_empty() {
            return None;
        }
        let entries = std::mem::take(&mut self.waiting);
        Some(self.writing.insert(entries))
    }

    /// Whether nothing waits and no write is under way.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.writing.is_none()
    }

    /// The write is durable; what the run is to be told.
    pub fn written(&mut self) -> impl Iterator<Item = Event> + use<> {
        let entries = self.writing.take().unwrap_or_default();
        entries.into_iter().filter_map(|entry| match entry {
            Entry::AboutToSend { line, attempt, .. } => Some(Event::Journaled { line, attempt }),
            _ => None,
        })
    }

    /// The write has failed; what the run is to be told.
    ///
    /// What was about to be sent will not be. Without it the rest of the write
    /// may fit, and is tried once more.
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
