//! What fuzzing tries: each function makes an input of some bytes, most of them nearly right, gives it to
//! the code that reads such inputs, and checks what has to hold for every input.
//!
//! In scope: tables, workbooks, journals, answers, profiles, and the words of the address bar. Out of scope:
//! where the bytes come from. `fuzz/` searches them guided by coverage; the test of this crate takes the
//! kept ones of its `corpus` and a few random ones.
//!
//! A breach is a panic, as a fuzzer wants it.

#![forbid(unsafe_code)]
// Each function panics on purpose.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic
)]

use std::path::{Path, PathBuf};
use std::{fs, io};

mod address;
mod answer;
mod journal;
mod near;
mod profile;
mod table;
mod workbook;

pub use address::address;
pub use answer::answer;
pub use journal::journal;
pub use profile::profile;
pub use table::table;
pub use workbook::workbook;

/// A function that takes any bytes.
pub type Target = fn(&[u8]);

/// Every function by its name, which is also the name of its folder of kept inputs.
pub const TARGETS: [(&str, Target); 6] = [
    ("address", address),
    ("answer", answer),
    ("journal", journal),
    ("profile", profile),
    ("table", table),
    ("workbook", workbook),
];

/// The kept inputs of a target by their paths, in the same order everywhere.
///
/// # Errors
///
/// The folder or a file of it cannot be read.
pub fn kept(name: &str) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = fs::read_dir(corpus.join(name))?;
    let mut files: Vec<PathBuf> = files
        .map(|file| Ok(file?.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    let read = |path: PathBuf| fs::read(&path).map(|bytes| (path, bytes));
    files.into_iter().map(read).collect()
}
