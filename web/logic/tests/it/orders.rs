//! The list of orders: its address, and the order of its rows.

use crate::support::order;
use proptest::prelude::*;
use release_core::model::Order;
use release_web_logic::orders::{Column, DEFAULT_PAGE_SIZE, OrdersQuery, SavedViews, Sorting};
use serde_json::json;

fn sorted(orders: &[Order], by: &str) -> Vec<u64> {
    let sorting: Sorting = by.parse().unwrap();
    let sorted = sorting.sort(orders.iter().collect());
    sorted.iter().map(|order| order.pk.get()).collect()
}

#[test]
fn numbers_are_sorted_as_texts() {
    let number = |pk, number: &str| order(pk, &json!({"number": number}));
    let orders = [
        number(1, "9"),
        number(2, "10"),
        number(3, "010"),
        number(4, "A1"),
    ];
    assert_eq!(sorted(&orders, "number"), [3, 2, 1, 4]);
    assert_eq!(sorted(&orders, "-number"), [4, 1, 2, 3]);
}

#[test]
fn an_order_without_a_number_comes_first() {
    let orders = [order(1, &json!({"number": "1"})), order(2, &json!({}))];
    assert_eq!(sorted(&orders, "number"), [2, 1]);
}

#[test]
fn amounts_are_sorted_as_numbers() {
    let amount = |pk, amount: &str| order(pk, &json!({"amount": amount}));
    let orders = [
        amount(1, "100.00"),
        amount(2, "99.90"),
        amount(3, "-5"),
        order(4, &json!({})),
    ];
    assert_eq!(sorted(&orders, "amount"), [4, 3, 2, 1]);
}

#[test]
fn a_status_is_sorted_by_its_code_as_a_number() {
    let status = |pk, status: &str| order(pk, &json!({"status": status}));
    let orders = [status(1, "1000"), status(2, "400"), status(3, "brand new")];
    assert_eq!(sorted(&orders, "status"), [3, 2, 1]);
}

#[test]
fn dates_are_sorted_by_time() {
    let placed = |pk, date: &str| order(pk, &json!({"date_placed": date}));
    let orders = [
        placed(1, "2026-02-01T08:00:00Z"),
        placed(2, "2025-12-31T23:59:59Z"),
    ];
    assert_eq!(sorted(&orders, "date"), [2, 1]);
    assert_eq!(sorted(&orders, "-date"), [1, 2]);
}

proptest! {
    /// Rows that are equal stay as Omnitron has them, both ways.
    #[test]
    fn sorting_is_stable(numbers in proptest::collection::vec("[ab]", 0..12), descending in any::<bool>()) {
        let orders: Vec<Order> = (1..).zip(&numbers).map(|(pk, number)| order(pk, &json!({"number": number}))).collect();
        let sorting = Sorting { column: Column::Number, descending };
        let sorted = sorting.sort(orders.iter().collect());
        for pair in sorted.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if a.number == b.number {
                prop_assert!(a.pk < b.pk);
            } else {
                prop_assert_eq!(a.number < b.number, !descending);
            }
        }
        prop_assert_eq!(sorted.len(), orders.len());
    }

    /// Anyone can type an address: whatever it holds, a page can be asked for.
    #[test]
    fn an_address_asks_for_a_page_that_exists(page in ".{0,8}", limit in ".{0,8}", sort in ".{0,8}") {
        let query = OrdersQuery {
            page: Some(page.clone()),
            limit: Some(limit.clone()),
            sort: Some(sort),
            ..OrdersQuery::default()
        };
        prop_assert!([10, 25, 50, 100].contains(&query.limit()));
        let read = page.parse::<u32>().ok().filter(|page| *page > 0);
        prop_assert_eq!(query.page().get(), read.unwrap_or(1));
    }
}

#[test]
fn a_click_sorts_up_then_down_then_as_omnitron_has_it() {
    let up = Sorting::next(None, Column::Date);
    assert_eq!(up.map(|it| it.to_string()), Some("date".to_owned()));
    let down = Sorting::next(up, Column::Date);
    assert_eq!(down.map(|it| it.to_string()), Some("-date".to_owned()));
    assert_eq!(Sorting::next(down, Column::Date), None);
    let other = Sorting::next(down, Column::Amount);
    assert_eq!(other.map(|it| it.to_string()), Some("amount".to_owned()));
}

#[test]
fn sorting_that_nobody_knows_counts_as_not_asked() {
    for word in ["", "-", "price", "--date", "Date"] {
        let query = OrdersQuery {
            sort: Some(word.to_owned()),
            ..OrdersQuery::default()
        };
        assert_eq!(query.sorting(), None, "{word}");
    }
}

#[test]
fn the_usual_page_and_size_are_not_in_the_address() {
    let query = OrdersQuery::default().with_page(3);
    assert_eq!(query.page.as_deref(), Some("3"));
    assert_eq!(query.with_page(1), OrdersQuery::default());
    let query = OrdersQuery::default().with_limit(Some("50".to_owned()));
    assert_eq!(query.limit(), 50);
    let usual = Some(DEFAULT_PAGE_SIZE.to_string());
    assert_eq!(query.with_limit(usual), OrdersQuery::default());
}

#[test]
fn a_page_size_that_is_not_offered_is_the_usual_one() {
    for limit in ["0", "30", "1000000", "many"] {
        let query = OrdersQuery::default().with_limit(Some(limit.to_owned()));
        assert_eq!(query.limit(), DEFAULT_PAGE_SIZE, "{limit}");
    }
}

#[test]
fn another_filter_begins_at_the_first_page() {
    let query = OrdersQuery {
        status: Some("400".to_owned()),
        ..OrdersQuery::default()
    };
    assert_eq!(query.with_page(4).first_page(), query);
}

#[test]
fn sorting_and_paging_are_no_filters() {
    let query = OrdersQuery::default()
        .with_page(2)
        .with_sorting("-date".parse().ok());
    assert!(!query.is_filtered());
    let sent = OrdersQuery {
        is_send: Some("false".to_owned()),
        ..OrdersQuery::default()
    };
    assert!(sent.is_filtered());
    assert_eq!(sent.call().is_send, Some(false));
}

#[test]
fn a_search_by_number_keeps_to_the_other_filters() {
    let query = OrdersQuery {
        is_send: Some("true".to_owned()),
        number: Some("A1".to_owned()),
        ..OrdersQuery::default()
    };
    let found = vec![
        order(1, &json!({"number": "A1", "is_send": true})),
        order(2, &json!({"number": "A1", "is_send": false})),
    ];
    let page = query.page_of(found).page;
    assert_eq!(
        page.rows
            .iter()
            .map(|order| order.pk.get())
            .collect::<Vec<_>>(),
        [1]
    );
    assert_eq!(page.count, Some(1));
    assert!(!page.has_next);
}

#[test]
fn views_are_saved_by_name_and_found_by_what_they_ask() {
    let unsent = OrdersQuery {
        is_send: Some("false".into()),
        ..OrdersQuery::default()
    };
    let views = SavedViews::default().with("Unsent", unsent.clone());
    assert_eq!(views.name_of(&unsent), Some("Unsent"));
    assert_eq!(views.name_of(&OrdersQuery::default()), None);
    let replaced = views.with("Unsent", OrdersQuery::default());
    assert_eq!(replaced.iter().count(), 1);
    let stored = serde_json::to_string(&replaced).unwrap();
    assert_eq!(
        serde_json::from_str::<SavedViews>(&stored).unwrap(),
        replaced
    );
    assert!(replaced.without("Unsent").is_empty());
}
