//! The layers of the workspace: the dependencies that each crate may declare, and the part of the
//! page that may speak HTTP or JSON.

mod declared;
mod document;
mod rules;
mod source;
mod table;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use table::LAYERS;

/// The command that renews the table in the documents.
const RENEW: &str = "cargo xtask check --accept";

/// The dependencies that a crate may declare for all of its code.
enum Allowed {
    /// These and no others.
    Only(&'static [&'static str]),
    /// Any but a crate of the workspace.
    AnyOther,
}

/// One crate of the workspace.
struct Layer {
    /// The package's name.
    name: &'static str,
    /// For all of its code, and its tests.
    everywhere: Allowed,
    /// Under `cfg(target_arch = "wasm32")` and in its tests.
    wasm: &'static [&'static str],
    /// In its tests alone.
    tests: &'static [&'static str],
    /// In its build script alone.
    build_script: &'static [&'static str],
}

/// Compares the table with the dependencies that the crates declare, and the documents with the
/// table; `accept` renews the documents instead.
///
/// # Errors
///
/// When a crate declares a dependency that the table lacks, when nothing uses one of its rules,
/// when the documents hold another table, and when a file cannot be read.
pub(crate) fn check(workspace: &Workspace, accept: bool) -> Result<()> {
    let dependencies = declared::dependencies(&workspace.metadata);
    let mut problems = rules::problems(LAYERS, &dependencies);
    problems.extend(source::problems(&workspace.root.join("web/src"))?);
    if !problems.is_empty() {
        bail!(
            "crates/xtask/src/layers/table.rs is not kept to:\n      {}",
            problems.join("\n      ")
        );
    }
    document::check(&workspace.root, LAYERS, accept)?;
    println!("    {} dependencies, as in the table", dependencies.len());
    Ok(())
}
