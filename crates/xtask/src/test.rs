//! `cargo xtask test`: from the tools to the browser. With `--all` also what only a published document
//! can break.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::check;
use crate::cmd::Cmd;
use crate::demo;
use crate::dist;
use crate::imports;
use crate::package;
use crate::setup::{self, Scope};
use crate::sizes;
use crate::steps::{Least, Steps};
use crate::workspace::Workspace;

/// The variable that names the program which runs tests built for wasm.
const WASM_RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// Runs every step; `playwright` is what a person adds to Playwright's command line.
pub(crate) fn run(workspace: &Workspace, all: bool, playwright: &[OsString]) -> ExitCode {
    let mut steps = Steps::new(workspace);
    setup::add(&mut steps, workspace, Scope::Test);
    check::add(&mut steps, workspace, false);
    steps.tests(
        "doc tests",
        Least::None,
        &Cmd::new("cargo test --workspace --doc"),
    );
    if all {
        steps.run(
            "documentation",
            &Cmd::new("cargo doc --workspace --no-deps").env("RUSTDOCFLAGS", "-D warnings"),
        );
    }
    core_in_wasm(&mut steps, workspace);
    in_the_browser(&mut steps, workspace, playwright);
    steps.finish()
}

/// The core's tests once more, in wasm, and a check of the imports of that wasm.
fn core_in_wasm(steps: &mut Steps, workspace: &Workspace) {
    let Some(runner) = workspace.find("wasm-bindgen-test-runner") else {
        steps.skip(
            "core, run and file in wasm",
            "wasm-bindgen-test-runner is not there",
        );
        return;
    };
    let tests = tests_in_wasm().env(WASM_RUNNER, runner);
    steps.tests("core, run and file in wasm", Least::One, &tests);
    steps.work("imports of the core", "cargo xtask test", || {
        imports::check(workspace)
    });
}

/// Without the program that runs them.
pub(crate) fn tests_in_wasm() -> Cmd {
    Cmd::new("cargo test -p release-core -p release-run -p release-file --lib --tests")
        .arg("--target=wasm32-unknown-unknown")
}

/// Builds the page, the mock and the npm package, weighs the page, and drives page and package.
fn in_the_browser(steps: &mut Steps, workspace: &Workspace, playwright: &[OsString]) {
    let page = steps.run("page", &demo::page(workspace));
    let mock = steps.run("mock", &demo::mock_omnitron());
    if !(page && mock) {
        steps.skip("browser tests", "the page or the mock is not built");
        return;
    }
    steps.work("sizes", "cargo xtask bench sizes", || {
        sizes::within_budget(workspace)
    });
    let mut archive = None;
    steps.work("archive", "cargo xtask dist", || {
        archive = Some(dist::archive(workspace)?);
        Ok(())
    });
    let Some(archive) = archive else {
        steps.skip("browser tests", "the archive is not there");
        return;
    };
    let package = package::add(steps, workspace, false);
    if package {
        steps.run("package: reference", &package::reference(workspace));
    }
    let Some(chromium) = setup::chromium(workspace) else {
        steps.skip("browser tests", "Chromium is not there");
        return;
    };
    // WebKitGTK has no way to be without a window; this gives it a display that nobody sees.
    let display = if setup::has_virtual_display(workspace) {
        "xvfb-run -a "
    } else {
        ""
    };
    let others = if setup::has_all_others(workspace) {
        "1"
    } else {
        ""
    };
    let tests = Cmd::new(&format!("{display}npx --no-install playwright test"))
        .folder("tests")
        // Then none of their tests may be skipped.
        .env("REQUIRE_ENGINES", others)
        .env("CHROMIUM", &chromium)
        .env(
            "CHROMIUM_HEADLESS_SHELL",
            setup::headless_shell(workspace).unwrap_or(chromium),
        )
        .env("MOCK_OMNITRON", workspace.mock_omnitron())
        .env("PAGE", workspace.dist())
        .env("ARCHIVE", archive)
        .env("PACKAGE", package::tarball(workspace));
    let tests = if package {
        tests
    } else {
        steps.skip("browser tests of the package", "it is not built");
        tests.args("--project=page --project=proxies")
    };
    let tests = playwright.iter().fold(tests, Cmd::arg);
    steps.tests("browser tests", Least::One, &tests);
}
