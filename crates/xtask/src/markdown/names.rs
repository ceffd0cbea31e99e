//! The paths that a Markdown text names.

/// The beginnings of paths in code that are paths of this repository.
const ROOTS: [&str; 7] = [
    "crates/",
    "web/",
    "docs/",
    "tests/",
    "examples/",
    "fuzz/",
    ".ci/",
];
/// Characters of a pattern or a placeholder.
const OPEN: [char; 4] = ['*', '<', '…', '{'];

/// A path, where it is named.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// As it is written, with the heading of a link.
    pub(super) path: String,
    /// From 1.
    pub(super) line: usize,
    /// The form in which it is named.
    pub(super) kind: Kind,
}

/// The form in which a path is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// In a link, relative to the file.
    Link,
    /// In code, relative to the root.
    Code,
}

/// Every path in a text but patterns, placeholders and addresses.
pub(super) fn of(text: &str) -> Vec<Name> {
    let mut names = Vec::new();
    let mut paragraph = (1, String::new());
    let mut in_block = false;
    // The empty line at the end closes the last paragraph.
    for (line, text) in (1..).zip(text.lines().chain([""])) {
        let is_fence = text.trim_start().starts_with("```");
        if in_block && !is_fence {
            names.extend(in_code(text, line));
        }
        if in_block || is_fence || text.trim().is_empty() {
            names.extend(in_paragraph(&paragraph.1, paragraph.0));
            paragraph = (line + 1, String::new());
        } else {
            paragraph.1.push_str(text);
            paragraph.1.push('\n');
        }
        in_block ^= is_fence;
    }
    names
}

/// Paths in links and in code. A code may go on in the next line, but not in the next paragraph.
fn in_paragraph(text: &str, first: usize) -> Vec<Name> {
    let mut names = Vec::new();
    let mut prose = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 0 {
            prose.push_str(part);
        } else {
            names.extend(in_code(part, first + prose.matches('\n').count()));
            // A link in code is no link.
            prose.extend(part.chars().filter(|c| *c == '\n'));
        }
    }
    for (at, _) in prose.match_indices("](") {
        let (before, link) = prose.split_at(at);
        let target = link.trim_start_matches("](");
        let target = target.split([')', ' ']).next().unwrap_or_default();
        let is_address = target.contains("://") || target.starts_with("mailto:");
        if !(is_address || target.is_empty() || target.contains(OPEN)) {
            names.push(Name {
                path: target.to_owned(),
                line: first + before.matches('\n').count(),
                kind: Kind::Link,
            });
        }
    }
    names
}

fn in_code(text: &str, line: usize) -> impl Iterator<Item = Name> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_end_matches([',', '.', ':', ';', ')']));
    let paths = words
        .filter(|word| ROOTS.iter().any(|root| word.starts_with(root)) && !word.contains(OPEN));
    paths.map(move |path| Name {
        path: path.to_owned(),
        line,
        kind: Kind::Code,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(String, usize)> {
        of(text).into_iter().map(|it| (it.path, it.line)).collect()
    }

    fn named(path: &str, line: usize) -> (String, usize) {
        (path.into(), line)
    }

    #[test]
    fn links_are_named_with_their_line() {
        let text = "See [the\nguide](guide.md#a) and ![it](images/a.png).\n\n[b](<x>.md)";
        assert_eq!(
            names(text),
            [named("guide.md#a", 2), named("images/a.png", 2)]
        );
    }

    #[test]
    fn addresses_are_no_paths() {
        assert_eq!(
            names("[a](https://a.example/b.md) [b](mailto:a@b.example)"),
            []
        );
    }

    #[test]
    fn code_that_begins_like_a_path_is_one() {
        let text = "`crates/a/src`, `web/` and\n`cd tests/b && ls`; `Crate::a`, `a/b.rs`";
        let expected = [
            named("crates/a/src", 1),
            named("web/", 1),
            named("tests/b", 2),
        ];
        assert_eq!(names(text), expected);
    }

    #[test]
    fn code_may_go_on_in_the_next_line() {
        assert_eq!(names("`one\ntwo` and `docs/a.md`"), [named("docs/a.md", 2)]);
    }

    #[test]
    fn patterns_and_placeholders_are_no_paths() {
        assert_eq!(
            names("`crates/*/src` `web/{a}` `docs/<name>.md` `tests/…`"),
            []
        );
    }

    #[test]
    fn words_of_a_code_block_are_looked_at() {
        let text = "```text\ncrates/a   the [core](core)\n```\nafter `fuzz/b`";
        assert_eq!(names(text), [named("crates/a", 2), named("fuzz/b", 4)]);
    }

    #[test]
    fn a_link_in_code_is_none() {
        assert_eq!(names("`[a](b.md)`"), []);
    }
}
