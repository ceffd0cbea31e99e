//! The anchors of headings, as GitHub makes them.

/// The anchor of every heading of a Markdown text.
pub(super) fn anchors(text: &str) -> impl Iterator<Item = String> {
    let mut in_block = false;
    text.lines().filter_map(move |line| {
        in_block ^= line.trim_start().starts_with("```");
        let heading = line.trim_start_matches('#');
        let is_heading = !in_block && heading.len() < line.len() && heading.starts_with(' ');
        is_heading.then(|| anchor(heading.trim()))
    })
}

/// Lower case, with hyphens for spaces, and without punctuation.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.flat_map(char::to_lowercase)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_anchors_and_comments_of_a_shell_do_not() {
        let text = "# Where `it` is, now\nText.\n```sh\n# no heading\n```\n### One-two\n#tag\n";
        let anchors: Vec<_> = anchors(text).collect();
        assert_eq!(anchors, ["where-it-is-now", "one-two"]);
    }
}
