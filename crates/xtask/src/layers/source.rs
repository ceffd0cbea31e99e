//! The rule that only `web/src/api` speaks HTTP or JSON, which no list of dependencies can express.

use std::fs;
use std::path::Path;

use anyhow::Result;
use walkdir::WalkDir;

const ONLY_IN_API: [&str; 3] = ["gloo_net", "serde_json", "http::"];

/// Every line of the page's sources, outside `api`, that speaks HTTP or JSON.
///
/// # Errors
///
/// When a file cannot be read.
pub(super) fn problems(src: &Path) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for entry in WalkDir::new(src).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path().strip_prefix(src)?;
        let is_rust = path.extension().is_some_and(|ending| ending == "rs");
        if is_rust && !path.starts_with("api") && path != Path::new("api.rs") {
            let text = fs::read_to_string(entry.path())?;
            problems.extend(found(&format!("web/src/{}", path.display()), &text));
        }
    }
    Ok(problems)
}

fn found(file: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .flat_map(|(index, line)| {
            let used = ONLY_IN_API.iter().filter(move |name| has_path(line, name));
            used.map(move |name| (index + 1, name))
        })
        .map(|(line, name)| format!("{file}:{line} uses {name} outside web/src/api"))
        .collect()
}

/// Whether the name stands in the line by itself, not as the end of a longer one.
fn has_path(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_and_json_are_named_with_their_line() {
        let text =
            "use yew::prelude::*;\nuse gloo_net::http::Request;\nlet x = serde_json::json!(1);";
        assert_eq!(
            found("web/src/app.rs", text),
            [
                "web/src/app.rs:2 uses gloo_net outside web/src/api",
                "web/src/app.rs:2 uses http:: outside web/src/api",
                "web/src/app.rs:3 uses serde_json outside web/src/api",
            ]
        );
    }

    #[test]
    fn addresses_comments_and_longer_names_are_let_through() {
        let text = "let a = \"http://127.0.0.1\";\n// serde_json stays in api\nuse into_http::x;";
        assert_eq!(found("web/src/app.rs", text), Vec::<String>::new());
    }
}
