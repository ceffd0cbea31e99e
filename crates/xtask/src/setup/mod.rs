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

use anyhow::{Result, bail};

use crate::cmd::{Cmd, Finished};
use crate::steps::Steps;
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
    Test,
}

impl Scope {
    /// Whether tests are run in it.
    fn has_tests(self) -> bool {
        self == Self::Test
    }

    /// The command that installs what is for it.
    fn repeat(self) -> &'static str {
        match self {
            Self::Demo | Self::Package | Self::Test => "cargo xtask setup",
            Self::Dist => "cargo xtask dist",
            Self::Bench => "cargo xtask bench",
        }
    }

    /// The folders that need packages from npm.
    fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Demo => &["web"],
            Self::Package | Self::Dist => &["web", PACKAGE],
            Self::Bench => &["web", PACKAGE, "tests", "tests/bench"],
            Self::Test => &["web", PACKAGE, "tests", "tests/package"],
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

/// The step that installs everything. Returns whether all is there.
pub(crate) fn add(steps: &mut Steps, workspace: &Workspace, scope: Scope) -> bool {
    steps.work("setup", scope.repeat(), || {
        match missing(workspace, scope)?.len() {
            0 => Ok(()),
            count => bail!("{count} missing, named above"),
        }
    })
}

/// Installs what it can, and prints and returns what is still missing.
///
/// # Errors
///
/// When even looking is not possible.
fn missing(workspace: &Workspace, scope: Scope) -> Result<Vec<Missing>> {
    let mut parts = Parts::default();
    parts.ensure("wasm target", || target::ensure(workspace))?;
    // Packages wait for the network and the disk, tools for the processor.
    thread::scope(|threads| {
        let packages = threads.spawn(|| packages(workspace, scope));
        build(workspace, scope, &mut parts)?;
        match packages.join() {
            Ok(packages) => parts.missing.extend(packages?.missing),
            Err(_) => bail!("the installation of packages panicked"),
        }
        anyhow::Ok(())
    })?;
    for Missing { what, why, command } in &parts.missing {
        println!("    missing: {what}: {why}\n      install it with: {command}");
    }
    Ok(parts.missing)
}

/// Installs what comes ready from npm and from Debian.
fn packages(workspace: &Workspace, scope: Scope) -> Result<Parts> {
    let mut parts = Parts::default();
    for folder in scope.folders() {
        let name = format!("{folder}/node_modules");
        parts.ensure(&name, || node::ensure(workspace, folder))?;
    }
    if scope == Scope::Bench || scope.has_tests() {
        parts.ensure("Chromium", || system::CHROMIUM.ensure(workspace))?;
    }
    if scope.has_tests() {
        match system::HEADLESS_SHELL.ensure(workspace)? {
            Ok(place) => println!("    {}: {place}", system::HEADLESS_SHELL.name),
            Err(_) => println!("    {}: not there", system::HEADLESS_SHELL.name),
        }
        others(workspace, &mut parts)?;
    }
    Ok(parts)
}

/// What is missing so far.
#[derive(Default)]
struct Parts {
    missing: Vec<Missing>,
}

impl Parts {
    /// Has a part installed if it is missing, and says where it is.
    fn ensure(&mut self, name: &str, ensure: impl FnOnce() -> Result<Found>) -> Result<()> {
        let began = Instant::now();
        match ensure()? {
            Ok(place) => println!("    {name}: {place} ({})", as_read(began.elapsed())),
            Err(what) => {
                println!("    {name}: MISSING");
                self.missing.push(what);
            }
        }
        Ok(())
    }
}

/// Builds the missing tools, and beside them the project: alone, a tool keeps one core busy for half
/// of its time.
fn build(workspace: &Workspace, scope: Scope, parts: &mut Parts) -> Result<()> {
    let tools = tools::needed(workspace, scope);
    let missing = tools.iter().filter(|it| !tools::is_there(workspace, it));
    let missing: Vec<&str> = missing.map(|tool| tool.package).collect();
    thread::scope(|threads| {
        if !missing.is_empty() {
            println!("    building {}: minutes", missing.join(", "));
            threads.spawn(|| ahead::compile(workspace, scope));
        }
        for tool in &tools {
            parts.ensure(tool.package, || tools::ensure(workspace, tool))?;
        }
        tools::clean(workspace)
    })
}

/// Installs the other browsers and servers where that asks nobody; elsewhere their tests are skipped.
fn others(workspace: &Workspace, parts: &mut Parts) -> Result<()> {
    let can_install = matches!(system::access(workspace)?, system::Access::Free(_));
    for program in system::OTHERS {
        if can_install || program.find(workspace).is_some() {
            parts.ensure(program.name, || program.ensure(workspace))?;
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

/// Chromium's build without windows, where it is there.
pub(crate) fn headless_shell(workspace: &Workspace) -> Option<PathBuf> {
    system::HEADLESS_SHELL.find(workspace)
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
