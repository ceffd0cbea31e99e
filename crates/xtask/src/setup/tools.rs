//! Tools from crates.io, each at one version.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::{Found, Missing, Scope, install, last_lines};
use crate::cmd::Cmd;
use crate::workspace::{Workspace, remove_folder};

/// A tool that `cargo install` builds.
pub(super) struct Tool {
    /// The package on crates.io.
    pub(super) package: &'static str,
    /// Its programs that are used here.
    programs: &'static [&'static str],
    version: String,
    /// The arguments that have its programs print their version.
    print_version: &'static [&'static str],
    options: &'static str,
}

/// The tools for a scope.
pub(super) fn needed(workspace: &Workspace, scope: Scope) -> Vec<Tool> {
    let mut tools = Vec::new();
    // First, as the end of its build keeps one core busy, and the project's own build the other.
    if scope != Scope::Package {
        // Newer ones refuse the Rust that the project builds with. The default features look for
        // updates on the network.
        tools.push(Tool {
            package: "trunk",
            programs: &["trunk"],
            version: "0.21.14".into(),
            print_version: &["--version"],
            options: "--locked --no-default-features",
        });
    }
    // The CLI must equal the crate. Its own lock file names a version that was withdrawn.
    if let Some(version) = workspace.locked_version("wasm-bindgen") {
        tools.push(Tool {
            package: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            version,
            print_version: &["--version"],
            // The default features are for downloads.
            options: "--no-default-features",
        });
    }
    if scope != Scope::Demo {
        tools.push(Tool {
            package: "wasm-pack",
            programs: &["wasm-pack"],
            version: "0.15.1".into(),
            print_version: &["--version"],
            options: "--locked",
        });
    }
    if scope == Scope::Dist {
        tools.push(Tool {
            package: "cargo-cyclonedx",
            programs: &["cargo-cyclonedx"],
            version: "0.5.9".into(),
            print_version: &["cyclonedx", "--version"],
            options: "--locked",
        });
    }
    tools
}

/// Uses the tool that is there if it has the right version, else downloads it where cargo-binstall is
/// there, else builds it.
pub(super) fn ensure(workspace: &Workspace, tool: &Tool) -> Result<Found> {
    if let Some(place) = place(workspace, tool) {
        return Ok(Ok(place));
    }
    if workspace.find("cargo-binstall").is_some() {
        install(workspace, &download(workspace, tool))?;
        if let Some(place) = place(workspace, tool) {
            return Ok(Ok(place));
        }
    }
    let Tool {
        package,
        version,
        options,
        ..
    } = tool;
    let build = Cmd::new(&format!(
        "cargo install {package} --version {version} {options}"
    ))
    .arg("--root")
    .arg(workspace.tools())
    .env("CARGO_TARGET_DIR", build_folder(workspace))
    // Each runs for seconds, and would take minutes more to build.
    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
    .env("CARGO_PROFILE_RELEASE_LTO", "off")
    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    let finished = install(workspace, &build)?;
    Ok(match place(workspace, tool) {
        Some(place) if finished.success => Ok(place),
        _ => Err(Missing {
            what: format!("{package} {version}"),
            why: last_lines(&finished.output),
            command: build.to_string(),
        }),
    })
}

/// Takes the program that its makers have built, and none from elsewhere.
fn download(
    workspace: &Workspace,
    Tool {
        package, version, ..
    }: &Tool,
) -> Cmd {
    Cmd::new("cargo binstall --no-confirm --disable-strategies quick-install,compile --root")
        .arg(workspace.tools())
        .arg(format!("{package}@{version}"))
}

/// Whether the tool need not be installed.
pub(super) fn is_there(workspace: &Workspace, tool: &Tool) -> bool {
    place(workspace, tool).is_some()
}

/// The path of the tool, if all its programs are there at its version.
fn place(workspace: &Workspace, tool: &Tool) -> Option<String> {
    let places: Option<Vec<PathBuf>> = tool
        .programs
        .iter()
        .map(|program| {
            let path = workspace.find(program)?;
            let output = Command::new(&path).args(tool.print_version).output().ok()?;
            is_version(&String::from_utf8_lossy(&output.stdout), &tool.version).then_some(path)
        })
        .collect();
    let place = places?.into_iter().next()?;
    Some(format!("{} at {}", tool.version, place.display()))
}

/// Whether `tool 1.2.3 (more)` names this version.
fn is_version(printed: &str, version: &str) -> bool {
    printed.split_whitespace().any(|word| word == version)
}

/// All installs build here, so that they share what they have in common and one that was
/// interrupted goes on where it stopped.
fn build_folder(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("build")
}

/// Removes what the installs left behind, more than a gigabyte.
pub(super) fn clean(workspace: &Workspace) -> Result<()> {
    remove_folder(&build_folder(workspace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_compared_whole() {
        assert!(is_version("trunk 0.21.14\n", "0.21.14"));
        assert!(is_version("wasm-bindgen 0.2.130 (abc)", "0.2.130"));
        assert!(!is_version("wasm-bindgen 0.2.130", "0.2.13"));
        assert!(!is_version("", "0.2.13"));
    }
}
