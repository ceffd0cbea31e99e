//! Helpers of the tests: lines, answers, and runs read back from a journal.

#![allow(dead_code, reason = "each test uses some of it")]

use release_core::decode::{FromJson, Json};
use release_core::endpoint::CreateMapping;
use release_core::error::Refusal;
use release_core::id::MappingId;
use release_core::model::{Mapping, Order, OrderItem};

use release_core::{ApiPrefix, ErpCode, OrderId, OrderItemId, Outcome, UnixMillis};
use release_run::{Counter, CounterTime, Counts, Entry, RunState, Settings, Settled, Settlement};
use release_web_logic::saved::{SavedBody, SavedLine, SavedOrder, SavedProduct, SavedRun};
use serde_json::{Value, json};

pub(crate) fn item(id: u64) -> OrderItemId {
    OrderItemId::new(id).unwrap()
}

/// The line with this id and the code `E-id`, to be released.
pub(crate) fn call(id: u64) -> CreateMapping {
    CreateMapping {
        item: item(id),
        code: ErpCode::new(format!("E-{id}")).unwrap(),
        update_stock: true,
    }
}

pub(crate) fn released(id: u64) -> Outcome {
    Outcome::Released(Mapping {
        pk: Some(MappingId::new(9_000 + id).unwrap()),
        content_type: None,
        object_id: item(id),
        integration_type: None,
        code: format!("E-{id}"),
    })
}

pub(crate) fn refusal(status: u16) -> Refusal {
    Refusal {
        status,
        error_code: None,
        detail: None,
        fields: Vec::new(),
        retry_after: None,
        is_json: true,
        raw: String::new(),
    }
}

/// The line left, and this became of it.
pub(crate) fn ended(line: u32, outcome: Outcome, status: Option<u16>) -> [Entry; 2] {
    attempt(line, 1, outcome, status)
}

pub(crate) fn attempt(
    line: u32,
    attempt: u32,
    outcome: Outcome,
    status: Option<u16>,
) -> [Entry; 2] {
    let at = UnixMillis::new(1_000 * u64::from(attempt));
    [
        Entry::AboutToSend { line, attempt, at },
        Entry::Ended {
            line,
            attempt,
            at: at + 500,
            outcome,
            status,
            sent_at: None,
        },
    ]
}

/// The line left, and its tab died.
pub(crate) fn lost(line: u32) -> [Entry; 1] {
    [Entry::AboutToSend {
        line,
        attempt: 1,
        at: UnixMillis::new(1_000),
    }]
}

pub(crate) fn settled(line: u32, settlement: Settlement, note: &str) -> [Entry; 1] {
    let settled = Settled {
        settlement,
        note: note.to_owned(),
        at: UnixMillis::new(9_000),
    };
    [Entry::Settled { line, settled }]
}

pub(crate) fn counted(
    product: u32,
    time: CounterTime,
    reserved: Option<&str>,
    at: u64,
) -> [Entry; 1] {
    [Entry::Counted(Counter {
        product,
        time,
        reserved: reserved.map(str::to_owned),
        at: UnixMillis::new(at),
    })]
}

pub(crate) const STOPPED: [Entry; 1] = [Entry::Stopped {
    at: UnixMillis::new(8_000),
}];

/// A run of these lines, each with its place from 1 as its row.
pub(crate) fn body(ids: &[u64]) -> SavedBody {
    let lines = (1_u32..)
        .zip(ids)
        .map(|(at, id)| SavedLine::new(at, call(*id)));
    SavedBody {
        lines: lines.collect(),
        ..SavedBody::default()
    }
}

/// The same, and each line is of a product of its own, one unit of it.
pub(crate) fn body_with_products(ids: &[u64]) -> SavedBody {
    let mut body = body(ids);
    for (place, line) in (0_u32..).zip(&mut body.lines) {
        line.product = Some(place);
        line.units = Some("1".to_owned());
        body.products.push(SavedProduct {
            sku: Some(format!("SKU-{place}")),
            counter: None,
        });
    }
    body
}

pub(crate) fn recovered(body: &SavedBody, entries: &[&[Entry]]) -> RunState {
    let settings = Settings {
        sample: 0,
        ..Settings::default()
    };
    RunState::recover(settings, body.calls(), entries.concat())
}

pub(crate) fn head(order: Option<u64>) -> SavedRun {
    SavedRun {
        environment: "Shop".to_owned(),
        base_url: "https://shop.example".parse().unwrap(),
        prefix: ApiPrefix::default(),
        user: Some("ayse".to_owned()),
        created_at: UnixMillis::new(500),
        settings: Settings::default(),
        file: None,
        order: order.map(|order| SavedOrder {
            order: OrderId::new(order).unwrap(),
            number: None,
        }),
        counts: Counts::default(),
        ended: None,
        parent: None,
    }
}

/// Decodes what Omnitron sends, or a journal holds, as the page does.
pub(crate) fn decoded<T: FromJson>(value: &Value) -> T {
    T::from_json(&Json::parse(value.to_string().as_bytes()).unwrap()).unwrap()
}

fn object(own: Value, more: &Value) -> Value {
    let mut object = own;
    for (name, value) in more.as_object().unwrap() {
        object[name] = value.clone();
    }
    object
}

pub(crate) fn order(pk: u64, more: &Value) -> Order {
    let own = json!({"pk": pk, "status": "400", "is_send": true});
    decoded(&object(own, more))
}

pub(crate) fn order_item(pk: u64, more: &Value) -> OrderItem {
    decoded(&object(json!({"pk": pk, "status": "400"}), more))
}
