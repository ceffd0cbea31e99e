//! `cargo xtask check`: the steps before every commit; under a minute once built.

use std::process::ExitCode;

use crate::calls;
use crate::cmd::Cmd;
use crate::layers;
use crate::licences;
use crate::markdown;
use crate::steps::{Least, Steps};
use crate::workspace::Workspace;

/// Runs the quick steps; `accept` renews what is made of a table or a list.
pub(crate) fn run(workspace: &Workspace, accept: bool) -> ExitCode {
    let mut steps = Steps::new(workspace);
    add(&mut steps, workspace, accept);
    steps.finish()
}

/// The quick steps, which `test` runs too.
pub(crate) fn add(steps: &mut Steps, workspace: &Workspace, accept: bool) {
    steps.run("format", &Cmd::new("cargo fmt --all --check"));
    steps.work("layers", "cargo xtask check", || {
        layers::check(workspace, accept)
    });
    steps.work("licences and sources", "cargo xtask check", || {
        licences::check(workspace)
    });
    steps.work("calls of the page", "cargo xtask check", || {
        calls::check(workspace, accept)
    });
    steps.work("paths in the documents", "cargo xtask check", || {
        markdown::check(workspace)
    });
    steps.run("clippy", &clippy());
    steps.run("clippy for the browser", &clippy_for_the_browser());
    steps.tests("native tests", Least::One, &native_tests(workspace));
}

pub(crate) fn clippy() -> Cmd {
    Cmd::new("cargo clippy --workspace --all-targets -- -D warnings")
}

pub(crate) fn clippy_for_the_browser() -> Cmd {
    Cmd::new(
        "cargo clippy -p release-client -p release-js -p release-js-doctor -p release-web \
         --target wasm32-unknown-unknown -- -D warnings",
    )
}

/// Nextest where it is installed, as it is faster; cargo's own runner finds the same tests.
fn native_tests(workspace: &Workspace) -> Cmd {
    if workspace.find("cargo-nextest").is_some() {
        Cmd::new("cargo nextest run --workspace")
    } else {
        Cmd::new("cargo test --workspace --lib --bins --tests --no-fail-fast")
    }
}
