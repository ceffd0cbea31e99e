//! `cargo xtask demo`: the page and an Omnitron to try it on, with one command.

use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::cmd::Cmd;
use crate::setup::{self, Scope};
use crate::sizes;
use crate::split;
use crate::steps::Steps;
use crate::workspace::{WASM_RUSTFLAGS, Workspace};

/// The port of the demo by default.
const PORT: u16 = 8787;

/// Builds the page in release mode; trunk must not look for helpers on the network.
pub(crate) fn page(workspace: &Workspace) -> Cmd {
    Cmd::tool("trunk build --release --offline")
        .env(WASM_RUSTFLAGS, workspace.published_rustflags())
}

/// Builds the mock.
pub(crate) fn mock_omnitron() -> Cmd {
    Cmd::new("cargo build -p mock-omnitron --bin mock-omnitron")
}

/// Builds both and serves the page until the process is stopped; `rest` goes to the mock.
///
/// # Errors
///
/// When a build fails, or the port that was asked for is taken.
pub(crate) fn run(workspace: &Workspace, port: Option<u16>, rest: &[OsString]) -> Result<ExitCode> {
    let port = match port {
        Some(port) => free(port).with_context(|| format!("port {port}"))?,
        None => free(PORT).or_else(|_| free(0))?,
    };
    let mut steps = Steps::new(workspace);
    setup::add(&mut steps, workspace, Scope::Demo);
    if !(steps.run("page", &page(workspace).env(split::QUICK, "1"))
        && steps.run("mock", &mock_omnitron()))
    {
        return Ok(ExitCode::FAILURE);
    }
    steps.work("compress", "cargo xtask demo", || {
        compress(&workspace.dist())
    });
    let scheme = if rest.iter().any(|arg| arg == "--tls") {
        "https"
    } else {
        "http"
    };
    println!("==> open {scheme}://127.0.0.1:{port} and sign in as demo / demo; ctrl-c stops it");
    let mut command = Command::new(workspace.mock_omnitron());
    command
        .arg("--listen")
        .arg(format!("127.0.0.1:{port}"))
        .arg("--page")
        .arg(workspace.dist())
        .args(rest)
        .current_dir(&workspace.root);
    become_it(&mut command)
}

/// Puts each file beside itself as brotli packs it, which the mock sends as a real server would. Not
/// as small as it could be: that takes most of a minute.
fn compress(page: &Path) -> Result<()> {
    for entry in WalkDir::new(page) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let mut name = entry.path().as_os_str().to_owned();
            name.push(".br");
            fs::write(name, sizes::compressed(&fs::read(entry.path())?, 5)?)?;
        }
    }
    Ok(())
}

/// The port itself, or one that the system picks for 0, if it can be listened on.
fn free(port: u16) -> std::io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    Ok(listener.local_addr()?.port())
}

/// Takes the mock's place, so that whatever stops this process stops the mock.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("could not start the mock")
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result<ExitCode> {
    let status = command.status().context("could not start the mock")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_and_another_found() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free(port).is_err());
        assert_ne!(free(port).or_else(|_| free(0)).unwrap(), port);
    }
}
