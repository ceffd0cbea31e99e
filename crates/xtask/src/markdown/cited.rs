//! The tests that a document cites: a file in code, then titles in quotation marks or functions in code.

/// A test that is said to stand in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cited {
    /// The path of the file, from the root.
    pub(super) file: String,
    /// What must stand in it: the title or a part of it, or `fn` and the name.
    pub(super) words: String,
}

/// Every test that a Markdown text cites.
pub(super) fn of(text: &str) -> Vec<Cited> {
    let mut found = Vec::new();
    let mut file: Option<&str> = None;
    // Every second part is code: a backtick begins it, and one ends it.
    for (at, part) in text.split('`').enumerate() {
        let mut add = |words: String| {
            found.extend(file.map(|file| Cited {
                file: file.into(),
                words,
            }));
        };
        if at % 2 == 0 {
            let mut rest = between(part);
            while let Some((title, after)) =
                rest.strip_prefix('"').and_then(|it| it.split_once('"'))
            {
                add(title.split_whitespace().collect::<Vec<_>>().join(" "));
                rest = between(after);
            }
            if !rest.is_empty() {
                file = None;
            }
        } else if is_test(part) {
            file = Some(part);
        } else if is_function(part) {
            add(format!("fn {part}("));
        } else {
            file = None;
        }
    }
    found
}

/// Without what stands between the tests of one file.
fn between(text: &str) -> &str {
    text.trim_start_matches([' ', '\n', ','])
}

fn is_test(code: &str) -> bool {
    let ends = [".rs", ".ts", ".mjs"];
    ends.iter().any(|end| code.ends_with(end)) && code.split('/').any(|part| part == "tests")
}

fn is_function(code: &str) -> bool {
    code.contains('_')
        && code
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<(String, String)> {
        let of = of(text).into_iter();
        of.map(|Cited { file, words }| (file, words)).collect()
    }

    #[test]
    fn titles_and_functions_follow_their_file() {
        let text = "held by `tests/a.spec.ts` \"one, and\ntwo\", \"three\"; `crates/x/tests/b.rs` `no_way`, `at_all`.";
        let a = |words: &str| ("tests/a.spec.ts".to_owned(), words.to_owned());
        let b = |words: &str| ("crates/x/tests/b.rs".to_owned(), words.to_owned());
        let all = [
            a("one, and two"),
            a("three"),
            b("fn no_way("),
            b("fn at_all("),
        ];
        assert_eq!(cited(text), all);
    }

    #[test]
    fn what_does_not_follow_a_file_is_no_test() {
        assert_eq!(cited("`tests/a.spec.ts` says \"no\", and `some_code`"), []);
        assert_eq!(cited("`crates/x/src/b.rs` `a_function`"), []);
    }
}
