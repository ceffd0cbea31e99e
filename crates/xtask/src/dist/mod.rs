//! `cargo xtask dist`: what is published, in `target/dist`: an archive with the page and all that an
//! administrator needs to serve it, the npm package, and their checksums.
//!
//! The same commit gives the same bytes: files are sorted, and carry the time of the commit.

mod archive;
mod sbom;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use self::archive::Archive;
use crate::cmd::Cmd;
use crate::demo;
use crate::package;
use crate::setup::{self, Scope};
use crate::steps::Steps;
use crate::workspace::{Workspace, remove_folder};

/// The settings of the demo: an administrator writes others, which a new version must not replace.
const DEMO_SETTINGS: &str = "config.json";
/// Files of the project that go into the archive as they are.
const FILES: [(&str, &str); 6] = [
    ("deploy/config.example.json", "config.example.json"),
    ("deploy/nginx.conf", "deploy/nginx.conf"),
    ("deploy/Caddyfile", "deploy/Caddyfile"),
    ("docs/serving.md", "serving.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Builds page and package, and puts up what is published.
pub(crate) fn run(workspace: &Workspace) -> ExitCode {
    let mut steps = Steps::new(workspace);
    let is_built = setup::add(&mut steps, workspace, Scope::Dist)
        && steps.run("page", &demo::page(workspace))
        && package::add(&mut steps, workspace, false);
    if is_built {
        steps.work("archive", "cargo xtask dist", || publish(workspace));
    } else {
        steps.skip("archive", "page or package is not built");
    }
    steps.finish()
}

/// The archive without bills of materials, in `target/dist`: what the tests unpack and serve. Returns its
/// path.
///
/// # Errors
///
/// When the page is not built, or a file cannot be read or written.
pub(crate) fn archive(workspace: &Workspace) -> Result<PathBuf> {
    write_archive(workspace, time_of_commit(workspace)?, &[])
}

fn publish(workspace: &Workspace) -> Result<()> {
    let time = time_of_commit(workspace)?;
    let bills = sbom::of(workspace, &["web", "crates/js", "crates/js-doctor"], time)?;
    let names = ["page.cdx.json", "package.cdx.json", "command.cdx.json"];
    let bills: Vec<_> = names.into_iter().zip(bills).collect();
    write_archive(workspace, time, &bills)?;
    let output = folder(workspace);
    for (name, bytes) in &bills {
        fs::write(output.join(name), bytes)?;
    }
    let version = workspace.version("release-js")?;
    let package = output.join(format!("omnitron-release-{version}.tgz"));
    fs::copy(package::tarball(workspace), package)?;
    write_sums(&output)
}

/// The folder of all that is published.
fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("dist")
}

/// Packs the page and what belongs to it into the folder, which holds nothing else then.
fn write_archive(workspace: &Workspace, time: u64, bills: &[(&str, Vec<u8>)]) -> Result<PathBuf> {
    let output = folder(workspace);
    remove_folder(&output)?;
    fs::create_dir_all(&output)?;
    let version = workspace.version("release-web")?;
    let mut archive = Archive::new(format!("stock-release-page-{version}"));
    add_page(&mut archive, &workspace.dist())?;
    for (file, name) in FILES {
        let path = workspace.root.join(file);
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        archive.add(name, bytes);
    }
    for (name, bytes) in bills {
        archive.add(format!("sbom/{name}"), bytes.clone());
    }
    let path = output.join(format!("{}.tar.gz", archive.folder()));
    fs::write(&path, archive.finish(time)?)?;
    Ok(path)
}

/// The page's files, each text also compressed, as a server with static compression sends it.
fn add_page(archive: &mut Archive, dist: &Path) -> Result<()> {
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry?;
        let name = entry.path().strip_prefix(dist)?.to_string_lossy();
        // The demo leaves compressed files, which are less small.
        if !entry.file_type().is_file() || name == DEMO_SETTINGS || name.ends_with(".br") {
            continue;
        }
        let name = format!("page/{}", name.replace('\\', "/"));
        archive.add_compressed(&name, fs::read(entry.path())?)?;
    }
    Ok(())
}

/// Writes and prints the checksums of all that is published, as `sha256sum --check` reads them.
fn write_sums(output: &Path) -> Result<()> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(output)? {
        files.push(entry?.path());
    }
    files.sort();
    let mut sums = String::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        sums += &sum_line(&name, &fs::read(&file)?);
    }
    print!("{sums}");
    println!("    in {}", output.display());
    fs::write(output.join("SHA256SUMS"), sums)?;
    Ok(())
}

/// A file's line in the list of checksums.
fn sum_line(name: &str, bytes: &[u8]) -> String {
    format!("{:x}  {name}\n", Sha256::digest(bytes))
}

/// The time of the last commit, in seconds since 1970; 0 outside a repository.
fn time_of_commit(workspace: &Workspace) -> Result<u64> {
    let mut git = Cmd::new("git log -1 --format=%ct").command(workspace)?;
    let output = git.output().context("git")?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.trim().parse().unwrap_or(0))
}
