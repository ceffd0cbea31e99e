//! A `.tar.gz` whose bytes depend on its files alone.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::sum_line;
use crate::sizes::{self, BEST};

/// The list of checksums in the archive.
const SUMS: &str = "SHA256SUMS";
/// What a browser asks for compressed.
const TEXTS: [&str; 5] = [".html", ".js", ".css", ".svg", ".wasm"];

/// The files of an archive, all in one folder.
pub(super) struct Archive {
    folder: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Archive {
    /// An empty archive, whose files will be unpacked into this folder.
    pub(super) fn new(folder: String) -> Self {
        Self {
            folder,
            files: BTreeMap::new(),
        }
    }

    /// The folder that it is unpacked into.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// Adds a file by its path in the folder.
    pub(super) fn add(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.files.insert(name.into(), bytes);
    }

    /// Adds a file, and, if browsers ask for such compressed, its `.br` and `.gz` beside it.
    pub(super) fn add_compressed(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        if TEXTS.iter().any(|ending| name.ends_with(ending)) {
            self.add(format!("{name}.br"), sizes::compressed(&bytes, BEST)?);
            self.add(format!("{name}.gz"), gzip(&bytes)?);
        }
        self.add(name, bytes);
        Ok(())
    }

    /// Packs it, with the checksums of its files; each file gets this time, in seconds since 1970.
    pub(super) fn finish(mut self, time: u64) -> Result<Vec<u8>> {
        let sums = self.files.iter().map(|(name, bytes)| sum_line(name, bytes));
        let sums: String = sums.collect();
        self.add(SUMS, sums.into_bytes());
        let mut tar = tar::Builder::new(Vec::new());
        for (name, bytes) in &self.files {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len().try_into()?);
            header.set_mode(0o644);
            header.set_mtime(time);
            let path = format!("{}/{name}", self.folder);
            tar.append_data(&mut header, path, bytes.as_slice())?;
        }
        gzip(&tar.into_inner()?)
    }
}

/// Compresses bytes; the header holds neither a name nor a time.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    fn packed(names: &[&str]) -> Vec<u8> {
        let mut archive = Archive::new("page-1".into());
        for name in names {
            archive
                .add_compressed(name, name.repeat(50).into())
                .unwrap();
        }
        archive.finish(1_700_000_000).unwrap()
    }

    /// The files of a packed archive, by their paths.
    fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
        let mut tar = tar::Archive::new(GzDecoder::new(bytes));
        let entries = tar.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            assert_eq!(entry.header().mtime().unwrap(), 1_700_000_000);
            let path = entry.path().unwrap().display().to_string();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (path, bytes)
        });
        entries.collect()
    }

    #[test]
    fn the_order_in_which_files_are_added_changes_nothing() {
        assert_eq!(packed(&["a.js", "b.json"]), packed(&["b.json", "a.js"]));
    }

    #[test]
    fn what_browsers_ask_for_compressed_is_there_so_too() {
        let files = unpacked(&packed(&["a.js", "b.json"]));
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let wanted = ["SHA256SUMS", "a.js", "a.js.br", "a.js.gz", "b.json"];
        assert_eq!(names, wanted.map(|name| format!("page-1/{name}")));
        let mut plain = String::new();
        let mut decoder = GzDecoder::new(files["page-1/a.js.gz"].as_slice());
        decoder.read_to_string(&mut plain).unwrap();
        assert_eq!(plain, "a.js".repeat(50));
    }

    #[test]
    fn every_file_has_its_checksum() {
        let files = unpacked(&packed(&["a.js", "b.json"]));
        let sums = String::from_utf8(files["page-1/SHA256SUMS"].clone()).unwrap();
        assert_eq!(sums.lines().count(), files.len() - 1);
        assert!(sums.contains(&sum_line("b.json", &files["page-1/b.json"])));
    }
}
