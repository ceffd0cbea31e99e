//! `cargo xtask bench sizes`: the size of the first load, against its budget.
//!
//! Each file is weighed raw and after brotli at quality 11, as a server with static compression
//! sends it. 1 KB is 1,024 bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::workspace::Workspace;

const KB: usize = 1024;
/// The most that all files of the first load may weigh together, compressed.
const BUDGET: usize = 180 * KB;
/// The most that the style sheets among them may weigh, compressed.
const CSS_BUDGET: usize = 25 * KB;

/// The best quality of brotli.
pub(crate) const BEST: i32 = 11;

/// One file of the page; sizes in bytes.
struct Weighed {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints the table and compares it with the budget.
///
/// # Errors
///
/// When the page is not built or weighs too much.
pub(crate) fn within_budget(workspace: &Workspace) -> Result<()> {
    let (first, later) = weigh(&workspace.dist())?;
    table("first load", &first);
    let wasm = sum(&first, "wasm");
    let css = sum(&first, "css");
    let all = sum(&first, "");
    line("wasm alone", wasm.0, wasm.1);
    line("css alone", css.0, css.1);
    line("all", all.0, all.1);
    table("parts, loaded when they are shown", &later);
    println!(
        "    budget: {} KB for the first load, {} KB of css (1 KB = 1,024 bytes)",
        BUDGET / KB,
        CSS_BUDGET / KB
    );
    ensure!(
        all.1 <= BUDGET,
        "the first load weighs {} bytes, {} over budget",
        all.1,
        all.1 - BUDGET
    );
    ensure!(
        css.1 <= CSS_BUDGET,
        "the css weighs {} bytes, {} over budget",
        css.1,
        css.1 - CSS_BUDGET
    );
    Ok(())
}

/// Prints a table of files, by their place in a folder, and their sum.
///
/// # Errors
///
/// When one of them is not there.
pub(crate) fn print(title: &str, folder: &Path, names: &[&str]) -> Result<()> {
    let files = names.iter().map(|name| weigh_one(folder, name));
    let files: Vec<Weighed> = files.collect::<Result<_>>()?;
    table(title, &files);
    let all = sum(&files, "");
    line("all", all.0, all.1);
    Ok(())
}

/// Raw and compressed bytes of the files that end so; of all for an empty ending.
fn sum(files: &[Weighed], ending: &str) -> (usize, usize) {
    files
        .iter()
        .filter(|file| file.name.ends_with(ending))
        .fold((0, 0), |sum, file| (sum.0 + file.raw, sum.1 + file.brotli))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a page is far smaller than 2^53 bytes"
)]
fn line(name: &str, raw: usize, brotli: usize) {
    let kb = |bytes: usize| bytes as f64 / KB as f64;
    println!("    {name:<44} {:>10.1} {:>10.1}", kb(raw), kb(brotli));
}

/// One line a file under a title.
fn table(title: &str, files: &[Weighed]) {
    println!("    {title:<44} {:>10} {:>10}", "raw KB", "brotli KB");
    for file in files {
        line(&file.name, file.raw, file.brotli);
    }
}

/// Weighs every file, by name: those of the first load, and the others.
fn weigh(dist: &Path) -> Result<(Vec<Weighed>, Vec<Weighed>)> {
    let index = fs::read_to_string(dist.join("index.html")).with_context(|| {
        format!(
            "no page in {}; `trunk build --release` makes it",
            dist.display()
        )
    })?;
    let mut files = Vec::new();
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(dist)?.to_string_lossy();
            files.push(weigh_one(dist, &name.replace('\\', "/"))?);
        }
    }
    Ok(files
        .into_iter()
        .partition(|file| is_first_load(&file.name, &index)))
}

fn weigh_one(folder: &Path, name: &str) -> Result<Weighed> {
    let path = folder.join(name);
    let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
    Ok(Weighed {
        name: name.into(),
        raw: bytes.len(),
        brotli: compressed(&bytes, BEST)?.len(),
    })
}

/// The files that index.html names, itself, and the settings that are read before the first view.
fn is_first_load(name: &str, index: &str) -> bool {
    let now = |line: &str| line.contains(name) && !line.contains("rel=\"later\"");
    ["index.html", "config.json"].contains(&name) || index.lines().any(now)
}

/// Packed bytes, by the checksum of the plain ones and the quality.
type Packed = BTreeMap<(Vec<u8>, i32), Vec<u8>>;

/// What was packed before: one command weighs the page and publishes it.
static PACKED: Mutex<Packed> = Mutex::new(BTreeMap::new());

/// The bytes as brotli packs them, from a quality of 0 to [`BEST`].
pub(crate) fn compressed(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let key = (Sha256::digest(bytes).to_vec(), quality);
    let mut packed = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = packed.get(&key) {
        return Ok(known.clone());
    }
    let new = brotli(bytes, quality)?;
    packed.insert(key, new.clone());
    Ok(new)
}

fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}
