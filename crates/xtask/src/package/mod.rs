//! `cargo xtask package`: the npm package, as it would be published.
//!
//! wasm-pack builds the Rust half into `wasm`, and the doctor of its command as a module of its own; tsc the
//! loader and the command into `dist`, all beside the `package.json` that is kept by hand. All is made anew each time, as
//! leftovers of an earlier build would be packed too.

mod snapshot;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::cmd::Cmd;
use crate::setup::{self, Scope};
use crate::sizes;
use crate::split;
use crate::steps::Steps;
use crate::workspace::{PACKAGE, WASM_RUSTFLAGS, Workspace, remove_folder};

/// The modules of wasm: their crates and names. A page downloads the first one alone.
const MODULES: [(&str, &str); 2] = [
    ("crates/js", "omnitron_release"),
    ("crates/js-doctor", "omnitron_doctor"),
];
/// The modules that npm's command needs beside what a page downloads.
const OF_COMMAND: [&str; 1] = ["omnitron_doctor_bg.wasm"];
/// The function that the loader calls and wasm-bindgen leaves out of them.
const GLUE_TYPES: &str = "export function __wbg_set_wasm(exports: object): void;";
/// The licences, which a package must carry along.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];
/// The files that a page downloads: the loader as a bundler makes it, and the wasm.
const DOWNLOADED: [&str; 2] = ["bundle.js", "omnitron_release_bg.wasm"];

/// Brings what it needs and builds it; `accept` makes the types as they are the kept ones.
pub(crate) fn run(workspace: &Workspace, accept: bool) -> ExitCode {
    let mut steps = Steps::new(workspace);
    setup::add(&mut steps, workspace, Scope::Package);
    add(&mut steps, workspace, accept);
    steps.finish()
}

/// The steps that build it. Returns whether there is a package to be tested.
pub(crate) fn add(steps: &mut Steps, workspace: &Workspace, accept: bool) -> bool {
    if !steps.work("package: wasm", "cargo xtask package", || wasm(workspace)) {
        steps.skip("package", "its wasm is not built");
        return false;
    }
    steps.work("package: types", "cargo xtask package", || {
        snapshot::check(workspace, accept)
    });
    steps.work("package: tarball", "cargo xtask package", || {
        pack(workspace).and_then(|()| weigh(workspace))
    })
}

/// Makes the reference from the loader's types and comments; a link or type that leads nowhere fails.
pub(crate) fn reference(workspace: &Workspace) -> Cmd {
    // Not by npx, which would take its `node` from the versions under test.
    Cmd::new("node node_modules/typedoc/bin/typedoc --treatWarningsAsErrors --logLevel Warn")
        .args("--entryPoints ../../crates/js/npm/src/index.ts")
        // A link to the sources would need to know where the project is kept.
        .args("--tsconfig ../../crates/js/npm/tsconfig.json --readme none --disableSources --out")
        .arg(workspace.package_output().join("docs"))
        .folder("tests/package")
}

/// The package, packed.
pub(crate) fn tarball(workspace: &Workspace) -> PathBuf {
    workspace.package_output().join("omnitron-release.tgz")
}

fn wasm(workspace: &Workspace) -> Result<()> {
    let output = workspace.root.join(PACKAGE).join("wasm");
    remove_folder(&output)?;
    for (folder, name) in MODULES {
        module(workspace, folder, name, &output)?;
    }
    Ok(())
}

fn module(workspace: &Workspace, folder: &str, name: &str, output: &Path) -> Result<()> {
    Cmd::tool("wasm-pack --log-level warn build")
        .arg(folder)
        .args("--target bundler --mode no-install --profile wasm-release --no-pack")
        .args("--no-gitignore --no-opt --out-name")
        .arg(name)
        .arg("--out-dir")
        .arg(output)
        .env(WASM_RUSTFLAGS, workspace.published_rustflags())
        .run(workspace)?;
    // The loader does what the first script would, where no bundler can import wasm too; so the
    // types are those of the second.
    fs::remove_file(output.join(format!("{name}.js")))?;
    fs::remove_file(output.join(format!("{name}_bg.wasm.d.ts")))?;
    let types = output.join(format!("{name}.d.ts"));
    let kept = for_all(&fs::read_to_string(&types)?);
    fs::remove_file(types)?;
    fs::write(output.join(format!("{name}_bg.d.ts")), kept)?;
    split::finish(workspace, &output.join(format!("{name}_bg.wasm")), true)
}

/// Types without what a TypeScript that is set to an ES version has no word for.
fn for_all(types: &str) -> String {
    let lines = types.split_inclusive('\n');
    lines
        .filter(|line| !line.contains("[Symbol.dispose]"))
        .collect()
}

/// Compiles the loader and packs everything.
fn pack(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join(PACKAGE);
    remove_folder(&folder.join("dist"))?;
    for (_, name) in MODULES {
        let types = folder.join("wasm").join(format!("{name}_bg.d.ts"));
        let mut types = OpenOptions::new().append(true).open(types)?;
        writeln!(types, "{GLUE_TYPES}")?;
    }
    for project in [".", "src/command"] {
        Cmd::new("npx --no-install tsc -p")
            .arg(project)
            .folder(PACKAGE)
            .run(workspace)?;
    }
    for licence in LICENCES {
        fs::copy(workspace.root.join(licence), folder.join(licence))?;
    }
    let output = workspace.package_output();
    remove_folder(&output)?;
    fs::create_dir_all(&output)?;
    Cmd::new("npm pack --silent --pack-destination")
        .arg(&output)
        .folder(PACKAGE)
        .run(workspace)?;
    fs::rename(only_file(&output)?, tarball(workspace))?;
    Ok(())
}

/// npm puts the version into the name.
fn only_file(folder: &Path) -> Result<PathBuf> {
    let files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    ensure!(files.len() == 1, "npm has packed {} files", files.len());
    let file = files.first().context("npm has packed nothing")?;
    Ok(file.path())
}

/// Prints what a page that uses the package downloads more than without it, and what else is in the package.
fn weigh(workspace: &Workspace) -> Result<()> {
    let [script, wasm] = DOWNLOADED;
    let output = workspace.package_output();
    let package = workspace.root.join(PACKAGE);
    fs::copy(package.join("wasm").join(wasm), output.join(wasm))?;
    let bundle = format!("--outfile={}", output.join(script).display());
    Cmd::tool("esbuild --bundle --minify --format=esm --log-level=warning")
        .arg(package.join("dist/index.js"))
        .arg(bundle)
        .run(workspace)?;
    sizes::print("what a page downloads", &output, &[script, wasm])?;
    sizes::print("what its command needs", &package.join("wasm"), &OF_COMMAND)?;
    let packed = fs::metadata(tarball(workspace))?.len();
    println!("    the tarball: {} KB", packed / 1024);
    Ok(())
}
