//! The search for orders by their number, over an Omnitron that knows some of the ways.

use release_client::{Client, Found, FoundBeginning, MAX_CHANNELS};
use release_core::error::CallError;
use release_core::{CallCode, HasCode};

use super::support::{Omnitron, Still, connection, wait};

impl Omnitron {
    /// Lets the filtered list ignore its filter.
    fn ignoring(self) -> Self {
        self.with(LIST, 200, &page(&[(1, "OTHER", 1), (2, "ELSE", 2)]))
    }

    fn find(&self, number: &str) -> Result<Found, CallError> {
        let client = Client::new(self, Still, connection());
        wait(client.find_orders_by_number(number))
    }
}

const LIST: &str = "i1/orders/?number=N-7&limit=25";
const IN_PATH: &str = "i1/orders/N-7/";
const BY_NUMBER: &str = "v1/order_number/N-7/";
const CHANNELS: &str = "v1/channels/?limit=100";
const NEWEST: &str = "i1/orders/?limit=100";
const NONE: &str = r#"{"detail":"Not found."}"#;

const BEGINNING: &str = "i1/orders/?number__startswith=N-&limit=100";

/// The orders found, and whether there are more; none where it is not offered.
fn beginning(status: u16, body: &str) -> Result<Option<(Vec<u64>, bool)>, CallError> {
    let omnitron = Omnitron::default().with(BEGINNING, status, body);
    let client = Client::new(&omnitron, Still, connection());
    let found = wait(client.find_orders_beginning("N-"))?;
    Ok(match found {
        FoundBeginning::NotOffered => None,
        FoundBeginning::Orders { orders, are_more } => Some((
            orders.iter().map(|order| order.pk.get()).collect(),
            are_more,
        )),
    })
}

fn channel(id: usize) -> String {
    format!("v1/channel/{id}/orders/?number=N-7")
}

fn order((pk, number, channel): (u64, &str, u64)) -> String {
    format!(r#"{{"pk":{pk},"number":"{number}","status":"400","channel":{channel}}}"#)
}

fn page(rows: &[(u64, &str, u64)]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| order(*row)).collect();
    format!(r#"{{"next":null,"results":[{}]}}"#, rows.join(","))
}

fn ids(found: &Found) -> Vec<u64> {
    found.orders.iter().map(|order| order.pk.get()).collect()
}

#[test]
fn a_list_that_keeps_to_the_filter_has_the_last_word() {
    let twins = page(&[(7, "N-7", 1), (8, "N-7", 2)]);
    let omnitron = Omnitron::default().with(LIST, 200, &twins);
    assert_eq!(ids(&omnitron.find("N-7").unwrap()), [7, 8]);
    assert_eq!(omnitron.asked(), [LIST]);

    let omnitron = Omnitron::default().with(LIST, 200, "[]");
    let found = omnitron.find("N-7").unwrap();
    assert!(found.orders.is_empty() && found.is_sure);
    assert_eq!(omnitron.asked(), [LIST]);
}

#[test]
fn where_the_list_ignores_the_filter_the_other_ways_are_tried_in_order() {
    let omnitron = Omnitron::default()
        .ignoring()
        .with(BY_NUMBER, 200, &order((7, "N-7", 1)));
    assert_eq!(ids(&omnitron.find("N-7").unwrap()), [7]);
    assert_eq!(
        omnitron.asked(),
        [LIST, IN_PATH, BY_NUMBER, CHANNELS, NEWEST]
    );
}

#[test]
fn an_order_of_another_number_is_not_taken_whatever_the_path_means() {
    // The path takes ids here, and there is an order with the id 77.
    let omnitron = Omnitron::default()
        .with("i1/orders/?number=77&limit=25", 200, &page(&[(1, "A", 1)]))
        .with("i1/orders/77/", 200, &order((77, "SOMETHING", 1)));
    let found = omnitron.find("77").unwrap();
    assert!(found.orders.is_empty() && !found.is_sure);
    // An order without a number is not found either.
    let omnitron = Omnitron::default().with(LIST, 200, r#"[{"pk":3}]"#);
    let found = omnitron.find("N-7").unwrap();
    assert!(found.orders.is_empty() && !found.is_sure);
}

#[test]
fn one_number_on_two_channels_gives_both_orders() {
    let omnitron = Omnitron::default()
        .ignoring()
        .with(IN_PATH, 200, &order((7, "N-7", 1)))
        .with(CHANNELS, 200, r#"[{"id":1,"name":"Web"},{"pk":2}]"#)
        .with(&channel(1), 200, &page(&[(7, "N-7", 1)]))
        .with(&channel(2), 200, &page(&[(8, "N-7", 2)]));
    assert_eq!(ids(&omnitron.find("N-7").unwrap()), [7, 8]);
}

#[test]
fn channels_that_cannot_be_listed_are_those_of_the_newest_orders() {
    let omnitron = Omnitron::default()
        .ignoring()
        .with(CHANNELS, 403, "{}")
        .with(NEWEST, 200, &page(&[(1, "A", 2), (2, "B", 5), (3, "C", 2)]))
        .with(&channel(2), 200, &page(&[]))
        .with(&channel(5), 200, &page(&[(9, "N-7", 5)]));
    assert_eq!(ids(&omnitron.find("N-7").unwrap()), [9]);
    assert_eq!(
        omnitron.asked()[4..],
        [NEWEST.to_owned(), channel(2), channel(5)]
    );
}

#[test]
fn none_found_is_sure_only_where_all_orders_were_asked_for() {
    let all = || {
        Omnitron::default()
            .ignoring()
            .with(CHANNELS, 200, r#"[{"id":1},{"id":2}]"#)
            .with(&channel(1), 200, "[]")
    };
    let is_sure = |omnitron: Omnitron| omnitron.find("N-7").unwrap().is_sure;
    assert!(is_sure(all().with(&channel(2), 200, "[]")));
    // A channel that ignores the filter, too, and one that does not exist.
    let ignored = page(&[(4, "OTHER", 2)]);
    assert!(!is_sure(all().with(&channel(2), 200, &ignored)));
    assert!(!is_sure(all().with(&channel(2), 404, NONE)));
    // A 404 with data means that there is none, but not if the path may take an id.
    assert!(is_sure(
        Omnitron::default().ignoring().with(BY_NUMBER, 404, NONE)
    ));
    assert!(!is_sure(
        Omnitron::default().ignoring().with(IN_PATH, 404, NONE)
    ));
    assert!(!is_sure(Omnitron::default().ignoring()));
}

#[test]
fn what_could_not_be_asked_is_an_error_and_not_a_no() {
    let key = |omnitron: &Omnitron| omnitron.find("N-7").unwrap_err().code();
    let refused = Omnitron::default().ignoring().with(BY_NUMBER, 503, "{}");
    assert_eq!(key(&refused), CallCode::RefusedServer);
    let offline = Omnitron::default().with(LIST, 0, "reset");
    assert_eq!(key(&offline), CallCode::ReachNetwork);
    // The result of another way is kept all the same.
    let found = offline.with(BY_NUMBER, 200, &page(&[(7, "N-7", 1)]));
    assert_eq!(ids(&found.find("N-7").unwrap()), [7]);
}

#[test]
fn what_would_only_repeat_itself_ends_the_search() {
    let throttled = Omnitron::default().ignoring().with(IN_PATH, 429, "{}");
    let error = throttled.find("N-7").unwrap_err();
    assert_eq!(error.code(), CallCode::RefusedThrottled);
    assert_eq!(throttled.asked(), [LIST, IN_PATH]);
}

#[test]
fn the_end_of_the_session_ends_the_search() {
    let omnitron = Omnitron::default().ignoring().with(IN_PATH, 401, "{}");
    assert!(omnitron.find("N-7").unwrap_err().is_session_ended());
    assert_eq!(omnitron.asked(), [LIST, IN_PATH]);
}

#[test]
fn a_number_that_no_path_can_hold_is_asked_for_by_filters_only() {
    for number in ["..", "A/B", "a.b", "%2e", "N 7", "ş", &"9".repeat(129)] {
        let omnitron = Omnitron::default();
        let _ = omnitron.find(number);
        let in_path = |path: &String| !path.contains('?') && !path.starts_with("v1/channels");
        assert!(!omnitron.asked().iter().any(in_path), "{number}");
    }
}

#[test]
fn the_number_of_channels_asked_is_bounded() {
    let rows: Vec<String> = (1..=50).map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    let mut omnitron =
        Omnitron::default()
            .ignoring()
            .with(CHANNELS, 200, &format!("[{}]", rows.join(",")));
    for id in 1..=50 {
        omnitron = omnitron.with(&channel(id), 200, "[]");
    }
    assert!(!omnitron.find("N-7").unwrap().is_sure);
    assert_eq!(omnitron.asked().len(), 4 + MAX_CHANNELS);
}

#[test]
fn the_beginning_of_a_number_is_held_against_every_order() {
    let two = page(&[(7, "N-7", 1), (8, "N-70", 1)]);
    assert_eq!(beginning(200, &two).unwrap(), Some((vec![7, 8], false)));
    let more = two.replace("null", "\"http://inside/?page=2\"");
    assert_eq!(beginning(200, &more).unwrap(), Some((vec![7, 8], true)));
    assert_eq!(beginning(200, "[]").unwrap(), Some((vec![], false)));
}

#[test]
fn a_list_of_other_orders_or_a_refusal_is_no_search_by_the_beginning() {
    let ignoring = page(&[(7, "N-7", 1), (9, "SC-9", 1)]);
    assert_eq!(beginning(200, &ignoring).unwrap(), None);
    assert_eq!(
        beginning(400, r#"{"detail":"no such filter"}"#).unwrap(),
        None
    );
    assert!(beginning(503, "").is_err());
}
