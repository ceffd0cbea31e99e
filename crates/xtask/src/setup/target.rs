//! The standard library for wasm.

use std::path::Path;

use anyhow::Result;

use super::{Found, Missing, install, last_lines};
use crate::cmd::Cmd;
use crate::workspace::Workspace;

const TRIPLE: &str = "wasm32-unknown-unknown";

/// Looks for the target in the toolchain in use, and adds it where rustup manages that.
pub(super) fn ensure(workspace: &Workspace) -> Result<Found> {
    let print = Cmd::new("rustc --print sysroot");
    let output = print.command(workspace)?.output()?;
    let sysroot = String::from_utf8_lossy(&output.stdout);
    let folder = Path::new(sysroot.trim()).join("lib/rustlib").join(TRIPLE);
    if folder.is_dir() {
        return Ok(Ok(folder.display().to_string()));
    }

    let add = Cmd::new("rustup target add").arg(TRIPLE);
    let missing = |why: String, command: String| {
        Ok(Err(Missing {
            what: format!("the Rust target {TRIPLE}"),
            why,
            command,
        }))
    };
    if workspace.find("rustup").is_none() {
        let why = format!("there is no rustup, and no {}", folder.display());
        return missing(
            why,
            "your system's package of Rust's standard library for wasm32".into(),
        );
    }
    let finished = install(workspace, &add)?;
    if finished.success && folder.is_dir() {
        Ok(Ok(format!("added to {}", folder.display())))
    } else {
        missing(last_lines(&finished.output), add.to_string())
    }
}
