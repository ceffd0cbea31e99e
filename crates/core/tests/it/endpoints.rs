//! The request of each call, as sent.

use insta::assert_snapshot;
use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::get_orders_by_number::NumberAddress;
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::endpoint::list_product_lines::LinesAddress;
use release_core::endpoint::{
    CheckAccess, Endpoint, GetOrder, GetOrderItem, GetOrdersByNumber, ListAllProductStocks,
    ListChannelOrders, ListChannelOrdersById, ListChannels, ListContentTypes,
    ListExtraProductStocks, ListOrderItems, ListOrders, ListProductLines, ListProductStocks, Login,
};
use release_core::error::BuildError;
use release_core::model::{KnownStatus, OrderNumber, Status};
use release_core::{ApiPrefix, Connection, Language};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{connection, release, signed_out, written};

fn request(call: &impl Endpoint) -> String {
    written(&call.to_http(&connection()).unwrap())
}

#[test]
fn releasing_always_says_whether_stock_is_released() {
    assert_snapshot!(request(&release()), @r#"
    POST https://shop.example/api/i1/order_items/70412/create_mapping/
    accept: application/json
    authorization: Token f00dcafe
    content-type: application/json
    {"code":"ERP-55120-3","update_stock":true}
    "#);
    let recording = release_core::endpoint::CreateMapping {
        update_stock: false,
        ..release()
    };
    assert_snapshot!(request(&recording), @r#"
    POST https://shop.example/api/i1/order_items/70412/create_mapping/
    accept: application/json
    authorization: Token f00dcafe
    content-type: application/json
    {"code":"ERP-55120-3","update_stock":false}
    "#);
}

#[test]
fn the_prefix_and_a_path_before_it_are_settings() {
    let connection = Connection {
        base_url: "http://localhost:8787/omnitron/".parse().unwrap(),
        prefix: ApiPrefix::V1,
        ..connection()
    };
    let request = release().to_http(&connection).unwrap();
    assert_snapshot!(request.uri(), @"http://localhost:8787/omnitron/api/v1/order_items/70412/create_mapping/");
}

#[test]
fn a_token_is_tried_on_the_lightest_reading_call() {
    assert_snapshot!(request(&CheckAccess), @r"
    GET https://shop.example/api/i1/orders/?limit=1
    accept: application/json
    authorization: Token f00dcafe
    ");
}

#[test]
fn signing_in_sends_no_old_token() {
    let login = Login {
        username: "ayşe".to_owned(),
        password: "pass \"word\"".to_owned(),
    };
    assert_snapshot!(request(&login), @r#"
    POST https://shop.example/api/i1/auth/login/
    accept: application/json
    content-type: application/json
    {"username":"ayşe","password":"pass \"word\""}
    "#);
}

#[test]
fn orders_are_listed_by_the_filters_that_are_set() {
    assert_snapshot!(request(&ListOrders::default()), @r#"
    GET https://shop.example/api/i1/orders/
    accept: application/json
    authorization: Token f00dcafe
    "#);
    let filtered = ListOrders {
        is_send: Some(false),
        status: Some(KnownStatus::Approved.into()),
        number: Some("SC 2024/99&x".to_owned()),
        number_begins: Some("SC 20".to_owned()),
        page: 3.try_into().ok(),
        limit: 50.try_into().ok(),
    };
    assert_snapshot!(request(&filtered), @r#"
    GET https://shop.example/api/i1/orders/?is_send=false&status=400&number=SC+2024%2F99%26x&number__startswith=SC+20&page=3&limit=50
    accept: application/json
    authorization: Token f00dcafe
    "#);
    let by_name = ListOrders {
        status: Some(Status::new("approved")),
        ..ListOrders::default()
    };
    assert_snapshot!(by_name.to_http(&connection()).unwrap().uri(), @"https://shop.example/api/i1/orders/?status=approved");
}

#[test]
fn an_order_has_two_addresses() {
    for (from, uri) in [
        (
            OrderAddress::Detailed,
            "https://shop.example/api/i1/orders_integration/12001/detailed_integration/",
        ),
        (
            OrderAddress::Plain,
            "https://shop.example/api/i1/orders/12001/",
        ),
    ] {
        let order = "12001".parse().unwrap();
        let call = GetOrder { order, from };
        assert_eq!(call.to_http(&connection()).unwrap().uri(), uri);
    }
}

#[test]
fn a_number_is_asked_for_in_a_path_or_on_a_channel() {
    for (from, uri) in [
        (
            NumberAddress::Orders,
            "https://shop.example/api/i1/orders/SC-2024-99/",
        ),
        (
            NumberAddress::OrderNumber,
            "https://shop.example/api/v1/order_number/SC-2024-99/",
        ),
    ] {
        let number = OrderNumber::new("SC-2024-99").unwrap();
        let call = GetOrdersByNumber { number, from };
        assert_eq!(call.to_http(&connection()).unwrap().uri(), uri);
    }
    let on_channel = ListChannelOrders {
        channel: release_core::id::ChannelId::new(2).unwrap(),
        number: "SC 2024/99".to_owned(),
    };
    assert_snapshot!(request(&on_channel), @r#"
    GET https://shop.example/api/v1/channel/2/orders/?number=SC+2024%2F99
    accept: application/json
    authorization: Token f00dcafe
    "#);
    let limit = 100.try_into().ok();
    assert_snapshot!(request(&ListChannels { limit }), @r#"
    GET https://shop.example/api/v1/channels/?limit=100
    accept: application/json
    authorization: Token f00dcafe
    "#);
}

#[test]
fn a_number_that_could_lead_elsewhere_is_no_path() {
    let longest = "9".repeat(128);
    for number in ["2811223344556677", "SC-2024-99", "a_b", &longest] {
        assert_eq!(OrderNumber::new(number).unwrap().as_str(), number);
    }
    let longer = "9".repeat(129);
    for number in [
        "", ".", "..", "a/b", "a%2Fb", "a?b", "a#b", "a b", "ş", &longer,
    ] {
        assert_eq!(OrderNumber::new(number), None, "{number}");
    }
}

#[test]
fn lines_have_two_addresses_and_mind_the_singular() {
    let lines = |from| ListOrderItems {
        order: "12001".parse().unwrap(),
        from,
        page: None,
        limit: 100.try_into().ok(),
    };
    assert_snapshot!(request(&lines(ItemsAddress::Detailed)), @r#"
    GET https://shop.example/api/i1/order_item/detailed_integration/?order=12001&limit=100
    accept: application/json
    authorization: Token f00dcafe
    "#);
    assert_snapshot!(request(&lines(ItemsAddress::Plain)), @r#"
    GET https://shop.example/api/i1/order_items/?order=12001&limit=100
    accept: application/json
    authorization: Token f00dcafe
    "#);
}

#[test]
fn one_line_has_one_address() {
    let item = "70412".parse().unwrap();
    assert_snapshot!(request(&GetOrderItem { item }), @r#"
    GET https://shop.example/api/i1/order_items/70412/
    accept: application/json
    authorization: Token f00dcafe
    "#);
}

#[test]
fn what_is_known_under_v1_only_is_asked_there() {
    let model = "orderitem".to_owned();
    assert_snapshot!(request(&ListContentTypes { model }), @r#"
    GET https://shop.example/api/v1/content_types/?model=orderitem
    accept: application/json
    authorization: Token f00dcafe
    "#);
    let stock = ListProductStocks {
        channel: release_core::id::ChannelId::new(2).unwrap(),
        product: release_core::ProductId::new(8362).unwrap(),
        stock_list: release_core::id::StockListId::new(1).unwrap(),
    };
    assert_snapshot!(request(&stock), @r#"
    GET https://shop.example/api/v1/channel/2/product_stocks/?product__pk__in=8362&stock_list=1
    accept: application/json
    authorization: Token f00dcafe
    "#);
}

#[test]
fn stock_and_lines_of_many_orders_are_asked_for_by_page() {
    let channel = release_core::id::ChannelId::new(2).unwrap();
    let product = release_core::ProductId::new(8362).unwrap();
    let (page, limit) = (3.try_into().ok(), 100.try_into().ok());
    let uri = |request: Result<http::Request<Vec<u8>>, BuildError>| {
        let uri = request.unwrap().uri().to_string();
        uri.replace("https://shop.example/api/", "")
    };
    let all = ListAllProductStocks { page, limit };
    assert_snapshot!(uri(all.to_http(&connection())), @"i1/product_stock/?page=3&limit=100");
    let named = ListExtraProductStocks {
        channel,
        rows: vec![901, 902],
        of: None,
        page: None,
        limit,
    };
    assert_snapshot!(uri(named.to_http(&connection())), @"v1/channel/2/extra_product_stocks/detailed/?pk__in=901%2C902&limit=100");
    let one = ListExtraProductStocks {
        rows: Vec::new(),
        of: Some((product, release_core::id::StockListId::new(1).unwrap())),
        limit: None,
        ..named
    };
    assert_snapshot!(uri(one.to_http(&connection())), @"v1/channel/2/extra_product_stocks/detailed/?product=8362&stock_list=1");
    let orders = ListChannelOrdersById {
        channel,
        orders: vec!["12001".parse().unwrap(), "12002".parse().unwrap()],
        limit,
    };
    assert_snapshot!(uri(orders.to_http(&connection())), @"v1/channel/2/orders/?pk__in=12001%2C12002&limit=100");
    let lines = |from| {
        let lines = ListProductLines {
            product,
            from,
            page,
            limit,
        };
        uri(lines.to_http(&connection()))
    };
    assert_snapshot!(lines(LinesAddress::Channel(channel)), @"v1/channel/2/order_items/?product=8362&sort=-id&page=3&limit=100");
    assert_snapshot!(lines(LinesAddress::Detailed), @"i1/order_item/detailed_integration/?product=8362&page=3&limit=100");
    assert_snapshot!(lines(LinesAddress::Plain), @"i1/order_items/?product=8362&page=3&limit=100");
}

#[test]
fn the_language_of_the_server_can_be_chosen() {
    let connection = connection().with_language(Language::Turkish);
    let request = release().to_http(&connection).unwrap();
    assert_eq!(request.headers()["accept-language"], "tr");
}

#[test]
fn without_a_token_nothing_is_built() {
    let error = release().to_http(&signed_out()).unwrap_err();
    assert_eq!(error, BuildError::NoToken);
    assert!(ListOrders::default().to_http(&signed_out()).is_err());
}
