//! `cargo xtask mutants`: small faults put into the code one at a time, each of which a test has to catch.
//!
//! What is changed stands in `.cargo/mutants.toml`. A whole run takes hours, so it is cut into slices; each
//! holds places from all over the code.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::cmd::Cmd;
use crate::steps::Steps;
use crate::workspace::Workspace;

/// The slice that is taken where none is named: some minutes.
const USUAL: &str = "1/20";

/// The crates whose code is changed.
const PACKAGES: &str = "--package release-core --package release-run --package release-file";

/// Tries the mutants of a slice, `k/n`, or `all`.
///
/// # Errors
///
/// The slice is none, or cargo-mutants is not there.
pub(crate) fn run(workspace: &Workspace, slice: Option<&str>) -> Result<ExitCode> {
    let shard = shard(slice.unwrap_or(USUAL))?;
    if workspace.find("cargo-mutants").is_none() {
        bail!("cargo-mutants is not there; install it with: cargo install cargo-mutants --locked");
    }
    let mut cmd = Cmd::new("cargo mutants --jobs 2 --timeout 30 --output target/mutants")
        .args(PACKAGES)
        // A mutant is caught by few cases of a property or by none; debug information only costs time.
        .env("PROPTEST_CASES", "24")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    if let Some(shard) = shard {
        cmd = cmd.args("--sharding round-robin --shard").arg(shard);
    }
    let mut steps = Steps::new(workspace);
    steps.run("every mutant caught", &cmd);
    Ok(steps.finish())
}

/// The slice as cargo-mutants counts it, from 0; `None` is all.
fn shard(slice: &str) -> Result<Option<String>> {
    if slice == "all" {
        return Ok(None);
    }
    let parts = slice.split_once('/');
    let numbers = parts.and_then(|(k, n)| Some((k.parse::<u32>().ok()?, n.parse::<u32>().ok()?)));
    match numbers {
        Some((k, n)) if (1..=n).contains(&k) => Ok(Some(format!("{}/{n}", k - 1))),
        _ => bail!("a slice is `all`, or for example 3/20: the third of twenty"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_are_counted_from_one() {
        assert_eq!(shard("1/20").unwrap().as_deref(), Some("0/20"));
        assert_eq!(shard("20/20").unwrap().as_deref(), Some("19/20"));
        assert_eq!(shard("all").unwrap(), None);
        for none in ["0/20", "21/20", "1", "x/2", "1/", "", "1/0"] {
            assert!(shard(none).is_err(), "{none}");
        }
    }
}
