//! The types that Rust generates for the npm package, which its users build on.

use std::fs;

use anyhow::{Context, Result};

use crate::kept;
use crate::workspace::Workspace;

const KEPT: &str = "crates/js/api.d.ts";
const GENERATED: &str = "crates/js/npm/wasm/omnitron_release_bg.d.ts";

/// Compares the generated types with the kept ones, or keeps them if `accept`.
///
/// # Errors
///
/// When they differ, and when either file cannot be read or written.
pub(super) fn check(workspace: &Workspace, accept: bool) -> Result<()> {
    let new = fs::read_to_string(workspace.root.join(GENERATED));
    let new = new.with_context(|| GENERATED.to_owned())?;
    kept::check(
        &workspace.root,
        KEPT,
        &new,
        accept,
        "cargo xtask package --accept",
    )
}
