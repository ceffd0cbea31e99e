//! `cargo xtask bench`: download sizes and times, each beside its peers in the same run.
//!
//! The measuring itself is in `tests/bench` and `tests/wire`, in Node.js, as the peers are from npm.
//! A bench fails when it cannot run or a result is wrong, never because something was slow: that
//! depends on the machine.

mod wasm;

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::cmd::Cmd;
use crate::demo;
use crate::package;
use crate::setup::{self, Scope};
use crate::sizes;
use crate::steps::Steps;
use crate::workspace::Workspace;

/// One thing that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bench {
    /// The built page, in bytes.
    Sizes,
    /// A text file, read and checked.
    Import,
    /// A workbook, read.
    Xlsx,
    /// Lines sent to the mock.
    Send,
    /// A large file in the page.
    Rows,
    /// What a person waits for in the page, on a slow network.
    Page,
    /// The npm package: its weight, its start, its checks.
    Package,
    /// Lines of rows without ids, looked up by the package and in the page.
    Find,
    /// How often one `fetch` of each client arrives, where the connection breaks.
    Wire,
}

const ALL: [(&str, Bench); 9] = [
    ("sizes", Bench::Sizes),
    ("import", Bench::Import),
    ("xlsx", Bench::Xlsx),
    ("send", Bench::Send),
    ("rows", Bench::Rows),
    ("page", Bench::Page),
    ("package", Bench::Package),
    ("find", Bench::Find),
    ("wire", Bench::Wire),
];

/// The bench of this name, all without one; `None` where there is no such bench.
pub(crate) fn named(name: Option<&str>) -> Option<Vec<Bench>> {
    let benches = ALL
        .iter()
        .filter(|(own, _)| name.is_none_or(|name| name == *own));
    let benches: Vec<Bench> = benches.map(|(_, bench)| *bench).collect();
    (!benches.is_empty()).then_some(benches)
}

/// Brings what they need, builds it, and measures.
pub(crate) fn run(workspace: &Workspace, benches: &[Bench]) -> ExitCode {
    let mut steps = Steps::new(workspace);
    let any = |wanted: &[Bench]| benches.iter().any(|bench| wanted.contains(bench));
    setup::add(&mut steps, workspace, Scope::Bench);
    if any(&[
        Bench::Sizes,
        Bench::Send,
        Bench::Rows,
        Bench::Page,
        Bench::Find,
    ]) {
        steps.run("page", &demo::page(workspace));
    }
    if any(&[
        Bench::Send,
        Bench::Rows,
        Bench::Page,
        Bench::Package,
        Bench::Find,
        Bench::Wire,
    ]) {
        steps.run("mock", &demo::mock_omnitron());
    }
    if any(&[Bench::Import, Bench::Xlsx]) {
        steps.work("core for Node.js", "cargo xtask bench import", || {
            wasm::build(workspace)
        });
    }
    if any(&[Bench::Package, Bench::Find]) {
        package::add(&mut steps, workspace, false);
    }
    for (name, bench) in ALL.iter().filter(|(_, bench)| any(&[*bench])) {
        steps.work(name, &format!("cargo xtask bench {name}"), || {
            measure(workspace, *bench)
        });
    }
    steps.finish()
}

fn measure(workspace: &Workspace, bench: Bench) -> Result<()> {
    match bench {
        Bench::Sizes => sizes::within_budget(workspace),
        Bench::Import => script("import.mjs", workspace).run(workspace),
        Bench::Xlsx => script("xlsx.mjs", workspace).run(workspace),
        Bench::Send => in_chromium("send.mjs", workspace),
        Bench::Rows => in_chromium("rows.mjs", workspace),
        Bench::Page => in_chromium("page.mjs", workspace),
        Bench::Package => in_chromium("package.mjs", workspace),
        Bench::Find => in_chromium("find.mjs", workspace),
        Bench::Wire => wire(workspace),
    }
}

/// A script that drives the built page or the package.
fn in_chromium(name: &str, workspace: &Workspace) -> Result<()> {
    let chromium = setup::chromium(workspace).context("Chromium is not there")?;
    script(name, workspace)
        .env("CHROMIUM", chromium)
        .env("MOCK_OMNITRON", workspace.mock_omnitron())
        .env("PAGE", workspace.dist())
        .env("PACKAGE", package::tarball(workspace))
        .run(workspace)
}

/// Playwright reads the TypeScript of the tests' own support, and drives one of the browsers.
fn wire(workspace: &Workspace) -> Result<()> {
    let tests = Cmd::new("npx --no-install playwright test --config wire")
        .folder("tests")
        .env("MOCK_OMNITRON", workspace.mock_omnitron());
    match setup::chromium(workspace) {
        Some(chromium) => tests.env("CHROMIUM", chromium).run(workspace),
        None => tests.run(workspace),
    }
}

/// Node.js lets a script collect garbage between two measurements if it is told so.
fn script(name: &str, workspace: &Workspace) -> Cmd {
    Cmd::new("node --expose-gc")
        .arg(name)
        .env("BENCH_WASM", wasm::folder(workspace))
        .folder("tests/bench")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_name_all_are_run() {
        assert_eq!(named(None).unwrap().len(), ALL.len());
        assert_eq!(named(Some("xlsx")).unwrap(), [Bench::Xlsx]);
        assert_eq!(named(Some("speed")), None);
    }
}
