//! The list of calls that a reverse proxy lets through, held against the requests of an examination.

use serde_json::json;

use crate::support::StandIn;

const LIST: &str = include_str!("../../../../deploy/calls.txt");

/// The calls of the list: method, path, and whether it is there for the doctor alone.
fn list() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        let (method, path) = words.next().zip(words.next())?;
        Some((method, path, words.next() == Some("doctor:")))
    })
}

fn allows((method, path): (&str, &str), request: &str) -> bool {
    let Some(rest) = request
        .strip_prefix(method)
        .and_then(|it| it.strip_prefix(' '))
    else {
        return false;
    };
    let (asked, query) = rest.split_once('?').unwrap_or((rest, ""));
    let allowed = path.trim_end_matches('?');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let is_plain = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    let fits = |allowed: &str, part: &str| match allowed {
        "{p}" => ["i1", "v1"].contains(&part),
        "{id}" => is_number(part),
        "{number}" => !part.is_empty() && part.bytes().all(is_plain),
        literal => literal == part,
    };
    (query.is_empty() || path.ends_with('?'))
        && query.bytes().all(|c| is_plain(c) || b"*.+%&=".contains(&c))
        && allowed.split('/').count() == asked.split('/').count()
        && allowed
            .split('/')
            .zip(asked.split('/'))
            .all(|(allowed, part)| fits(allowed, part))
}

#[test]
fn a_proxy_lets_the_whole_examination_through_and_nothing_for_nobody() {
    let mut asked = Vec::new();
    for switches in [
        json!({}),
        json!({ "prefix": "v1" }),
        json!({ "no_singular": true, "no_channels": true }),
        json!({ "order_path": "number", "no_product_stock": true }),
    ] {
        let stand_in = StandIn::switched(&switches);
        stand_in.examine();
        asked.extend(stand_in.requests.borrow().iter().cloned());
    }
    for request in &asked {
        let is_allowed = list().any(|(method, path, _)| allows((method, path), request));
        assert!(is_allowed, "{request}");
    }
    for (method, path, _) in list().filter(|(.., is_of_doctor)| *is_of_doctor) {
        let is_made = asked.iter().any(|request| allows((method, path), request));
        assert!(is_made, "{method} {path}");
    }
}
