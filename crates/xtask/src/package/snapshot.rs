//! The types that Rust generates are what users build on: a change of them is seen, and accepted.

use std::fs;

use anyhow::{Context, Result, bail};
use similar::TextDiff;

use crate::workspace::Workspace;

const KEPT: &str = "crates/js/api.d.ts";
const GENERATED: &str = "crates/js/npm/wasm/omnitron_release_bg.d.ts";

/// Compares the generated types with the kept ones, or keeps them.
///
/// # Errors
///
/// When they differ, with what was taken away and added.
pub(super) fn check(workspace: &Workspace, accept: bool) -> Result<()> {
    let generated = workspace.root.join(GENERATED);
    let new = fs::read_to_string(&generated).with_context(|| GENERATED.to_owned())?;
    let kept = workspace.root.join(KEPT);
    if accept {
        return fs::write(kept, new).with_context(|| KEPT.to_owned());
    }
    let old = fs::read_to_string(kept).unwrap_or_default();
    match difference(&old, &new) {
        None => Ok(()),
        Some(difference) => {
            println!("{difference}");
            bail!("the types differ from {KEPT}; if that is meant: cargo xtask package --accept")
        }
    }
}

/// What changed, with three lines around it; `None` where nothing did.
fn difference(old: &str, new: &str) -> Option<String> {
    let diff = TextDiff::from_lines(old, new);
    let shown = diff.unified_diff().header(KEPT, GENERATED).to_string();
    (old != new).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_its_place() {
        let shown = difference("a: string;\nb: number;\n", "a: string;\nb: string;\n").unwrap();
        assert!(shown.contains("-b: number;\n+b: string;\n"), "{shown}");
        assert!(shown.contains(KEPT), "{shown}");
        assert_eq!(difference("a", "a"), None);
    }
}
