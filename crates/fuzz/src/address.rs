//! Words of the address bar: any of them leads somewhere, and none gets out of its parameter.

use arbitrary::{Arbitrary, Result, Unstructured};
use release_core::endpoint::Endpoint;
use release_core::{ApiPrefix, BaseUrl, Connection};
use release_web_logic::Route;
use release_web_logic::orders::OrdersQuery;
use release_web_logic::stock::StockQuery;

const WORDS: [&str; 24] = [
    "",
    "orders",
    "import",
    "columns",
    "check",
    "confirm",
    "runs",
    "stock",
    "doctor",
    "trial",
    "..",
    ".",
    "%2e%2e",
    "0",
    "1",
    "12060",
    "-1",
    "+7",
    "18446744073709551616",
    "//",
    "?",
    "#",
    "&limit=9",
    "create_mapping",
];
const NAMES: [&str; 8] = [
    "is_send", "status", "number", "page", "limit", "sort", "search", "code",
];
const VALUES: [&str; 16] = [
    "true",
    "false",
    "400",
    "approved",
    "1",
    "0",
    "25",
    "100",
    "101",
    "-number",
    "number",
    "4294967296",
    "%",
    "&page=2",
    "../order_items/1/create_mapping/",
    "\u{0}",
];

/// Goes where an address leads.
pub fn address(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    if let Ok(path) = joined(&mut input) {
        follow(&path);
    }
    if let Ok(query) = query(&mut input) {
        search(&query);
    }
}

fn joined(input: &mut Unstructured<'_>) -> Result<String> {
    let mut path = String::new();
    for _ in 0..input.int_in_range(0..=5)? {
        path.push('/');
        path.push_str(&word(input, &WORDS)?);
    }
    Ok(path)
}

fn query(input: &mut Unstructured<'_>) -> Result<String> {
    let mut pairs = Vec::new();
    for _ in 0..input.int_in_range(0..=6)? {
        pairs.push((word(input, &NAMES)?, word(input, &VALUES)?));
    }
    if input.ratio(1, 4)? {
        // As somebody types it.
        let typed: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        return Ok(typed.join("&"));
    }
    Ok(serde_urlencoded::to_string(pairs).expect("texts"))
}

fn word(input: &mut Unstructured<'_>, words: &[&str]) -> Result<String> {
    if input.ratio(3, 4)? {
        return Ok((*input.choose(words)?).to_owned());
    }
    String::arbitrary(input)
}

fn follow(path: &str) {
    let route = Route::recognize(path);
    assert_eq!(Route::recognize(&route.to_path()), route);
    if route == Route::NotFound {
        return;
    }
    let own: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let kept = route.to_path();
    let kept: Vec<&str> = kept.split('/').filter(|part| !part.is_empty()).collect();
    // A number may be written in several ways; no other word is read as one that it is not.
    for (typed, read) in own.iter().zip(&kept) {
        assert!(
            typed == read || typed.parse::<u64>() == read.parse(),
            "{path}"
        );
    }
}

fn search(query: &str) {
    let _ = serde_urlencoded::from_str::<StockQuery>(query);
    let Ok(query) = serde_urlencoded::from_str::<OrdersQuery>(query) else {
        return;
    };
    let written = serde_urlencoded::to_string(&query).expect("texts");
    assert_eq!(
        serde_urlencoded::from_str::<OrdersQuery>(&written).as_ref(),
        Ok(&query)
    );
    assert!(query.page().get() >= 1);
    let base_url: BaseUrl = "https://shop.example".parse().expect("an address");
    let token = "f00dcafe".parse().expect("a token");
    let connection = Connection::new(base_url, ApiPrefix::I1).with_token(token);
    let call = query.call();
    let Ok(request) = call.to_http(&connection) else {
        return;
    };
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri().host(), Some("shop.example"));
    assert_eq!(request.uri().path(), "/api/i1/orders/");
    let sent: Vec<(String, String)> =
        serde_urlencoded::from_str(request.uri().query().unwrap_or_default()).expect("pairs");
    let of = |name: &str| {
        sent.iter()
            .filter(|(it, _)| it == name)
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("limit"), [query.limit().to_string()]);
    assert_eq!(
        of("number"),
        query.number.as_deref().into_iter().collect::<Vec<_>>()
    );
    assert!(sent.len() <= 6, "{sent:?}");
}
