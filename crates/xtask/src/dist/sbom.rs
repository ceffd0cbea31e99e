//! The bills of materials of what is published: every crate in it, with version and licence.

use std::fs;

use anyhow::{Context, Result};

use crate::cmd::Cmd;
use crate::workspace::Workspace;

/// The file's name while cargo-cyclonedx writes it, beside each `Cargo.toml`.
const NAME: &str = "sbom.cdx";

/// The bills of packages by their folders, as `CycloneDX` in JSON.
///
/// # Errors
///
/// When cargo-cyclonedx is not there or fails.
pub(super) fn of(workspace: &Workspace, folders: &[&str], time: u64) -> Result<Vec<Vec<u8>>> {
    let path = |folder: &str| workspace.root.join(folder).join(format!("{NAME}.json"));
    Cmd::tool("cargo-cyclonedx cyclonedx --format json --spec-version 1.5 --quiet")
        .args("--target wasm32-unknown-unknown --no-build-deps --override-filename")
        .arg(NAME)
        // Without a serial number, and with this time.
        .env("SOURCE_DATE_EPOCH", time.to_string())
        .run(workspace)?;
    // The same on each machine, wherever the project is.
    let root = format!("file://{}/", workspace.root.display());
    let bills = folders.iter().map(|folder| {
        let bill = fs::read_to_string(path(folder)).context("the bill of materials")?;
        Ok(bill.replace(&root, "file:").into_bytes())
    });
    let bills = bills.collect();
    // It has written one for each package of the workspace.
    for package in workspace.metadata.workspace_packages() {
        if let Some(folder) = package.manifest_path.parent() {
            let _ = fs::remove_file(path(folder.as_str()));
        }
    }
    bills
}
