//! `cargo xtask advisories`: the advisories that are known of the locked dependencies.
//!
//! It asks services on the network, and its answer changes without a change of ours: so it is no part of `test`.

use std::process::ExitCode;

use anyhow::Result;

use crate::cmd::Cmd;
use crate::workspace::{PACKAGE, Workspace};

/// The folders with packages from npm, but for two of which nothing ships.
const NPM: [&str; 4] = ["web", "tests", "tests/package", PACKAGE];

/// Folders of which nothing is shipped, or run by the tests: old versions of other libraries are measured in one,
/// and the other holds the tool for mutation testing.
#[cfg(test)]
const APART: [&str; 2] = ["tests/bench", "tests/mutants"];

/// The lock files of cargo.
const CARGO: [&str; 2] = ["Cargo.lock", "fuzz/Cargo.lock"];

/// The exit code where nothing was found, but not all was checked.
const NOT_CHECKED: u8 = 2;

/// What a check has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The tool has compared, and knows of nothing.
    Nothing,
    /// There are advisories, which the tool has printed.
    Advisories,
    /// The tool, its data or its service is not there.
    NotChecked,
}

/// A tool, and the words by which it says that it has compared.
struct Tool {
    cmd: Cmd,
    /// In its output where it knows of nothing.
    nothing: &'static str,
    /// In its output where it has found something.
    found: &'static [&'static str],
    /// What brings the tool.
    install: &'static str,
    /// The program that must be there.
    program: &'static str,
}

/// Checks every lock file. Fails where an advisory was found, and, with another code, where a check did not take
/// place: a check that looks well without having been made would hide that for years.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let tools: Vec<Tool> = NPM.into_iter().map(npm).chain(CARGO.map(cargo)).collect();
    let mut shown = Vec::new();
    for tool in &tools {
        println!("==> {}", tool.cmd);
        let one = look(workspace, tool)?;
        println!("    {}", told(one));
        shown.push(one);
    }
    let open = tools.iter().zip(&shown);
    let open = open.filter(|(_, shown)| **shown == Shown::NotChecked);
    for (at, (tool, _)) in open.enumerate() {
        if at == 0 {
            println!("==> NOT CHECKED. Where the tool and its service are there, these do it:");
        }
        println!("    {}", tool.cmd);
        println!("      (the tool: {})", tool.install);
    }
    let count = |what| shown.iter().filter(|one| **one == what).count();
    println!(
        "{} without advisories, {} with advisories, {} not checked",
        count(Shown::Nothing),
        count(Shown::Advisories),
        count(Shown::NotChecked)
    );
    Ok(ExitCode::from(code(&shown)))
}

fn npm(folder: &'static str) -> Tool {
    Tool {
        // By the lock file alone, so that nothing need be installed.
        cmd: Cmd::new("npm audit --audit-level=low --package-lock-only").folder(folder),
        nothing: "found 0 vulnerabilities",
        found: &["npm audit report"],
        install: "Node.js with npm, and a registry that answers audits",
        program: "npm",
    }
}

fn cargo(lock: &'static str) -> Tool {
    Tool {
        cmd: Cmd::new("cargo audit --file").arg(lock),
        nothing: " crate dependencies)",
        found: &[
            "vulnerability found",
            "vulnerabilities found",
            "denied warning",
        ],
        install: "cargo install cargo-audit --locked; it fetches the RustSec database",
        program: "cargo-audit",
    }
}

fn look(workspace: &Workspace, tool: &Tool) -> Result<Shown> {
    if workspace.find(tool.program).is_none() {
        println!("    {} is not there", tool.program);
        return Ok(Shown::NotChecked);
    }
    let finished = tool.cmd.capture(workspace)?;
    Ok(judge(tool, finished.success, &finished.output))
}

/// By words and not by the exit code alone: both tools end with 1 where their service does not answer, too.
fn judge(tool: &Tool, success: bool, output: &str) -> Shown {
    if tool.found.iter().any(|words| output.contains(words)) {
        Shown::Advisories
    } else if success && output.contains(tool.nothing) {
        Shown::Nothing
    } else {
        Shown::NotChecked
    }
}

fn told(shown: Shown) -> &'static str {
    match shown {
        Shown::Nothing => "ok, no advisory",
        Shown::Advisories => "FAILED: there are advisories",
        Shown::NotChecked => "NOT CHECKED",
    }
}

fn code(shown: &[Shown]) -> u8 {
    if shown.contains(&Shown::Advisories) {
        1
    } else if shown.contains(&Shown::NotChecked) {
        NOT_CHECKED
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use walkdir::WalkDir;

    use super::*;

    #[test]
    fn only_a_tool_that_says_so_has_compared() {
        let audit = npm("web");
        let clean = "found 0 vulnerabilities\n";
        let low = "# npm audit report\n\nx  <1.2\n\n1 low severity vulnerability\n";
        let refused =
            "npm warn audit 405 Method Not Allowed\nnpm error audit endpoint returned an error\n";
        assert_eq!(judge(&audit, true, clean), Shown::Nothing);
        assert_eq!(judge(&audit, false, low), Shown::Advisories);
        assert_eq!(judge(&audit, false, refused), Shown::NotChecked);
        assert_eq!(judge(&audit, true, ""), Shown::NotChecked);

        let audit = cargo("Cargo.lock");
        let scanning = "    Scanning Cargo.lock for vulnerabilities (353 crate dependencies)\n";
        let one = format!("{scanning}error: 1 vulnerability found!\n");
        let many = format!("{scanning}error: 3 vulnerabilities found!\n");
        let unreachable = "error: couldn't fetch advisory database\n";
        assert_eq!(judge(&audit, true, scanning), Shown::Nothing);
        assert_eq!(judge(&audit, false, &one), Shown::Advisories);
        assert_eq!(judge(&audit, false, &many), Shown::Advisories);
        assert_eq!(judge(&audit, false, unreachable), Shown::NotChecked);
    }

    #[test]
    fn what_was_not_checked_is_no_success_and_no_finding() {
        use Shown::{Advisories, NotChecked, Nothing};
        assert_eq!(code(&[Nothing, Nothing]), 0);
        assert_eq!(code(&[Nothing, NotChecked]), NOT_CHECKED);
        assert_eq!(code(&[NotChecked, Advisories]), 1);
    }

    #[test]
    fn every_lock_file_is_checked_but_those_apart() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        // Those of the examples are made where one is tried.
        let made = ["node_modules", "target", ".tools", ".git", "examples"];
        let files = WalkDir::new(&root).into_iter();
        let files = files.filter_entry(|it| !made.iter().any(|name| it.file_name() == *name));
        let mut found: Vec<String> = files
            .filter_map(Result::ok)
            .map(|it| it.path().strip_prefix(&root).unwrap().to_owned())
            .filter(|it| it.ends_with("Cargo.lock") || it.ends_with("package-lock.json"))
            .map(|it| it.to_string_lossy().replace('\\', "/"))
            .collect();
        let mut known: Vec<String> = CARGO.map(String::from).to_vec();
        let folders = NPM.into_iter().chain(APART);
        known.extend(folders.map(|folder| format!("{folder}/package-lock.json")));
        found.sort();
        known.sort();
        assert_eq!(found, known);
    }
}
