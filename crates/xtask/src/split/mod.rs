//! `cargo xtask split`: cuts the built page into a first load and parts that load when they are
//! shown. Trunk runs it after each build, while the page still stands in its staging
//! folder.
//!
//! Every `#[wasm_split]` in the page's source marks a cut. The output of Trunk is replaced by a
//! folder whose name is a checksum of its contents, so a server may let browsers keep it for ever:
//!
//! - `main.js`, `main_bg.wasm`: the first load, from wasm-bindgen
//! - `__wasm_split.js`: loads the parts, each with its checksum
//! - `split_….wasm`, `chunk_….wasm`: a part, and what several parts share
//!
//! The style sheets become two, in the same way.

mod index;
mod integrity;
mod styles;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::cmd::Cmd;
use crate::workspace::{Workspace, remove_folder};

/// The name under which wasm-bindgen writes the first load.
const MAIN: &str = "main";
/// The variable with which a release is not made small: that takes a minute, and changes nothing
/// that the page does.
pub(crate) const QUICK: &str = "SPLIT_QUICK";
/// The script that loads the parts.
const LOADER: &str = "__wasm_split.js";
/// The features that wasm-bindgen's output needs of a browser (all of them since 2022). They are
/// named, because wasm-opt with all features writes some that no browser reads yet.
const FEATURES: &str = "--enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue \
    --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types \
    --enable-sign-ext";

/// Cuts the page in Trunk's staging folder.
///
/// # Errors
///
/// When Trunk has not built the page, or a tool fails.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("Trunk runs this after it has built")?;
    let staging = PathBuf::from(staging);
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let optimize = is_release && env::var_os(QUICK).is_none();
    let work = workspace.target.join("split");
    remove_folder(&work)?;
    let modules = cut(workspace, &work)?;
    bind(workspace, &work)?;
    for module in &modules {
        finish(workspace, module, optimize)?;
    }
    integrity::put_into(&work.join(LOADER), &work)?;
    if optimize {
        minify(workspace, &work.join("main.js"))?;
        minify(workspace, &work.join(LOADER))?;
    }
    let name = format!("app-{}", integrity::of_folder(&work)?);
    index::rewrite(&staging, &work, &name)?;
    fs::rename(&work, staging.join(&name)).context("the parts into Trunk's staging folder")?;
    Ok(ExitCode::SUCCESS)
}

/// Cuts what cargo linked; the finished modules' paths, that of `main` as wasm-bindgen names it.
fn cut(workspace: &Workspace, work: &Path) -> Result<Vec<PathBuf>> {
    let linked = workspace
        .target
        .join("wasm32-unknown-unknown/wasm-release/release-web.wasm");
    let wasm = fs::read(&linked).with_context(|| linked.display().to_string())?;
    let main = work.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = "./main.js";
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("{error:#}"))
        .context("cutting the page into parts")?;
    ensure!(!split.split_modules.is_empty(), "the page has no parts");
    let mut modules = split.split_modules;
    modules.push(work.join("main_bg.wasm"));
    Ok(modules)
}

/// Makes the script around the first load, which keeps what the parts need of it.
fn bind(workspace: &Workspace, work: &Path) -> Result<()> {
    let main = work.join("main.wasm");
    Cmd::tool("wasm-bindgen --target web --keep-lld-exports --no-typescript --out-name")
        .arg(MAIN)
        .arg("--out-dir")
        .arg(work)
        .arg(&main)
        .run(workspace)?;
    fs::remove_file(main)?;
    Ok(())
}

/// Makes a module small; for a build that is not for release, only strips it.
///
/// # Errors
///
/// When wasm-opt is not there or refuses the module.
pub(crate) fn finish(workspace: &Workspace, module: &Path, optimize: bool) -> Result<()> {
    let level = if optimize {
        "--dae-optimizing --duplicate-function-elimination -Oz -Oz --reorder-locals"
    } else {
        "-O0"
    };
    Cmd::tool("wasm-opt --strip-debug --strip-producers")
        // Twice: the second pass finds what the first has opened up.
        .args(level)
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(module)
        .run(workspace)
}

/// Takes out of a script what only people read.
fn minify(workspace: &Workspace, script: &Path) -> Result<()> {
    // wasm-bindgen names the loader once for each function that it imports.
    Cmd::tool("esbuild --minify --format=esm --log-override:duplicate-object-key=silent")
        .arg("--log-level=warning")
        .arg("--allow-overwrite")
        .arg(script)
        .arg({
            let mut out = std::ffi::OsString::from("--outfile=");
            out.push(script);
            out
        })
        .run(workspace)
}
