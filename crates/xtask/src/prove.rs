//! `cargo xtask prove`: model checking of a run, with optimisation; the short bound of it is an
//! ordinary test.

use std::process::ExitCode;

use crate::cmd::Cmd;
use crate::steps::Steps;
use crate::workspace::Workspace;

/// Looks at every bound, or the one of this name; then breaks each rule, which must be found.
pub(crate) fn run(workspace: &Workspace, bound: Option<&str>) -> ExitCode {
    let mut steps = Steps::new(workspace);
    let proof = Cmd::new("cargo run --quiet --release -p release-prove");
    if let Some(bound) = bound {
        steps.run("every order of events", &proof.arg("--").arg(bound));
    } else {
        steps.run("every order of events", &proof);
        // Apart: so the machine is proven as it is shipped, without the feature.
        steps.run(
            "every rule broken",
            &Cmd::new(
                "cargo run --quiet --release -p release-prove --features mutants --bin mutants",
            ),
        );
    }
    steps.finish()
}
