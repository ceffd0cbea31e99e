//! `cargo xtask setup`: installs missing tools, and names those that it cannot install.
//!
//! Nothing that is already there is touched: a tool counts wherever it stands on the search path,
//! and new ones go into the project's own folder.

mod ahead;
mod node;
mod system;
mod target;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use anyhow::Result;

use crate::cmd::{Cmd, Finished};
use crate::times::as_read;
use crate::workspace::{PACKAGE, Workspace};

/// The work that the tools are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Building the page.
    Demo,
    /// Building the npm package.
    Package,
    /// Building both, and packing what is published.
    Dist,
    /// Building both, and measuring them beside their peers in a browser.
    Bench,
    /// Building and testing both.
    All,
}

impl Scope {
    /// The folders that need packages from npm.
    fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Demo => &["web"],
            Self::Package | Self::Dist => &["web", PACKAGE],
            Self::Bench => &["web", PACKAGE, "tests", "tests/bench"],
            Self::All => &["web", PACKAGE, "tests", "tests/package"],
        }
    }
}

/// Something that is not there and could not be installed.
pub(crate) struct Missing {
    /// Its name.
    what: String,
    /// The reason why it was not installed.
    why: String,
    /// The command that installs it, for a person to type.
    command: String,
}

/// The place where something was found, or the reason why it is missing.
type Found = Result<String, Missing>;

/// Installs everything; the exit code says whether all is there.
///
/// # Errors
///
/// When even looking is not possible.
pub(crate) fn run(workspace: &Workspace, scope: Scope) -> Result<ExitCode> {
    Ok(if missing(workspace, scope)?.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Installs what it can, and prints and returns what is still missing.
///
/// # Errors
///
/// When even looking is not possible.
pub(crate) fn missing(workspace: &Workspace, scope: Scope) -> Result<Vec<Missing>> {
    let mut missing = Vec::new();
    let mut part = |name: &str, ensure: &dyn Fn() -> Result<Found>| -> Result<()> {
        let began = Instant::now();
        match ensure()? {
            Ok(place) => println!("    {name}: {place} ({})", as_read(began.elapsed())),
            Err(what) => {
                println!("    {name}: MISSING");
                missing.push(what);
            }
        }
        Ok(())
    };
    part("wasm target", &|| target::ensure(workspace))?;
    for folder in scope.folders() {
        part(&format!("{folder}/node_modules"), &|| {
            node::ensure(workspace, folder)
        })?;
    }
    thread::scope(|threads| -> Result<()> {
        let tools = tools::needed(workspace, scope);
        if tools.iter().any(|tool| !tools::is_there(workspace, tool)) {
            // Each tool keeps one core busy for half of its time.
            threads.spawn(|| ahead::compile(workspace, scope));
        }
        for tool in tools {
            part(tool.package, &|| tools::ensure(workspace, &tool))?;
        }
        Ok(())
    })?;
    if matches!(scope, Scope::Bench | Scope::All) {
        part("Chromium", &|| system::CHROMIUM.ensure(workspace))?;
    }
    if scope == Scope::All {
        others(workspace, &mut part)?;
    }
    tools::clean(workspace)?;
    for Missing { what, why, command } in &missing {
        println!("    missing: {what}: {why}\n      install it with: {command}");
    }
    Ok(missing)
}

/// Installs the other browsers and servers where that asks nobody; elsewhere their tests are skipped.
fn others(
    workspace: &Workspace,
    part: &mut impl FnMut(&str, &dyn Fn() -> Result<Found>) -> Result<()>,
) -> Result<()> {
    let can_install = matches!(system::access(workspace)?, system::Access::Free(_));
    for program in system::OTHERS {
        if can_install || program.find(workspace).is_some() {
            part(program.name, &|| program.ensure(workspace))?;
        } else if let Err(Missing { why, command, .. }) = program.ensure(workspace)? {
            println!("    {}: {why}, so its tests are skipped", program.name);
            println!("      install it with: {command}");
        }
    }
    Ok(())
}

/// The Chromium that is already there: `$CHROMIUM`, or the first known name on the search path.
pub(crate) fn chromium(workspace: &Workspace) -> Option<PathBuf> {
    system::CHROMIUM.find(workspace)
}

/// Whether a browser can be given a display that nobody sees.
pub(crate) fn has_virtual_display(workspace: &Workspace) -> bool {
    workspace.find("xvfb-run").is_some()
}

/// Whether all other browsers and servers are there that the tests start.
pub(crate) fn has_all_others(workspace: &Workspace) -> bool {
    system::OTHERS.iter().all(|it| it.find(workspace).is_some())
}

/// Says what is run before it runs: an install can take minutes.
fn install(workspace: &Workspace, cmd: &Cmd) -> Result<Finished> {
    println!("    {cmd}");
    cmd.capture(workspace)
}

/// The last lines of what a command printed: where a person looks for the reason.
fn last_lines(output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let from = lines.len().saturating_sub(12);
    let tail = lines.get(from..).unwrap_or_default();
    format!("it failed with\n        {}", tail.join("\n        "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_hold_the_reason() {
        let lines: Vec<String> = (1..=20).map(|n| format!("line {n}")).collect();
        let last = last_lines(&lines.join("\n"));
        assert!(last.contains("line 9\n") && last.ends_with("line 20"));
        assert!(!last.contains("line 8\n"));
        assert!(last_lines("only").ends_with("only"));
    }
}
