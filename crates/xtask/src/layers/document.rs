//! The table of dependencies in the documents, which is made from the table in Rust.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{Allowed, Layer, RENEW};
use crate::kept;

const FILE: &str = "docs/architecture.md";
const BEGIN: &str = "<!-- layers:begin -->\n";
const END: &str = "<!-- layers:end -->\n";
const HEAD: &str = "\
| crate | dependencies | only in wasm | only in tests | only in the build script |
| --- | --- | --- | --- | --- |
";

/// Compares the document with the table, or renews it.
///
/// # Errors
///
/// When they differ, when the markers are gone, and when the file cannot be read or written.
pub(super) fn check(root: &Path, layers: &[Layer], accept: bool) -> Result<()> {
    let document = fs::read_to_string(root.join(FILE)).with_context(|| FILE.to_owned())?;
    let new = kept::replace_between(&document, BEGIN, END, &table(layers))
        .with_context(|| FILE.to_owned())?;
    kept::check(root, FILE, &new, accept, RENEW)
}

fn table(layers: &[Layer]) -> String {
    let rows = layers.iter().map(|layer| {
        let everywhere = match layer.everywhere {
            Allowed::Only(list) => cell(layers, list),
            Allowed::AnyOther => "any but the crates above".to_owned(),
        };
        format!(
            "| `{}` | {everywhere} | {} | {} | {} |\n",
            layer.name,
            cell(layers, layer.wasm),
            cell(layers, layer.tests),
            cell(layers, layer.build_script),
        )
    });
    std::iter::once(HEAD.to_owned()).chain(rows).collect()
}

/// Crates of the workspace in bold and first, then the others.
fn cell(layers: &[Layer], list: &[&str]) -> String {
    let is_ours = |name: &&&str| layers.iter().any(|layer| layer.name == **name);
    let ours = list
        .iter()
        .filter(is_ours)
        .map(|name| format!("**{name}**"));
    let others = list.iter().filter(|name| !is_ours(name));
    let names: Vec<_> = ours.chain(others.map(ToString::to_string)).collect();
    if names.is_empty() {
        "–".to_owned()
    } else {
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYERS: &[Layer] = &[
        Layer {
            name: "core",
            everywhere: Allowed::Only(&["serde"]),
            wasm: &[],
            tests: &["insta"],
            build_script: &[],
        },
        Layer {
            name: "page",
            everywhere: Allowed::Only(&["anyhow", "core"]),
            wasm: &["yew"],
            tests: &[],
            build_script: &["toml"],
        },
        Layer {
            name: "tasks",
            everywhere: Allowed::AnyOther,
            wasm: &[],
            tests: &[],
            build_script: &[],
        },
    ];
    const ROWS: &str = "\
| `core` | serde | – | insta | – |
| `page` | **core**, anyhow | yew | – | toml |
| `tasks` | any but the crates above | – | – | – |
";

    #[test]
    fn each_crate_is_a_row() {
        assert_eq!(table(LAYERS), format!("{HEAD}{ROWS}"));
    }

    #[test]
    fn a_stale_table_fails_and_a_fresh_one_does_not() {
        let document = |rows: &str| format!("# Design\n\n{BEGIN}{HEAD}{rows}{END}\nMore.\n");
        let check = |kept: &str| {
            let new = kept::replace_between(kept, BEGIN, END, &table(LAYERS))?;
            kept::compare(FILE, kept, &new, RENEW)
        };
        check(&document(ROWS)).unwrap();
        let error = check(&document("| `core` | serde | – | – | – |\n")).unwrap_err();
        assert!(error.to_string().ends_with(RENEW), "{error}");
    }
}
