//! The calls of the page, in the files that let them through and tell of them.
//!
//! `deploy/calls.txt` is the one list. A test of the core holds it against the requests that are built.

mod forms;
mod list;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::kept;
use crate::workspace::Workspace;
use list::Call;

const LIST: &str = "deploy/calls.txt";
const RENEW: &str = "cargo xtask check --accept";

/// A file that holds the calls between two markers.
struct File {
    path: &'static str,
    begin: &'static str,
    end: &'static str,
    /// The calls in the language of the file.
    form: fn(&[Call]) -> String,
}

const FILES: [File; 3] = [
    File {
        path: "deploy/nginx.conf",
        begin: "# calls:begin\n",
        end: "    # calls:end\n",
        form: forms::nginx,
    },
    File {
        path: "deploy/Caddyfile",
        begin: "# calls:begin\n",
        end: "\t\t# calls:end\n",
        form: forms::caddy,
    },
    File {
        path: "docs/serving.md",
        begin: "<!-- calls:begin -->\n",
        end: "<!-- calls:end -->\n",
        form: forms::markdown,
    },
];

/// Compares the files with the list; `accept` renews them instead.
///
/// # Errors
///
/// When they differ, when the list or a file cannot be read, and when a marker is gone.
pub(crate) fn check(workspace: &Workspace, accept: bool) -> Result<()> {
    let root = &workspace.root;
    let calls = list::parse(&read(root, LIST)?).with_context(|| LIST.to_owned())?;
    for file in &FILES {
        let (text, calls) = (read(root, file.path)?, (file.form)(&calls));
        let new = kept::replace_between(&text, file.begin, file.end, &calls)
            .with_context(|| file.path.to_owned())?;
        kept::check(root, file.path, &new, accept, RENEW)?;
    }
    println!("    {} calls, as in {LIST}", calls.len());
    Ok(())
}

fn read(root: &Path, file: &str) -> Result<String> {
    fs::read_to_string(root.join(file)).with_context(|| file.to_owned())
}
