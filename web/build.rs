//! Turns `locales/*.toml` into typed keys and tables of text.
//!
//! A key that a page names and no locale has is a compile error; so is a key
//! or a `{placeholder}` that one language has and the other has not.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Named by the core under a key that is known at run time only; the next word
/// is the group.
const EXPLANATION: &str = "explanation.";

fn main() {
    // The split of the page into parts that load when they are needed reads
    // from these what refers to what.
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let english = read("locales/en.toml");
    let turkish = read("locales/tr.toml");
    for (key, text) in &english {
        let Some(translated) = turkish.get(key) else {
            panic!("locales/tr.toml lacks {key}");
        };
        assert!(
            placeholders(text) == placeholders(translated),
            "locales: {key} has other placeholders in Turkish than in English"
        );
    }
    if let Some(key) = turkish.keys().find(|key| !english.contains_key(*key)) {
        panic!("locales/en.toml lacks {key}");
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("texts.rs"), rust(&english, &turkish))
        .expect("OUT_DIR can be written to");
}

fn read(path: &str) -> BTreeMap<String, String> {
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let table: toml::Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut texts = BTreeMap::new();
    flatten("", &table, &mut texts);
    texts
}

fn flatten(prefix: &str, table: &toml::Table, texts: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let key = format!("{prefix}{name}");
        match value {
            toml::Value::Table(inner) => flatten(&format!("{key}."), inner, texts),
            toml::Value::String(text) => {
                texts.insert(key, text.clone());
            }
            other => panic!("locales: {key} is not text but {other}"),
        }
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

/// A constant for each text, and a table for each group of what the core
/// tells. A text stands where it is named and not in one table of all, so that
/// it loads with the part of the page that shows it.
fn rust(english: &BTreeMap<String, String>, turkish: &BTreeMap<String, String>) -> String {
    let mut constants = String::new();
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for ((key, english), turkish) in english.iter().zip(turkish.values()) {
        let texts = format!("Key(&[{english:?}, {turkish:?}])");
        if let Some(name) = key.strip_prefix(EXPLANATION) {
            let group = name.split('.').next().unwrap_or_default();
            let rows = groups.entry(group).or_default();
            write!(rows, "({name:?}, {texts}), ").expect("a String grows");
        } else {
            let name = key.replace('.', "_").to_uppercase();
            writeln!(constants, "pub(crate) const {name}: Key = {texts};").expect("a String grows");
        }
    }
    for (group, rows) in groups {
        let name = group.to_uppercase();
        writeln!(
            constants,
            "pub(super) static EXPLANATION_{name}: &[(&str, Key)] = &[{rows}];"
        )
        .expect("a String grows");
    }
    constants
}
