//! Answers that cannot be read: an error that says where, and never a panic.

use proptest::prelude::*;
use release_core::OrderId;
use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::{
    CheckAccess, Endpoint, GetOrder, GetOrderItem, ListContentTypes, ListOrders, Login,
};
use release_core::error::{ReadError, ResponseError};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::reading::lines;
use crate::json::jsonish;
use crate::support::{code_of, html, json, release};

#[test]
fn what_cannot_be_read_says_where() {
    let error = |body: &str| ListOrders::default().parse(&json(200, body)).unwrap_err();
    let ResponseError::Read(ReadError::Shape { path, .. }) =
        error(r#"{"results":[{"pk":1},{"pk":{}}]}"#)
    else {
        panic!("a shape error was expected");
    };
    assert_eq!(path, "results[1].pk");
    let cut = error("{\"results\":[\n{\"pk\"");
    assert_eq!(
        cut,
        ResponseError::Read(ReadError::NotJson { line: 2, column: 6 })
    );
    assert_eq!(
        code_of(&ListOrders::default().parse(&html(200)).unwrap_err()),
        "read.html"
    );
    assert_eq!(
        code_of(&ListOrders::default().parse(&html(302)).unwrap_err()),
        "reach.redirected"
    );
}

fn read_as_everything(status: u16, body: Vec<u8>) {
    let mut response = json(status, "");
    *response.body_mut() = body;
    let order = OrderId::new(1).unwrap();
    let _ = ListOrders::default().parse(&response);
    let _ = CheckAccess.parse(&response);
    let _ = GetOrder {
        order,
        from: OrderAddress::default(),
    }
    .parse(&response);
    if let Ok(lines) = lines().parse(&response) {
        for line in &lines.page.rows {
            let _ = line.quantity("quantity");
        }
    }
    let _ = GetOrderItem {
        item: release().item,
    }
    .parse(&response);
    let _ = ListContentTypes {
        model: String::new(),
    }
    .parse(&response);
    let _ = Login {
        username: String::new(),
        password: String::new(),
    }
    .parse(&response);
    let _ = release().judge(Ok(&response));
}

proptest! {
    #[test]
    fn no_json_makes_a_reader_panic(status in 200u16..600, body in jsonish()) {
        read_as_everything(status, body.into_bytes());
    }

    #[test]
    fn no_bytes_make_a_reader_panic(status in 100u16..1000, body in any::<Vec<u8>>()) {
        read_as_everything(status, body);
    }
}

#[test]
fn deep_nesting_is_an_error_and_not_a_crash() {
    for body in [
        "[".repeat(100_000),
        "{\"pk\":".repeat(100_000),
        "{\"a\":".repeat(100_000),
    ] {
        read_as_everything(200, body.clone().into_bytes());
        read_as_everything(400, body.into_bytes());
    }
}

#[test]
fn an_id_of_zero_is_none_however_it_is_written() {
    for pk in ["0", "\"0\"", "{\"pk\":0}"] {
        let body = format!(r#"{{"pk":{pk},"object_id":70412,"code":"ERP-55120-3"}}"#);
        let error = release().parse(&json(200, &body)).unwrap_err();
        assert_eq!(code_of(&error), "read.shape", "{pk}");
    }
}
