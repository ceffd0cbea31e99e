//! Lines of JSON, each chained to the one before it by SHA-256, so that a later change is found.
//!
//! ```text
//! {"prev":"<64 zeros>","entry":…}
//! {"prev":"<SHA-256 of the line above>","entry":…}
//! {"prev":"<SHA-256 of the line above>","end":2}
//! ```
//!
//! The hash in the last line is the seal. Whoever writes the whole file anew gets another seal, so it proves
//! something only beside a seal that was kept elsewhere.

use serde::Serialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

/// The hash that the first line names.
const BEGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A file that is being written.
#[derive(Clone, Debug)]
pub struct Chain {
    bytes: Vec<u8>,
    prev: String,
    entries: usize,
}

/// A file whose lines fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The number of entries.
    pub entries: usize,
    /// The hash in the last line, 64 digits.
    pub seal: String,
}

/// A file that was changed, or is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} does not fit the line before it")]
pub struct Broken {
    /// The first line, from 1, that does not fit: it, or the one before, was changed.
    pub line: usize,
}

impl Default for Chain {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            prev: BEGIN.to_owned(),
            entries: 0,
        }
    }
}

impl Chain {
    /// Adds an entry.
    ///
    /// # Errors
    ///
    /// The entry cannot be written as JSON.
    pub fn push(&mut self, entry: &impl Serialize) -> Result<(), serde_json::Error> {
        let mut line = prefix(&self.prev, "entry").into_bytes();
        serde_json::to_writer(&mut line, entry)?;
        line.push(b'}');
        self.prev = hash(&line);
        self.bytes.append(&mut line);
        self.bytes.push(b'\n');
        self.entries += 1;
        Ok(())
    }

    /// The file, and its seal.
    pub fn finish(mut self) -> (Vec<u8>, String) {
        let end = end(&self.prev, self.entries);
        self.bytes.extend(end.into_bytes());
        self.bytes.push(b'\n');
        (self.bytes, self.prev)
    }
}

/// Checks that no byte of a file was changed, lost or added since it was written.
///
/// # Errors
///
/// The first line that does not fit.
pub fn verify(bytes: &[u8]) -> Result<Verified, Broken> {
    let mut prev = BEGIN.to_owned();
    let mut entries = 0;
    let mut lines = bytes.split(|byte| *byte == b'\n').enumerate();
    for (at, line) in lines.by_ref() {
        let broken = Broken { line: at + 1 };
        if line == end(&prev, entries).as_bytes() {
            let is_whole = lines.next().is_some_and(|(_, rest)| rest.is_empty());
            let is_all = lines.next().is_none();
            let verified = Verified {
                entries,
                seal: prev,
            };
            return if is_whole && is_all {
                Ok(verified)
            } else {
                Err(broken)
            };
        }
        let entry = line.strip_prefix(prefix(&prev, "entry").as_bytes());
        let entry = entry.and_then(|entry| entry.strip_suffix(b"}"));
        let entry = entry.ok_or(broken)?;
        serde_json::from_slice::<IgnoredAny>(entry).map_err(|_| broken)?;
        prev = hash(line);
        entries += 1;
    }
    Err(Broken { line: entries + 1 })
}

fn prefix(prev: &str, member: &str) -> String {
    format!("{{\"prev\":\"{prev}\",\"{member}\":")
}

fn end(prev: &str, entries: usize) -> String {
    format!("{}{entries}}}", prefix(prev, "end"))
}

fn hash(line: &[u8]) -> String {
    format!("{:x}", Sha256::digest(line))
}
