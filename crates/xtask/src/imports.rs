//! A check of the functions that the core, compiled to wasm, imports from its host.
//!
//! It reads the wasm of the core's own tests: unlike an empty library it holds the code that
//! the tests reach. wasm-bindgen's test harness adds imports under its own names; anything else,
//! above all `env`, is where I/O, a clock or randomness would come in.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};
use cargo_metadata::Message;
use wasmparser::{Parser, Payload};

use crate::cmd::Cmd;
use crate::workspace::Workspace;

/// Fails when the core's wasm imports anything but the test harness.
///
/// # Errors
///
/// When it does, and when the tests cannot be built or read.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let build = Cmd::new(
        "cargo test -p release-core -p release-run -p release-file --lib --tests --no-run --quiet",
    )
    .arg("--target=wasm32-unknown-unknown")
    .arg("--message-format=json");
    let output = build
        .command(workspace)?
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(
        output.status.success(),
        "the core's tests do not build for wasm"
    );

    let mut files = 0;
    for message in Message::parse_stream(output.stdout.as_slice()) {
        let Message::CompilerArtifact(artifact) = message? else {
            continue;
        };
        let Some(file) = artifact.executable else {
            continue;
        };
        let foreign = foreign_imports(&fs::read(&file)?).with_context(|| file.to_string())?;
        if !foreign.is_empty() {
            bail!("{file} imports {}", foreign.join(", "));
        }
        files += 1;
    }
    ensure!(files > 0, "cargo named no test built for wasm");
    println!("    {files} files import nothing from their host");
    Ok(())
}

/// Every import, as `module::name`, that is not wasm-bindgen's.
fn foreign_imports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut foreign = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                if !import.module.starts_with("__wbindgen_") {
                    foreign.push(format!("{}::{}", import.module, import.name));
                }
            }
        }
    }
    Ok(foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one imported function of no parameters.
    fn module(import: &str) -> Vec<u8> {
        let length = u8::try_from(import.len()).unwrap();
        let types = [1, 4, 1, 0x60, 0, 0];
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend(types);
        wasm.extend([2, length + 6, 1, length]);
        wasm.extend(import.bytes());
        wasm.extend([1, b'f', 0, 0]);
        wasm
    }

    #[test]
    fn an_import_from_the_host_is_named() {
        assert_eq!(foreign_imports(&module("env")).unwrap(), ["env::f"]);
    }

    #[test]
    fn the_test_harness_is_let_in() {
        let wasm = module("__wbindgen_placeholder__");
        assert_eq!(foreign_imports(&wasm).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn what_is_not_wasm_is_an_error() {
        assert!(foreign_imports(b"<html>").is_err());
    }
}
