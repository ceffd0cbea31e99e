//! The browser that the tests drive.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::{Found, Missing, install, last_lines};
use crate::cmd::Cmd;
use crate::workspace::Workspace;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
/// With a font that has Turkish and Arabic letters.
const INSTALL: &str = "apt-get install -y --no-install-recommends chromium fonts-dejavu-core";

/// `$CHROMIUM`, or the first known name on the search path.
pub(super) fn find(workspace: &Workspace) -> Option<PathBuf> {
    match env::var_os("CHROMIUM") {
        Some(path) => Some(path.into()).filter(|path: &PathBuf| path.is_file()),
        None => NAMES.iter().find_map(|name| workspace.find(name)),
    }
}

/// Looks for one, and installs it where apt-get may be used without asking a person.
pub(super) fn ensure(workspace: &Workspace) -> Result<Found> {
    if let Some(path) = find(workspace) {
        return Ok(Ok(path.display().to_string()));
    }
    let missing = |why: String, command: String| {
        Ok(Err(Missing {
            what: "Chromium".into(),
            why,
            command,
        }))
    };
    if env::var_os("CHROMIUM").is_some() {
        let command = "unset CHROMIUM && cargo xtask setup".into();
        return missing("CHROMIUM names no file".into(), command);
    }
    if workspace.find("apt-get").is_none() {
        let command = "your system's package of Chromium, or CHROMIUM=/path/to/it".into();
        return missing("there is no apt-get".into(), command);
    }
    let Some(sudo) = sudo(workspace)? else {
        let command = format!("sudo apt-get update && sudo {INSTALL}");
        return missing("that needs root".into(), command);
    };
    let update = Cmd::new(&format!("{sudo} apt-get update"));
    let add = Cmd::new(&format!("{sudo} {INSTALL}")).env("DEBIAN_FRONTEND", "noninteractive");
    // Old package lists may still do, so only the install decides.
    install(workspace, &update)?;
    let finished = install(workspace, &add)?;
    match find(workspace) {
        Some(path) => Ok(Ok(format!("installed at {}", path.display()))),
        None => missing(last_lines(&finished.output), format!("{update} && {add}")),
    }
}

/// The prefix of a command that needs root: nothing for root, `sudo` where it asks no
/// password, and `None` otherwise.
fn sudo(workspace: &Workspace) -> Result<Option<&'static str>> {
    let id = Cmd::new("id -u").command(workspace)?.output()?;
    if id.stdout.trim_ascii() == b"0" {
        return Ok(Some(""));
    }
    if workspace.find("sudo").is_none() {
        return Ok(None);
    }
    let asks_nothing = Cmd::new("sudo -n true")
        .command(workspace)?
        .output()?
        .status
        .success();
    Ok(asks_nothing.then_some("sudo"))
}
