//! The list of calls, one a line: method, path, what for.

use anyhow::{Context, Result, bail};

/// One call of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) method: String,
    /// With placeholders, such as `{id}`.
    pub(super) path: String,
    /// Whether a query may follow.
    pub(super) query: bool,
    pub(super) purpose: String,
}

/// Reads the list; lines that are empty or begin with `#` say nothing.
///
/// # Errors
///
/// When a line is no call.
pub(super) fn parse(text: &str) -> Result<Vec<Call>> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !(line.is_empty() || line.starts_with('#')))
        .map(|line| call(line).with_context(|| line.to_owned()))
        .collect()
}

fn call(line: &str) -> Result<Call> {
    let cut = |text: &'_ str| {
        let (word, rest) = text.split_once(' ')?;
        Some((word.to_owned(), rest.trim_start().to_owned()))
    };
    let parts = cut(line).and_then(|(method, rest)| Some((method, cut(&rest)?)));
    let (method, (path, purpose)) = parts.context("not a method, a path and a purpose")?;
    if !["GET", "OPTIONS", "POST"].contains(&method.as_str()) {
        bail!("the page sends GET, OPTIONS and POST only");
    }
    let query = path.ends_with('?');
    let path = path.trim_end_matches('?').to_owned();
    let literal = ["{p}", "{id}", "{number}"]
        .iter()
        .fold(path.clone(), |path, placeholder| {
            path.replace(placeholder, "")
        });
    // What stands here goes into a regular expression as it is.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_');
    if !literal.chars().all(is_plain) {
        bail!("a path has letters, digits, `_`, and the placeholders {{p}}, {{id}} and {{number}}");
    }
    if !(path.starts_with("/api/") && path.ends_with('/')) {
        bail!("a path begins with /api/ and ends in a slash");
    }
    Ok(Call {
        method,
        path,
        query,
        purpose,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_call() {
        let calls = parse("# The calls.\n\nGET  /api/{p}/orders/?   the list\n").unwrap();
        let call = Call {
            method: "GET".into(),
            path: "/api/{p}/orders/".into(),
            query: true,
            purpose: "the list".into(),
        };
        assert_eq!(calls, [call]);
    }

    #[test]
    fn what_would_let_more_through_is_refused() {
        for line in [
            "GET /api/v1/orders/",
            "DELETE /api/v1/orders/ all of them",
            "GET /api/v1/.*/ anything",
            "GET /api/v1/{any}/ anything",
            "GET /admin/ the administration",
            "GET /api/v1/orders the list",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
