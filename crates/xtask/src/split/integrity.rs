//! Checksums, by which a browser refuses a file that was changed on its way.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384};
use walkdir::WalkDir;

/// The value of an `integrity` attribute for a file.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn of_file(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let sum = Base64::encode_string(&Sha384::digest(bytes));
    Ok(format!("sha384-{sum}"))
}

/// Sixteen digits that change with any name or byte in the folder.
///
/// # Errors
///
/// When the folder cannot be read.
pub(super) fn of_folder(folder: &Path) -> Result<String> {
    let mut sum = Sha256::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            sum.update(entry.file_name().to_string_lossy().as_bytes());
            sum.update(fs::read(entry.path())?);
        }
    }
    digits(sum)
}

/// Sixteen digits that change with any byte.
pub(super) fn of_text(text: &str) -> Result<String> {
    digits(Sha256::new_with_prefix(text))
}

fn digits(sum: Sha256) -> Result<String> {
    let mut digits = String::new();
    for byte in sum.finalize().iter().take(8) {
        write!(digits, "{byte:02x}")?;
    }
    Ok(digits)
}

/// Has the loader ask for each part with its checksum.
///
/// # Errors
///
/// When a file cannot be read or written, or the loader is not written as expected: then the
/// parts would load unchecked.
pub(super) fn put_into(loader: &Path, folder: &Path) -> Result<()> {
    let script = fs::read_to_string(loader)?;
    let (mut checked, mut rest) = (String::new(), script.as_str());
    let mut parts = 0;
    while let Some((before, after)) = rest.split_once("fetch(new URL(\"./") {
        let (name, after) = after
            .split_once("\", import.meta.url))")
            .context("the loader of the parts is written in a new way")?;
        let sum = of_file(&folder.join(name))?;
        checked += before;
        write!(
            checked,
            "fetch(new URL(\"./{name}\", import.meta.url), {{ integrity: \"{sum}\" }})"
        )?;
        rest = after;
        parts += 1;
    }
    ensure!(parts > 0, "the loader of the parts loads none");
    ensure!(
        !rest.contains("fetch("),
        "the loader of the parts loads one in a new way"
    );
    fs::write(loader, checked + rest)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_loaded_with_the_checksum_of_its_file() {
        let folder = std::env::temp_dir().join(format!("integrity-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.wasm"), "abc").unwrap();
        let loader = folder.join("loader.js");
        fs::write(&loader, "x(fetch(new URL(\"./a.wasm\", import.meta.url)));").unwrap();
        put_into(&loader, &folder).unwrap();
        // The test vector of FIPS 180-4 for SHA-384 of `abc`.
        let expected = "x(fetch(new URL(\"./a.wasm\", import.meta.url), { integrity: \
             \"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\" }));";
        assert_eq!(fs::read_to_string(&loader).unwrap(), expected);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_loader_of_another_make_is_refused() {
        let folder = std::env::temp_dir().join(format!("loader-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let loader = folder.join("loader.js");
        fs::write(&loader, "fetch(somewhere)").unwrap();
        assert!(put_into(&loader, &folder).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
