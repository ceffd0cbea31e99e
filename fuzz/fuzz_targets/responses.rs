//! No answer of a server panics, whatever its status and body; and no entry of a journal.

#![no_main]

use libfuzzer_sys::fuzz_target;
use release_core::endpoint::{
    CreateMapping, Endpoint, GetOrder, GetOrderItem, ListContentTypes, ListOrderItems, ListOrders,
    ListProductStocks, Login,
};
use release_core::id::{ChannelId, StockListId};
use release_core::decode::{FromJson, Json};
use release_core::{ErpCode, OrderId, OrderItemId, ProductId};
use release_run::Entry;

fuzz_target!(|input: (u16, &[u8])| {
    let (status, body) = input;
    if let Ok(json) = Json::parse(body) {
        let _ = Entry::from_json(&json);
    }
    let response = http::Response::builder()
        .status(100 + status % 900)
        .body(body.to_vec());
    let Ok(response) = response else { return };
    let order = OrderId::new(1).expect("1 is an id");
    let item = OrderItemId::new(1).expect("1 is an id");
    let _ = ListOrders::default().parse(&response);
    let _ = GetOrder {
        order,
        from: Default::default(),
    }
    .parse(&response);
    let lines = ListOrderItems {
        order,
        from: Default::default(),
        page: None,
        limit: None,
    }
    .parse(&response);
    if let Ok(lines) = lines {
        for line in &lines.page.rows {
            let _ = line.quantity("quantity");
        }
    }
    let _ = ListProductStocks {
        channel: ChannelId::new(1).expect("1 is an id"),
        product: ProductId::new(1).expect("1 is an id"),
        stock_list: StockListId::new(1).expect("1 is an id"),
    }
    .parse(&response);
    let _ = GetOrderItem { item }.parse(&response);
    let _ = ListContentTypes {
        model: String::new(),
    }
    .parse(&response);
    let _ = Login {
        username: String::new(),
        password: String::new(),
    }
    .parse(&response);
    let _ = CreateMapping {
        item,
        code: ErpCode::new("A").expect("A is a code"),
        update_stock: true,
    }
    .judge(Ok(&response));
});
