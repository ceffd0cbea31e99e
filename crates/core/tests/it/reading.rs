//! Tolerant decoding of orders, lines, stock and content types.

use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::get_orders_by_number::NumberAddress;
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::endpoint::list_product_lines::LinesAddress;
use release_core::endpoint::{
    CheckAccess, Endpoint, GetOrder, GetOrderItem, GetOrdersByNumber, ListChannelOrders,
    ListChannelOrdersById, ListChannels, ListContentTypes, ListExtraProductStocks, ListOrderItems,
    ListOrders, ListProductLines, ListProductStocks,
};
use release_core::error::{ReadError, ResponseError};
use release_core::id::{ChannelId, StockListId};
use release_core::model::{KnownStatus, OrderNumber, Quantity, Status};
use release_core::{OrderId, ProductId};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{code_of, json, release};

const NESTED: &str = r#"{"count":12,"next":"http://inside/api/?page=2","previous":null,"results":[
    {"pk":12001,"number":"2811223344556677","status":"400","is_send":true,
     "date_placed":"2025-03-02T09:15:30.120000Z","amount":"286.100","currency":"kwd",
     "channel":{"id":1,"name":"Web <b>"},"customer":{"first_name":"Ayşe"},"new_field":[1]}]}"#;
const FLAT: &str = r#"[{"id":"12002","number":77,"status":"approved","is_send":false,
    "amount":286.10,"channel":3,"customer":5}]"#;

pub(crate) fn lines() -> ListOrderItems {
    ListOrderItems {
        order: OrderId::new(12001).unwrap(),
        from: ItemsAddress::default(),
        page: None,
        limit: None,
    }
}

#[test]
fn access_is_proven_by_a_list_or_a_page_whatever_is_in_it() {
    for good in [
        "[]",
        "[{\"pk\":\"?\"}]",
        "{\"count\":1,\"next\":null,\"results\":[7]}",
    ] {
        assert_eq!(CheckAccess.parse(&json(200, good)), Ok(()), "{good}");
    }
    for bad in ["{}", "null", "\"welcome\"", "[", "<html>"] {
        assert!(CheckAccess.parse(&json(200, bad)).is_err(), "{bad}");
    }
    assert!(CheckAccess.parse(&json(401, "{}")).is_err());
}

#[test]
fn a_page_of_nested_orders() {
    let checked = ListOrders::default().parse(&json(200, NESTED)).unwrap();
    assert_eq!(checked.page.count, Some(12));
    assert!(checked.page.has_next);
    let order = &checked.page.rows[0];
    assert_eq!(order.number.as_deref(), Some("2811223344556677"));
    assert_eq!(order.amount.as_deref(), Some("286.100"));
    assert_eq!(order.status.known(), Some(KnownStatus::Approved));
    let channel = order.channel.as_ref().unwrap();
    assert_eq!(channel.name.as_deref(), Some("Web <b>"));
}

#[test]
fn a_bare_list_of_flat_orders_keeps_the_servers_digits() {
    let checked = ListOrders::default().parse(&json(200, FLAT)).unwrap();
    let order = &checked.page.rows[0];
    assert_eq!(order.pk.get(), 12002);
    assert_eq!(order.number.as_deref(), Some("77"));
    assert_eq!(order.amount.as_deref(), Some("286.10"));
    assert_eq!(order.channel.as_ref().unwrap().id.unwrap().get(), 3);
    assert_eq!(order.status.known(), Some(KnownStatus::Approved));
}

#[test]
fn an_order_needs_no_more_than_its_id() {
    let checked = ListOrders::default()
        .parse(&json(200, r#"[{"pk":1}]"#))
        .unwrap();
    let order = &checked.page.rows[0];
    assert_eq!((order.is_send, order.number.clone()), (None, None));
}

#[test]
fn orders_of_a_number_come_alone_in_a_list_or_in_a_page_and_bear_it() {
    let by_number = GetOrdersByNumber {
        number: OrderNumber::new("77").unwrap(),
        from: NumberAddress::OrderNumber,
    };
    let found = |body: &str| {
        let checked = by_number.parse(&json(200, body)).unwrap();
        (checked.page.rows.len(), checked.dropped)
    };
    assert_eq!(found(r#"{"pk":1,"number":"77"}"#), (1, 0));
    assert_eq!(
        found(r#"[{"pk":1,"number":77},{"pk":2,"number":"77"}]"#),
        (2, 0)
    );
    assert_eq!(found(r#"{"results":[{"pk":1,"number":"77"}]}"#), (1, 0));
    // The id in place of the number, another number, and no number.
    assert_eq!(found(r#"{"pk":77,"number":"12"}"#), (0, 1));
    assert_eq!(found(r#"{"pk":77,"number":null}"#), (0, 1));
    assert!(
        by_number
            .parse(&json(200, r#"{"detail":"Hello"}"#))
            .is_err()
    );
    assert!(
        by_number
            .parse(&json(404, r#"{"detail":"Not found."}"#))
            .is_err()
    );
}

#[test]
fn a_channel_that_ignores_the_filter_gives_nothing_of_another_number() {
    let on_channel = ListChannelOrders {
        channel: ChannelId::new(1).unwrap(),
        number: "77".to_owned(),
    };
    let rows = r#"[{"pk":1,"number":"77"},{"pk":2,"number":"78"},{"pk":3}]"#;
    let checked = on_channel.parse(&json(200, rows)).unwrap();
    assert_eq!((checked.page.rows.len(), checked.dropped), (1, 2));
}

#[test]
fn channels_are_named_by_their_id() {
    let channels = ListChannels::default();
    let read = channels.parse(&json(200, r#"[{"pk":1},{"id":"2","name":"Web"}]"#));
    let ids: Vec<_> = read.unwrap().rows.iter().map(|row| row.id).collect();
    assert_eq!(ids, [ChannelId::new(1).ok(), ChannelId::new(2).ok()]);
}

#[test]
fn rows_that_contradict_the_filter_are_dropped_and_counted() {
    let asked = ListOrders {
        is_send: Some(true),
        ..ListOrders::default()
    };
    let rows = r#"[{"pk":1,"is_send":true},{"pk":2,"is_send":false},{"pk":3}]"#;
    let checked = asked.parse(&json(200, rows)).unwrap();
    let kept: Vec<u64> = checked.page.rows.iter().map(|row| row.pk.get()).collect();
    assert_eq!(kept, [1, 3], "a row that says nothing stays");
    assert_eq!(checked.dropped, 1);

    let by_status = ListOrders {
        status: Some(Status::new("400")),
        ..ListOrders::default()
    };
    let rows = r#"[{"pk":1,"status":"approved"},{"pk":2,"status":400},{"pk":3,"status":"450"}]"#;
    assert_eq!(by_status.parse(&json(200, rows)).unwrap().dropped, 1);

    let by_number = ListOrders {
        number: Some("SC-1".to_owned()),
        ..ListOrders::default()
    };
    let rows = r#"[{"pk":1,"number":"SC-1"},{"pk":2,"number":"SC-10"},{"pk":3,"number":"sc-1"}]"#;
    assert_eq!(by_number.parse(&json(200, rows)).unwrap().dropped, 2);

    let by_beginning = ListOrders {
        number_begins: Some("SC-".to_owned()),
        ..ListOrders::default()
    };
    assert_eq!(by_beginning.parse(&json(200, rows)).unwrap().dropped, 1);
}

#[test]
fn an_order_that_is_another_one_is_not_taken() {
    let call = GetOrder {
        order: OrderId::new(12001).unwrap(),
        from: OrderAddress::default(),
    };
    assert!(call.parse(&json(200, r#"{"pk":12001}"#)).is_ok());
    let error = call
        .parse(&json(200, r#"{"pk":5,"number":"12001"}"#))
        .unwrap_err();
    assert_eq!(
        error,
        ResponseError::Read(ReadError::Other {
            asked: 12001,
            answered: 5
        })
    );
    let item = GetOrderItem {
        item: release().item,
    };
    assert_eq!(
        code_of(&item.parse(&json(200, r#"{"pk":5}"#)).unwrap_err()),
        "read.other"
    );
}

#[test]
fn lines_in_the_detailed_and_the_plain_form() {
    let body = r#"{"results":[
        {"pk":70412,"order":12001,"status":"400","cancel_status":null,"price":"119.90",
         "product":{"pk":8362,"sku":"SKU-1","name":"<img src=x>"},"stock_list":{"pk":2},
         "attributes":{"quantity":3,"other":{"a":1}}},
        {"pk":"70413","order":{"pk":12001},"product":8363,"stock_list":2,"attributes":[]},
        {"pk":9,"order":99}]}"#;
    let checked = lines().parse(&json(200, body)).unwrap();
    assert_eq!(checked.dropped, 1, "a line of another order");
    let [first, second] = &checked.page.rows[..] else {
        panic!("two lines were expected");
    };
    assert_eq!(first.quantity("quantity"), Quantity::Stated("3".to_owned()));
    assert_eq!(
        first.product.as_ref().unwrap().name.as_deref(),
        Some("<img src=x>")
    );
    assert_eq!(second.product.as_ref().unwrap().pk.unwrap().get(), 8363);
    assert_eq!(second.quantity("quantity"), Quantity::ProbablyOne);
}

#[test]
fn quantities_are_stated_or_probably_one_or_doubtful() {
    for (json_text, quantity) in [
        ("2", Quantity::Stated("2".to_owned())),
        ("\"2\"", Quantity::Stated("2".to_owned())),
        ("0.250", Quantity::Stated("0.250".to_owned())),
        ("null", Quantity::ProbablyOne),
        ("0", Quantity::Unreadable("0".to_owned())),
        ("-1", Quantity::Unreadable("-1".to_owned())),
        ("\"two\"", Quantity::Unreadable("two".to_owned())),
        ("1e3", Quantity::Unreadable("1e3".to_owned())),
        ("[2]", Quantity::Unreadable("[2]".to_owned())),
    ] {
        let body = format!(r#"[{{"pk":1,"attributes":{{"adet":{json_text}}}}}]"#);
        let checked = lines().parse(&json(200, &body)).unwrap();
        assert_eq!(
            checked.page.rows[0].quantity("adet"),
            quantity,
            "{json_text}"
        );
    }
}

#[test]
fn cancelled_lines_are_known_by_either_sign() {
    for (fields, cancelled) in [
        (r#""status":"100""#, true),
        (r#""status":"cancelled""#, true),
        (r#""status":"600""#, true),
        (r#""status":"400","cancel_status":"waiting""#, true),
        (r#""status":"400","cancel_status":"completed""#, true),
        (r#""status":"400","cancel_status":"rejected""#, false),
        (r#""status":"400","cancel_status":null"#, false),
        (r#""status":"999""#, false),
    ] {
        let body = format!(r#"[{{"pk":1,{fields}}}]"#);
        let checked = lines().parse(&json(200, &body)).unwrap();
        assert_eq!(checked.page.rows[0].is_cancelled(), cancelled, "{fields}");
    }
}

#[test]
fn stock_of_another_product_or_list_is_not_taken() {
    let call = ListProductStocks {
        channel: ChannelId::new(1).unwrap(),
        product: ProductId::new(8362).unwrap(),
        stock_list: StockListId::new(2).unwrap(),
    };
    let body = r#"[{"product":8362,"stock_list":2,"stock":14,"sold_quantity_unreported":3.5},
        {"product":8362,"stock_list":3,"stock":1},{"product":1,"stock_list":2},{"stock":9}]"#;
    let checked = call.parse(&json(200, body)).unwrap();
    assert_eq!(checked.dropped, 3);
    let row = &checked.page.rows[0];
    assert_eq!(row.sold_quantity_unreported.as_deref(), Some("3.5"));
}

#[test]
fn what_was_not_asked_for_is_dropped_from_stock_lines_and_orders() {
    let channel = ChannelId::new(1).unwrap();
    let product = ProductId::new(8362).unwrap();
    let stock = r#"{"results":[
        {"pk":"901","product":{"pk":8362,"sku":"00012345"},"stock_list":{"pk":2},"sold_quantity_unreported":"3"},
        {"pk":902,"product":8363,"stock_list":2},{"product":8362,"stock_list":2}]}"#;
    let named = ListExtraProductStocks {
        channel,
        rows: vec![901],
        of: Some((product, StockListId::new(2).unwrap())),
        page: None,
        limit: None,
    };
    let checked = named.parse(&json(200, stock)).unwrap();
    assert_eq!(checked.dropped, 2);
    assert_eq!(checked.page.rows[0].pk, Some(901));

    let lines = ListProductLines {
        product,
        from: LinesAddress::Plain,
        page: None,
        limit: None,
    };
    let body =
        r#"[{"pk":1,"product":8362},{"pk":2,"product":{"pk":8362}},{"pk":3,"product":1},{"pk":4}]"#;
    assert_eq!(lines.parse(&json(200, body)).unwrap().dropped, 2);

    let orders = ListChannelOrdersById {
        channel,
        orders: vec![OrderId::new(12001).unwrap()],
        limit: None,
    };
    assert_eq!(orders.parse(&json(200, NESTED)).unwrap().dropped, 0);
    assert_eq!(orders.parse(&json(200, FLAT)).unwrap().dropped, 1);
}

#[test]
fn content_types_of_another_name_are_dropped() {
    let call = ListContentTypes {
        model: "orderitem".to_owned(),
    };
    let body = r#"{"results":[{"id":66,"model":"orderitem"},{"id":67,"model":"order"}]}"#;
    assert_eq!(call.parse(&json(200, body)).unwrap().dropped, 1);
}
