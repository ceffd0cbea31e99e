//! Addresses: each leads to its view, and everything else is not found.

use proptest::prelude::*;
use release_web_logic::{Route, Step};

fn any_route() -> impl Strategy<Value = Route> {
    prop_oneof![
        Just(Route::Home),
        Just(Route::Orders),
        any::<u64>().prop_map(|order| Route::Order { order }),
        proptest::sample::select(Step::ALL.to_vec()).prop_map(Route::Import),
        Just(Route::Runs),
        any::<u64>().prop_map(|run| Route::Run { run }),
        Just(Route::NotFound),
    ]
}

proptest! {
    /// What a person copies from the address bar opens the same view again.
    #[test]
    fn a_copied_address_leads_back(route in any_route()) {
        prop_assert_eq!(Route::recognize(&route.to_path()), route);
    }

    /// No two views share an address.
    #[test]
    fn views_have_addresses_of_their_own(one in any_route(), other in any_route()) {
        prop_assert_eq!(one == other, one.to_path() == other.to_path());
    }

    /// An address is what a link says and not what it almost says.
    #[test]
    fn what_is_typed_is_no_other_view(path in "[/a-z0-9.%-]{0,24}") {
        let route = Route::recognize(&path);
        let own = format!("/{}", path.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/"));
        let is_same = match route {
            Route::NotFound => true,
            // Leading zeros of an id are read as the number.
            Route::Order { order } => own.trim_start_matches("/orders/").parse() == Ok(order),
            Route::Run { run } => own.trim_start_matches("/runs/").parse() == Ok(run),
            known => known.to_path() == own,
        };
        prop_assert!(is_same, "{path} led to {route:?}");
    }
}

#[test]
fn the_addresses_of_the_guide() {
    for (path, route) in [
        ("/", Route::Home),
        ("/orders", Route::Orders),
        ("/orders/12060", Route::Order { order: 12_060 }),
        ("/import", Route::Import(Step::File)),
        ("/import/columns", Route::Import(Step::Columns)),
        ("/import/check", Route::Import(Step::Check)),
        ("/import/confirm", Route::Import(Step::Confirm)),
        ("/runs", Route::Runs),
        ("/runs/3", Route::Run { run: 3 }),
    ] {
        assert_eq!(Route::recognize(path), route, "{path}");
        assert_eq!(route.to_path(), path);
    }
}

#[test]
fn a_slash_at_the_end_changes_nothing() {
    assert_eq!(Route::recognize(""), Route::Home);
    assert_eq!(Route::recognize("/runs/3/"), Route::Run { run: 3 });
    assert_eq!(Route::recognize("//orders"), Route::Orders);
}

#[test]
fn an_unknown_address_is_not_found() {
    for path in [
        "/404",
        "/order/12060",
        "/orders/12060/lines",
        "/orders/twelve",
        "/orders/-1",
        "/orders/18446744073709551616",
        "/import/sent",
        "/import/check/2",
        "/runs/3/lines",
        "/Runs",
    ] {
        assert_eq!(Route::recognize(path), Route::NotFound, "{path}");
    }
}
