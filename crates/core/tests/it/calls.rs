//! The list of calls that a reverse proxy lets through, held against the requests that are built.

use core::any::type_name_of_val;
use std::collections::BTreeSet;

use http::Request;
use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::get_orders_by_number::NumberAddress;
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::endpoint::list_product_lines::LinesAddress;
use release_core::endpoint::{
    CheckAccess, Endpoint, GetOrder, GetOrderItem, GetOrdersByNumber, ListAllProductStocks,
    ListChannelOrders, ListChannelOrdersById, ListChannels, ListContentTypes,
    ListExtraProductStocks, ListOrderItems, ListOrders, ListProductLines, ListProductStocks, Login,
};
use release_core::id::{ChannelId, StockListId};
use release_core::model::OrderNumber;
use release_core::{ApiPrefix, Connection, ProductId};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{connection, release};

const LIST: &str = include_str!("../../../../deploy/calls.txt");
const ENDPOINTS: &str = include_str!("../../src/endpoint/mod.rs");

/// A request, and the name of its endpoint.
struct Built {
    endpoint: &'static str,
    request: Request<Vec<u8>>,
}

fn built(call: &impl Endpoint, connection: &Connection) -> Built {
    Built {
        endpoint: type_name_of_val(call).rsplit("::").next().unwrap(),
        request: call.to_http(connection).unwrap(),
    }
}

/// A request of each endpoint at each of its addresses, under both prefixes.
fn all() -> Vec<Built> {
    let under = [ApiPrefix::I1, ApiPrefix::V1].map(|prefix| Connection {
        prefix,
        ..connection()
    });
    under.iter().flat_map(all_on).collect()
}

fn all_on(to: &Connection) -> Vec<Built> {
    let order = "12001".parse().unwrap();
    let item = "70412".parse().unwrap();
    let channel = ChannelId::new(2).unwrap();
    let number = "SC 2024/99&ş".to_owned();
    let limit = 50.try_into().ok();
    let mut all = vec![
        built(&Login::nobody(), to),
        built(&CheckAccess, to),
        built(&ListOrders::default(), to),
        built(&GetOrderItem { item }, to),
        built(&release(), to),
        built(&ListChannels { limit }, to),
    ];
    let filtered = ListOrders {
        is_send: Some(true),
        number: Some(number.clone()),
        limit,
        ..ListOrders::default()
    };
    all.push(built(&filtered, to));
    all.push(built(&ListChannelOrders { channel, number }, to));
    let model = "orderitem".to_owned();
    all.push(built(&ListContentTypes { model }, to));
    let stock = ListProductStocks {
        channel,
        product: ProductId::new(8362).unwrap(),
        stock_list: StockListId::new(1).unwrap(),
    };
    all.push(built(&stock, to));
    let page = 2.try_into().ok();
    all.push(built(&ListAllProductStocks { page, limit }, to));
    let extra = ListExtraProductStocks {
        channel,
        rows: vec![901, 902],
        of: Some((stock.product, stock.stock_list)),
        page,
        limit,
    };
    all.push(built(&extra, to));
    let by_id = ListChannelOrdersById {
        channel,
        orders: vec![order],
        limit,
    };
    all.push(built(&by_id, to));
    // Each `match` stops compiling where an address is added; then it goes into the array, too.
    for from in [OrderAddress::Detailed, OrderAddress::Plain] {
        match from {
            OrderAddress::Detailed | OrderAddress::Plain => {}
        }
        all.push(built(&GetOrder { order, from }, to));
    }
    for from in [NumberAddress::Orders, NumberAddress::OrderNumber] {
        match from {
            NumberAddress::Orders | NumberAddress::OrderNumber => {}
        }
        let number = OrderNumber::new("SC_2024-99").unwrap();
        all.push(built(&GetOrdersByNumber { number, from }, to));
    }
    for from in [ItemsAddress::Detailed, ItemsAddress::Plain] {
        match from {
            ItemsAddress::Detailed | ItemsAddress::Plain => {}
        }
        let lines = ListOrderItems {
            order,
            from,
            page,
            limit,
        };
        all.push(built(&lines, to));
    }
    for from in [
        LinesAddress::Channel(channel),
        LinesAddress::Detailed,
        LinesAddress::Plain,
    ] {
        match from {
            LinesAddress::Channel(_) | LinesAddress::Detailed | LinesAddress::Plain => {}
        }
        let lines = ListProductLines {
            product: stock.product,
            from,
            page,
            limit,
        };
        all.push(built(&lines, to));
    }
    all
}

/// The calls of the list: method and path.
fn list() -> Vec<(&'static str, &'static str)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            words.next().zip(words.next())
        })
        .collect()
}

/// Whether the list's call lets a request through.
fn allows((method, path): (&str, &str), request: &Request<Vec<u8>>) -> bool {
    let (path, may_ask) = match path.strip_suffix('?') {
        Some(path) => (path, true),
        None => (path, false),
    };
    let asked = request.uri();
    let query = asked.query().unwrap_or_default();
    method == request.method()
        && path.split('/').count() == asked.path().split('/').count()
        && path
            .split('/')
            .zip(asked.path().split('/'))
            .all(|(allowed, part)| fits(allowed, part))
        && (may_ask || asked.query().is_none())
        && query
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || b"*._+%&=-".contains(&c))
}

fn fits(allowed: &str, part: &str) -> bool {
    let is_number = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    match allowed {
        "{p}" => ["i1", "v1"].contains(&part),
        "{id}" => !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()),
        "{number}" => !part.is_empty() && part.bytes().all(is_number),
        literal => literal == part,
    }
}

#[test]
fn every_endpoint_is_built_here() {
    let named = ENDPOINTS.lines().filter_map(|line| {
        let (_, name) = line.strip_prefix("pub use ")?.split_once("::")?;
        name.strip_suffix(';')
    });
    let built = all().into_iter().map(|built| built.endpoint);
    assert_eq!(
        built.collect::<BTreeSet<_>>(),
        named.collect::<BTreeSet<_>>()
    );
}

#[test]
fn the_list_lets_every_request_through() {
    let list = list();
    for Built { endpoint, request } in all() {
        let is_allowed = list.iter().any(|call| allows(*call, &request));
        assert!(
            is_allowed,
            "{endpoint}: {} {}",
            request.method(),
            request.uri()
        );
    }
}

/// Whether a call is there for the doctor alone, whose tests hold it against its requests.
fn is_of_doctor((method, path): (&str, &str)) -> bool {
    let mut lines = LIST.lines().map(|line| line.split_whitespace());
    let line = lines.find(|line| line.clone().take(2).eq([method, path]));
    line.is_some_and(|mut line| line.nth(2) == Some("doctor:"))
}

#[test]
fn the_list_has_no_call_that_nothing_makes() {
    let all = all();
    for call in list().into_iter().filter(|call| !is_of_doctor(*call)) {
        let is_made = all.iter().any(|built| allows(call, &built.request));
        assert!(is_made, "{call:?}");
        // A query is allowed only where one is sent.
        let asks = all
            .iter()
            .any(|built| allows(call, &built.request) && built.request.uri().query().is_some());
        assert_eq!(asks, call.1.ends_with('?'), "{call:?}");
    }
}
