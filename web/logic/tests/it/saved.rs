//! A run as it is stored in a browser: what older versions have written
//! is read, and nothing is lost on the way.

use crate::support::{body_with_products, call, decoded, head};
use release_web_logic::ReadAs;
use release_web_logic::saved::{Products, SavedBody, SavedLine, SavedProduct, SavedRun, Source};
use serde_json::json;

#[test]
fn a_line_becomes_the_request_it_was_made_of() {
    let mut only_recorded = call(7);
    only_recorded.update_stock = false;
    for call in [call(7), only_recorded] {
        assert_eq!(SavedLine::new(1, call.clone()).call(), call);
    }
}

#[test]
fn a_line_is_kept_in_these_words() {
    let line = serde_json::to_value(SavedLine::new(2, call(7))).unwrap();
    let kept = json!({"line_no": 2, "item": 7, "code": "E-7", "update_stock": true});
    assert_eq!(line, kept);
}

#[test]
fn a_body_is_read_back_as_it_was() {
    let body = body_with_products(&[1, 2]);
    let text = serde_json::to_string(&body).unwrap();
    assert_eq!(serde_json::from_str::<SavedBody>(&text).unwrap(), body);
}

#[test]
fn a_body_of_an_older_version_is_read() {
    let line = json!({"line_no": 2, "item": 7, "code": "E-7", "update_stock": true});
    let body: SavedBody = serde_json::from_value(json!({"lines": [line]})).unwrap();
    assert_eq!(body.calls(), [call(7)]);
    assert_eq!(body.lines[0].stock(), None);
    assert!(body.earlier.is_empty());
}

#[test]
fn a_head_without_an_order_is_of_a_file() {
    let mut kept = serde_json::to_value(head(None)).unwrap();
    let fields = kept.as_object_mut().unwrap();
    fields.remove("order");
    fields.remove("file");
    let head: SavedRun = serde_json::from_value(kept).unwrap();
    assert_eq!(
        head.source(),
        Source::File(release_web_logic::saved::SavedFile::default())
    );
}

#[test]
fn a_source_comes_back_from_its_parts() {
    let of_order = head(Some(5)).source();
    let (file, order) = of_order.clone().into_parts();
    let again = SavedRun {
        file,
        order,
        ..head(None)
    };
    assert_eq!(again.source(), of_order);
}

#[test]
fn a_line_without_readable_units_says_nothing_of_the_stock() {
    let mut line = SavedLine::new(1, call(7));
    line.product = Some(0);
    assert_eq!(line.stock(), None);
    line.units = Some("a lot".to_owned());
    assert_eq!(line.stock(), None);
    line.units = Some("2".to_owned());
    assert_eq!(line.stock().map(|stock| stock.product), Some(0));
}

#[test]
fn two_lines_on_one_counter_are_one_product() {
    let product = |channel: u64, product: u64| SavedProduct {
        sku: None,
        counter: Some(decoded(
            &json!({"channel": channel, "product": product, "stock_list": 5}),
        )),
    };
    let unknown = SavedProduct {
        sku: None,
        counter: None,
    };
    let mut products = Products::default();
    assert_eq!(products.place(product(1, 30)), 0);
    assert_eq!(products.place(unknown.clone()), 1);
    assert_eq!(
        products.place(product(2, 30)),
        0,
        "a channel is only the way to it"
    );
    assert_eq!(products.place(product(1, 31)), 2);
    assert_eq!(
        products.place(unknown),
        3,
        "what is not known is not the same"
    );
    assert_eq!(products.into_list().len(), 4);
}

/// As runs of before stand in browsers already.
#[test]
fn how_a_file_was_read_stays_readable() {
    let kept = r#"{"workbook":{"sheet":"Orders","header":true}}"#;
    let read: ReadAs = serde_json::from_str(kept).unwrap();
    let expected = ReadAs::Workbook {
        sheet: Some("Orders".to_owned()),
        header: Some(true),
    };
    assert_eq!(read, expected);
    assert_eq!(serde_json::to_string(&read).unwrap(), kept);
}
