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
        let new = file.with(&read(root, file.path)?, &calls)?;
        kept::check(root, file.path, &new, accept, RENEW)?;
    }
    println!("    {} calls, as in {LIST}", calls.len());
    Ok(())
}

impl File {
    /// The text of the file with these calls between its markers.
    fn with(&self, text: &str, calls: &[Call]) -> Result<String> {
        let parts = text.split_once(self.begin).and_then(|(before, rest)| {
            let (_, after) = rest.split_once(self.end)?;
            Some((before, after))
        });
        let (before, after) = parts.with_context(|| format!("{} lacks its markers", self.path))?;
        let (begin, end, form) = (self.begin, self.end, (self.form)(calls));
        Ok(format!("{before}{begin}{form}{end}{after}"))
    }
}

fn read(root: &Path, file: &str) -> Result<String> {
    fs::read_to_string(root.join(file)).with_context(|| file.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: File = File {
        path: "deploy/nginx.conf",
        begin: "# begin\n",
        end: "# end\n",
        form: forms::nginx,
    };

    #[test]
    fn only_what_stands_between_the_markers_is_renewed() {
        let calls = list::parse("GET /api/v1/channels/ the channels").unwrap();
        let text = FILE
            .with("map {\n# begin\nold\n# end\n}\n", &calls)
            .unwrap();
        assert!(text.starts_with("map {\n# begin\n"), "{text}");
        assert!(text.contains("channels") && !text.contains("old"), "{text}");
        assert!(text.ends_with("\n# end\n}\n"), "{text}");
        assert_eq!(FILE.with(&text, &calls).unwrap(), text);
    }

    #[test]
    fn a_file_without_markers_fails() {
        assert!(FILE.with("map {}\n", &[]).is_err());
        assert!(FILE.with("# end\n# begin\n", &[]).is_err());
    }
}
