//! Answers: whatever comes, nothing panics, and a line is done only by an answer that proves it.

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use http::Response;
use release_core::decode::Json;
use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::endpoint::{
    CreateMapping, Endpoint, GetOrder, GetOrderItem, ListChannels, ListContentTypes,
    ListOrderItems, ListOrders, ListProductStocks, Login,
};
use release_core::id::{ChannelId, StockListId};
use release_core::{ErpCode, OrderId, OrderItemId, Outcome, ProductId};
use serde_json::{Value, json};

use crate::near::{near, text};

const LINE: u64 = 70_412;
const CODE: &str = "ERP-55120-3";
const STATUSES: [u16; 24] = [
    200, 200, 200, 201, 201, 202, 204, 302, 400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 425,
    429, 500, 502, 503, 504,
];

/// Reads an answer as each call would.
pub fn answer(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    if let Ok((response, body)) = made(&mut input) {
        read(&response);
        judge(&response, body.as_ref());
    }
}

/// An answer, and its JSON where it is whole.
fn made(input: &mut Unstructured<'_>) -> Result<(Response<Vec<u8>>, Option<Value>)> {
    let status = if input.ratio(7, 8)? {
        *input.choose(&STATUSES)?
    } else {
        input.int_in_range(100..=999)?
    };
    let kind = *input.choose(&[
        "application/json",
        "text/html",
        "application/json; charset=utf-8",
        "",
    ])?;
    let wait = *input.choose(&[
        "",
        "60",
        "-1",
        "99999999999999999999",
        "Wed, 21 Oct 2026 07:28:00 GMT",
        "soon",
    ])?;
    let is_json = input.ratio(7, 8)?;
    let (bytes, value) = if is_json {
        let value = near(input, &EXAMPLES)?;
        let bytes = text(input, &value)?;
        let is_whole = serde_json::from_slice::<Value>(&bytes).is_ok_and(|read| read == value);
        (bytes, is_whole.then_some(value))
    } else {
        let rest = input.len();
        (input.bytes(rest)?.to_vec(), None)
    };
    let mut response = Response::new(bytes);
    *response.status_mut() = status.try_into().unwrap_or_default();
    for (name, value) in [("content-type", kind), ("retry-after", wait)] {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
    Ok((response, value))
}

fn judge(response: &Response<Vec<u8>>, body: Option<&Value>) {
    let call = CreateMapping {
        item: OrderItemId::new(LINE).expect("an id"),
        code: ErpCode::new(CODE).expect("a code"),
        update_stock: true,
    };
    let outcome = call.judge(Ok(response));
    let kept = serde_json::to_string(&outcome).expect("an outcome can be written");
    let again: Outcome = serde_json::from_str(&kept).expect("and read");
    assert_eq!(again, outcome);
    if !outcome.is_done() {
        return;
    }
    assert!(response.status().is_success());
    let text = String::from_utf8_lossy(response.body());
    assert!(text.contains(CODE) || text.contains('\\'), "{text}");
    if let Some(body) = body {
        assert_eq!(body["code"], CODE);
        assert!(names_the_line(&body["object_id"]), "{body}");
    }
}

/// An id may come as a number, as text, or within an object.
fn names_the_line(id: &Value) -> bool {
    let line = LINE.to_string();
    match id {
        Value::Object(members) => ["pk", "id"]
            .iter()
            .any(|name| members.get(*name).is_some_and(names_the_line)),
        Value::String(text) => *text == line,
        other => other.as_u64() == Some(LINE),
    }
}

fn read(response: &Response<Vec<u8>>) {
    let order = OrderId::new(1).expect("an id");
    let _ = Json::parse(response.body()).map(|json| json.text().map(str::len));
    let _ = ListOrders::default().parse(response);
    let _ = ListChannels::default().parse(response);
    let _ = GetOrder {
        order,
        from: OrderAddress::default(),
    }
    .parse(response);
    let _ = GetOrderItem {
        item: OrderItemId::new(LINE).expect("an id"),
    }
    .parse(response);
    let _ = ListContentTypes {
        model: String::new(),
    }
    .parse(response);
    let _ = Login {
        username: String::new(),
        password: String::new(),
    }
    .parse(response);
    let stocks = ListProductStocks {
        channel: ChannelId::new(1).expect("an id"),
        product: ProductId::new(1).expect("an id"),
        stock_list: StockListId::new(1).expect("an id"),
    };
    let _ = stocks.parse(response);
    let lines = ListOrderItems {
        order,
        from: ItemsAddress::default(),
        page: None,
        limit: None,
    };
    for line in lines
        .parse(response)
        .iter()
        .flat_map(|lines| &lines.page.rows)
    {
        let _ = line.quantity("quantity");
    }
}

static EXAMPLES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let order = json!({ "pk": 7, "number": "9301", "status": "400", "created_date": "2026-11-24T10:00:00Z",
        "customer": { "pk": 3, "email": "a@example.com" }, "is_send": false, "channel": 1 });
    let line = json!({ "pk": LINE, "order": 7, "product": { "pk": 8362, "sku": "A-1", "name": "Shirt" },
        "quantity": "1.0", "status": "400", "price": "10.00" });
    vec![
        json!({ "pk": 901, "content_type": 66, "object_id": LINE, "integration_type": "external_company", "code": CODE }),
        json!({ "pk": "901", "content_type": { "id": 66 }, "object_id": { "pk": LINE.to_string() }, "code": CODE }),
        json!({ "count": 2, "next": null, "previous": null, "results": [order, line] }),
        json!([{ "pk": 1, "product": 8362, "stock_list": 1, "stock": 5, "unreported_quantity": "2.000" }]),
        json!({ "non_field_errors": ["The fields object_id, code must make a unique set."], "code": ["required"] }),
        json!({ "key": "f00dcafe", "detail": "Request was throttled." }),
    ]
});
