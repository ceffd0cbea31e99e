//! The tags of index.html for the page's script and WebAssembly.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{LOADER, integrity, styles};

/// Has `index.html` load the first part from the folder of this name, and removes what Trunk had
/// made of the whole. The folder's files still stand in `work`.
///
/// # Errors
///
/// When a file cannot be read or written, or Trunk has written index.html in a new way.
pub(super) fn rewrite(staging: &Path, work: &Path, name: &str) -> Result<()> {
    let path = staging.join("index.html");
    let html = fs::read_to_string(&path)?;
    let (html, script) = replaced(&html, "<link rel=\"modulepreload\"", |href| {
        let main = module(href, name, "main.js", work)?;
        // Preloaded, so that the browser checks it too.
        let loader = module(href, name, LOADER, work)?;
        Ok(main + &loader)
    })?;
    let (html, wasm) = replaced(&html, "<link rel=\"preload\"", |href| {
        let (address, sum) = file_beside(href, name, "main_bg.wasm", work)?;
        // Browsers warn of an integrity on a preload; start.js asks with the one beside it.
        Ok(format!(
            "<link rel=\"preload\" href=\"{address}\" crossorigin=\"anonymous\" \
             data-integrity=\"{sum}\" as=\"fetch\" type=\"application/wasm\">"
        ))
    })?;
    let html = without_comments(&styles::merge(staging, &html)?);
    for whole in [script, wasm] {
        fs::remove_file(staging.join(&whole)).context(whole)?;
    }
    fs::write(&path, html)?;
    Ok(())
}

/// They are for whoever reads the source.
fn without_comments(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept += before.trim_end_matches(' ');
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A link to a module beside the one that `href` named.
fn module(href: &str, name: &str, file: &str, work: &Path) -> Result<String> {
    let (address, sum) = file_beside(href, name, file, work)?;
    Ok(format!(
        "<link rel=\"modulepreload\" href=\"{address}\" crossorigin=\"anonymous\" \
         integrity=\"{sum}\">"
    ))
}

/// The address and the checksum of a file beside the one that `href` named.
fn file_beside(href: &str, name: &str, file: &str, work: &Path) -> Result<(String, String)> {
    let base = href.rsplit_once('/').map_or("", |(base, _)| base);
    let sum = integrity::of_file(&work.join(file))?;
    Ok((format!("{base}/{name}/{file}"), sum))
}

/// What a tag links to.
pub(super) fn href(tag: &str) -> Option<&str> {
    let (_, rest) = tag.split_once("href=\"")?;
    rest.split_once('"').map(|(href, _)| href)
}

/// Replaces the one tag that begins so; also the name of the file that it named.
fn replaced(
    html: &str,
    begin: &str,
    new: impl FnOnce(&str) -> Result<String>,
) -> Result<(String, String)> {
    let odd = || format!("index.html: no single {begin} as Trunk writes it");
    let (before, rest) = html.split_once(begin).with_context(odd)?;
    let (tag, after) = rest.split_once('>').with_context(odd)?;
    ensure!(!after.contains(begin), odd());
    let href = href(tag).with_context(odd)?;
    let file = href.rsplit('/').next().unwrap_or(href).to_owned();
    Ok((format!("{before}{}{after}", new(href)?), file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tag_is_replaced_and_its_file_named() {
        let html = "<head><link rel=\"preload\" href=\"/x/a_bg.wasm\" as=\"fetch\"></head>";
        let (html, file) = replaced(html, "<link rel=\"preload\"", |href| {
            assert_eq!(href, "/x/a_bg.wasm");
            Ok("<new>".into())
        })
        .unwrap();
        assert_eq!(
            (html.as_str(), file.as_str()),
            ("<head><new></head>", "a_bg.wasm")
        );
    }

    #[test]
    fn comments_are_left_out_and_nothing_else() {
        let html = "<a>\n  <!-- one\n  two -->\n<b><!----></b>";
        assert_eq!(without_comments(html), "<a>\n\n<b></b>");
    }

    #[test]
    fn a_page_without_the_tag_is_refused() {
        assert!(replaced("<head></head>", "<link", |_| Ok(String::new())).is_err());
    }
}
