//! The licences and sources of all dependencies.
//!
//! With the libraries that cargo-deny is made of: to build that program takes three minutes, and its check a
//! second.

use anyhow::{Result, bail};
use cargo_metadata::{Metadata, Package, Source};
use spdx::{Expression, LicenseReq};

use crate::workspace::Workspace;

/// The licences that a dependency may have.
const ALLOWED: [&str; 8] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "CC0-1.0", // in a build-time macro
    "ISC",     // in the mock's TLS
    "MIT",
    "Unicode-3.0",
    "Zlib", // in the task runner
];

/// Checks every package that any target, test or build script of the workspace uses.
///
/// # Errors
///
/// When one has no licence of the list, comes from anywhere but crates.io, or is declared without a
/// version.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let problems = problems(&workspace.metadata);
    if !problems.is_empty() {
        bail!("not as agreed:\n      {}", problems.join("\n      "));
    }
    println!("    {} packages", workspace.metadata.packages.len());
    Ok(())
}

fn problems(metadata: &Metadata) -> Vec<String> {
    let mut problems = Vec::new();
    for package in &metadata.packages {
        let is_own = metadata.workspace_members.contains(&package.id);
        let comes_from_registry = package.source.as_ref().is_some_and(Source::is_crates_io);
        if !is_own && !comes_from_registry {
            problems.push(format!("{} comes from elsewhere", package.id));
        }
        let licence = package.license.as_deref().unwrap_or_default();
        if !is_allowed(licence) {
            problems.push(format!("{} has the licence {licence:?}", package.id));
        }
        if is_own {
            problems.extend(without_version(package));
        }
    }
    problems
}

/// Whether one side of each "or", and both of each "and", is in the list.
fn is_allowed(licence: &str) -> bool {
    // Older packages write a slash for "or".
    let licence = licence.replace('/', " OR ");
    Expression::parse(&licence).is_ok_and(|it| it.evaluate(is_in_list))
}

fn is_in_list(wanted: &LicenseReq) -> bool {
    ALLOWED.contains(&wanted.to_string().as_str())
}

fn without_version(package: &Package) -> impl Iterator<Item = String> {
    let of_registry = package.dependencies.iter().filter(|it| it.path.is_none());
    let any = of_registry.filter(|it| it.req.comparators.is_empty());
    any.map(|it| format!("{} takes any version of {}", package.name, it.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_allowed_by_its_expression() {
        for licence in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_allowed(licence), "{licence}");
        }
        for licence in [
            "",
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "MPL-2.0",
            "no licence",
        ] {
            assert!(!is_allowed(licence), "{licence}");
        }
    }
}
