//! Compiles what later steps need, beside the installation of tools.

use super::Scope;
use crate::check;
use crate::cmd::Cmd;
use crate::demo;
use crate::test::tests_in_wasm;
use crate::workspace::{WASM_RUSTFLAGS, Workspace};

/// Compiles for a scope, without a word: a step that needs it says what is wrong, if anything is.
pub(super) fn compile(workspace: &Workspace, scope: Scope) {
    let page = published(workspace, "release-web");
    let package = published(workspace, "release-js").args("--package release-js-doctor");
    let mock = demo::mock_omnitron();
    let commands: Vec<Cmd> = match scope {
        Scope::Demo => vec![page, mock],
        Scope::Package => vec![package],
        Scope::Dist => vec![page, package],
        Scope::Bench => vec![page, mock, package],
        Scope::Test => {
            let tests = Cmd::new("cargo test --workspace --lib --bins --tests --no-run");
            let in_wasm = tests_in_wasm().arg("--no-run");
            vec![
                page,
                mock,
                package,
                tests,
                in_wasm,
                check::clippy(),
                check::clippy_for_the_browser(),
            ]
        }
    };
    for command in commands {
        if let Ok(mut command) = command.command(workspace) {
            let _ = command.output();
        }
    }
}

/// A package in wasm, as Trunk and wasm-pack have it compiled.
fn published(workspace: &Workspace, package: &str) -> Cmd {
    Cmd::new("cargo build --target wasm32-unknown-unknown --profile wasm-release --package")
        .arg(package)
        .env(WASM_RUSTFLAGS, workspace.published_rustflags())
}
