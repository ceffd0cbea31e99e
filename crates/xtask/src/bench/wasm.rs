//! The core and the reader of workbooks as wasm for Node.js, built as the page is built.

use std::path::PathBuf;

use anyhow::Result;

use crate::cmd::Cmd;
use crate::split;
use crate::workspace::Workspace;

/// The crates that read and check files; in the build `fast` they are made for speed.
const READERS: [&str; 8] = [
    "release-file",
    "release-xlsx",
    "calamine",
    "crc32fast",
    "flate2",
    "quick-xml",
    "zip",
    "zlib-rs",
];

/// The folder of the builds, each in a folder with `bench.js` in it: `page`, as the page's profile
/// makes it, and `fast`, where what reads files is at opt-level 3.
pub(super) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("bench")
}

/// Makes all builds.
///
/// # Errors
///
/// When cargo, wasm-bindgen or wasm-opt fails.
pub(super) fn build(workspace: &Workspace) -> Result<()> {
    for name in ["page", "fast"] {
        let build = Cmd::new("cargo build --quiet -p release-bench --profile wasm-release")
            .arg("--target=wasm32-unknown-unknown");
        let readers = READERS.iter().filter(|_| name == "fast");
        let level = |package| format!("profile.wasm-release.package.{package}.opt-level=3");
        readers
            .fold(build, |build, package| {
                build.arg("--config").arg(level(package))
            })
            .run(workspace)?;
        let linked = "wasm32-unknown-unknown/wasm-release/release_bench.wasm";
        let folder = folder(workspace).join(name);
        Cmd::tool("wasm-bindgen --target nodejs --no-typescript --out-name bench --out-dir")
            .arg(&folder)
            .arg(workspace.target.join(linked))
            .run(workspace)?;
        split::finish(workspace, &folder.join("bench_bg.wasm"), true)?;
    }
    Ok(())
}
