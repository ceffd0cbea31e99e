//! The page's style sheets, as two files: one for the first load, one for the views. That is fewer
//! requests, and what they have in common is compressed once.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::index::href;
use super::integrity;

/// The mark of a sheet that the first load does not need.
const LATER: &str = "data-later";

/// Joins the sheets that `html` links to, in their order; `html` with the two in their place. That
/// of the views is only named: a browser passes over `rel="later"`, which it does not know, and
/// the page makes it a relation that it does.
///
/// # Errors
///
/// When a file cannot be read or written, or Trunk has written a link in a new way.
pub(super) fn merge(staging: &Path, html: &str) -> Result<String> {
    let links = html.lines().filter(|line| is_sheet(line));
    let (later, first): (Vec<_>, Vec<_>) = links.partition(|line| line.contains(LATER));
    ensure!(
        !first.is_empty(),
        "index.html: no style sheet as Trunk writes it"
    );
    let mut joined = join(staging, "page", "stylesheet", &first)?;
    joined += &join(staging, "views", "later", &later)?;
    let mut merged = String::new();
    for line in html.lines() {
        if is_sheet(line) {
            merged += &std::mem::take(&mut joined);
        } else {
            merged += line;
            merged.push('\n');
        }
    }
    Ok(merged)
}

fn is_sheet(line: &str) -> bool {
    line.contains("<link rel=\"stylesheet\"")
}

/// Writes one sheet of those that are linked; its link.
fn join(staging: &Path, name: &str, rel: &str, links: &[&str]) -> Result<String> {
    let mut css = String::new();
    for link in links {
        let file = href(link).and_then(|href| href.strip_prefix("./"));
        let file = file.with_context(|| format!("index.html: {link}"))?;
        let path = staging.join(file);
        css += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        fs::remove_file(path)?;
    }
    let file = format!("{name}-{}.css", integrity::of_text(&css)?);
    let path = staging.join(&file);
    fs::write(&path, css)?;
    let sum = integrity::of_file(&path)?;
    Ok(format!(
        "    <link rel=\"{rel}\" href=\"./{file}\" integrity=\"{sum}\">\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_joined_in_their_order_and_the_later_ones_only_named() {
        let folder = std::env::temp_dir().join(format!("styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let sheets = [("a", ""), ("b", LATER), ("c", ""), ("d", LATER)];
        let links = sheets.map(|(file, mark)| {
            fs::write(folder.join(format!("{file}.css")), file).unwrap();
            format!("<link rel=\"stylesheet\" href=\"./{file}.css\" {mark}/>\n")
        });
        let html = format!("<head>\n{}</head>", links.concat());
        let merged = merge(&folder, &html).unwrap();
        let lines: Vec<_> = merged.lines().collect();
        assert_eq!(lines.len(), 4, "{merged}");
        assert!(
            lines[1].contains("rel=\"stylesheet\" href=\"./page-"),
            "{merged}"
        );
        assert!(
            lines[2].contains("rel=\"later\" href=\"./views-"),
            "{merged}"
        );
        let mut texts: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        texts.sort();
        assert_eq!(texts, ["ac", "bd"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_page_without_style_sheets_is_refused() {
        assert!(merge(Path::new("."), "<head></head>").is_err());
    }
}
