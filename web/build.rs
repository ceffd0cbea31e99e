//! Turns `locales/*.toml` into typed keys and tables of text.
//!
//! A key that a page names and no locale has is a compile error; so is a key
//! or a `{placeholder}` that one language has and the other has not.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Told by the core under a key that is known at run time only.
const TOLD: &str = "told.";

fn main() {
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

fn rust(english: &BTreeMap<String, String>, turkish: &BTreeMap<String, String>) -> String {
    let mut code = String::new();
    for (index, key) in english.keys().enumerate() {
        if !key.starts_with(TOLD) {
            let name = key.replace('.', "_").to_uppercase();
            writeln!(code, "pub(crate) const {name}: Key = Key({index});").expect("a String grows");
        }
    }
    let table = |name: &str, rows: Vec<&String>| {
        format!("static {name}: [&str; {}] = {rows:?};\n", rows.len())
    };
    code += &table("NAMES", english.keys().collect());
    code += &table("ENGLISH", english.values().collect());
    code += &table("TURKISH", turkish.values().collect());
    code
}
