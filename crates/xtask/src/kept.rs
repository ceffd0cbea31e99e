//! Files in the repository that a program writes: each is compared with what the program would
//! write now, and renewed only when a person asks for it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use similar::TextDiff;

/// Compares a file with its new text, or writes it if `accept`.
///
/// `renew` is the command that accepts the new text.
///
/// # Errors
///
/// When they differ, and when the file cannot be written.
pub(crate) fn check(root: &Path, file: &str, new: &str, accept: bool, renew: &str) -> Result<()> {
    let path = root.join(file);
    let old = fs::read_to_string(&path).unwrap_or_default();
    if accept && old != new {
        return fs::write(path, new).with_context(|| file.to_owned());
    }
    compare(file, &old, new, renew)
}

/// The text of a file with another part between its two markers, each a whole line.
///
/// # Errors
///
/// When a marker is missing.
pub(crate) fn replace_between(text: &str, begin: &str, end: &str, part: &str) -> Result<String> {
    let around = text.split_once(begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(end)?;
        Some((before, after))
    });
    let (before, after) =
        around.with_context(|| format!("no {} before {}", begin.trim(), end.trim()))?;
    Ok(format!("{before}{begin}{part}{end}{after}"))
}

/// Fails when the two texts differ, after showing the lines that do.
pub(crate) fn compare(file: &str, old: &str, new: &str, renew: &str) -> Result<()> {
    match difference(file, old, new) {
        None => Ok(()),
        Some(difference) => {
            println!("{difference}");
            bail!("{file} is out of date; if the change is meant: {renew}")
        }
    }
}

/// The lines that differ, with three lines around them; `None` where none do.
fn difference(file: &str, old: &str, new: &str) -> Option<String> {
    let diff = TextDiff::from_lines(old, new);
    let shown = diff.unified_diff().header(file, "now").to_string();
    (old != new).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_its_place() {
        let (old, new) = ("a: string;\nb: number;\n", "a: string;\nb: string;\n");
        let shown = difference("api.d.ts", old, new).unwrap();
        assert!(shown.contains("-b: number;\n+b: string;\n"), "{shown}");
        assert!(shown.contains("api.d.ts"), "{shown}");
        assert_eq!(difference("api.d.ts", "a", "a"), None);
    }

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let replace = |text| replace_between(text, "# begin\n", "# end\n", "new\n");
        let text = "map {\n# begin\nold\n# end\n}\n";
        assert_eq!(replace(text).unwrap(), text.replace("old", "new"));
        assert!(replace("map {}\n").is_err());
        assert!(replace("# end\n# begin\n").is_err());
    }

    #[test]
    fn a_difference_names_the_command_that_renews() {
        let error = compare("api.d.ts", "a", "b", "cargo xtask package --accept").unwrap_err();
        assert!(error.to_string().ends_with("cargo xtask package --accept"));
        compare("api.d.ts", "a", "a", "").unwrap();
    }
}
