//! The dependencies that the crates of the workspace declare.

use cargo_metadata::{DependencyKind, Metadata};

/// One dependency in the `Cargo.toml` of a crate.
#[derive(Debug, Clone)]
pub(super) struct Dependency {
    /// The package that declares it.
    pub(super) from: String,
    /// The package that it names.
    pub(super) to: String,
    /// The part of the crate that may use it.
    pub(super) scope: Scope,
}

/// The part of a crate that may use a dependency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of it.
    Everywhere,
    /// Code under `cfg(target_arch = "wasm32")`.
    Wasm,
    /// Its tests.
    Tests,
    /// Its build script.
    BuildScript,
}

/// All dependencies that the crates of the workspace declare.
pub(super) fn dependencies(metadata: &Metadata) -> Vec<Dependency> {
    let packages = metadata.workspace_packages();
    packages
        .into_iter()
        .flat_map(|package| package.dependencies.iter().map(move |to| (package, to)))
        .map(|(package, to)| Dependency {
            from: package.name.to_string(),
            to: to.name.clone(),
            scope: scope(to),
        })
        .collect()
}

fn scope(dependency: &cargo_metadata::Dependency) -> Scope {
    match dependency.kind {
        DependencyKind::Development => Scope::Tests,
        DependencyKind::Build => Scope::BuildScript,
        _ if only_in_wasm(dependency) => Scope::Wasm,
        _ => Scope::Everywhere,
    }
}

fn only_in_wasm(dependency: &cargo_metadata::Dependency) -> bool {
    let target = dependency.target.as_ref().map(ToString::to_string);
    target.is_some_and(|target| target.contains("wasm32") && !target.contains("not"))
}
