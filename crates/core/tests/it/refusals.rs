//! Reading of refusals: Akinon's documented shapes, and those of a stock Django
//! REST framework, in English and Turkish.

use insta::assert_snapshot;
use release_core::error::{RAW_KEPT, Refusal};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{answer, code_of, html, json};

/// A refusal as one line of text: key, code, detail, fields.
fn read(status: u16, body: &str) -> String {
    summary(&Refusal::read(&json(status, body)))
}

fn summary(refusal: &Refusal) -> String {
    let mut parts = vec![format!("{} {}", refusal.status, code_of(refusal))];
    parts.extend(
        refusal
            .error_code
            .iter()
            .map(|code| format!("error code {code}")),
    );
    parts.extend(refusal.detail.clone());
    let fields = refusal.fields.iter();
    parts.extend(fields.map(|entry| format!("{}: {}", entry.field, entry.messages.join(" / "))));
    parts.join(" | ")
}

#[test]
fn code_as_a_list_is_about_the_erp_code_and_as_a_string_is_akinons() {
    assert_snapshot!(read(400, r#"{"code":["This field is required."]}"#), @"400 refused.input | code: This field is required.");
    assert_snapshot!(read(400, r#"{"detail":"No.","code":"mapping_100"}"#), @"400 refused.input | error code mapping_100 | No.");
    assert_snapshot!(read(400, r#"{"quantity":["Bad."],"code":"order_7"}"#), @"400 refused.input | error code order_7 | quantity: Bad.");
    assert_snapshot!(read(400, r#"{"non_field_errors":["Twice."],"code":"mapping_1"}"#), @"400 refused.input | error code mapping_1 | non_field_errors: Twice.");
    assert_snapshot!(
        read(400, r#"{"error_code":"E1","non_field_errors":"one plain string"}"#), @"400 refused.input | error code E1 | non_field_errors: one plain string"
    );
}

#[test]
fn messages_of_any_form_are_kept_in_the_order_they_came() {
    let body = r#"{"z":["first",2,null,true],"a":{"inner":["deep"],"left":-1.5},"n":null,"m":7}"#;
    assert_snapshot!(read(400, body), @"400 refused.input | z: first / 2 / true | a.inner: deep | a.left: -1.5 | m: 7");
}

#[test]
fn the_code_field_as_django_complains_of_it() {
    let bodies = [
        r#"{"code":["This field may not be blank."]}"#,
        r#"{"code":["This field may not be null."]}"#,
        r#"{"code":["Ensure this field has no more than 128 characters."]}"#,
        r#"{"code":["Not a valid string."]}"#,
        r#"{"code":["Null characters are not allowed."]}"#,
        r#"{"code":["Bu alan zorunlu."]}"#,
    ];
    for body in bodies {
        let refusal = Refusal::read(&json(400, body));
        assert_eq!(refusal.on_field("code").count(), 1, "{body}");
        assert_eq!(refusal.error_code, None, "{body}");
    }
}

#[test]
fn other_bodies_of_django() {
    assert_snapshot!(read(400, r#"{"update_stock":["Must be a valid boolean."]}"#), @"400 refused.input | update_stock: Must be a valid boolean.");
    assert_snapshot!(read(400, r#"{"detail":"JSON parse error - Expecting value"}"#), @"400 refused.input | JSON parse error - Expecting value");
    assert_snapshot!(
        read(400, r#"{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}"#),
        @"400 refused.input | non_field_errors: Invalid data. Expected a dictionary, but got list."
    );
    assert_snapshot!(read(401, r#"{"detail":"Invalid token."}"#), @"401 refused.session | Invalid token.");
    assert_snapshot!(read(401, r#"{"detail":"Geçersiz token."}"#), @"401 refused.session | Geçersiz token.");
    assert_snapshot!(read(403, r#"{"detail":"You do not have permission to perform this action."}"#), @"403 refused.forbidden | You do not have permission to perform this action.");
    assert_snapshot!(read(404, r#"{"detail":"No OrderItem matches the given query."}"#), @"404 refused.not_found | No OrderItem matches the given query.");
    assert_snapshot!(read(404, r#"{"detail":"Not found."}"#), @"404 refused.not_found | Not found.");
    assert_snapshot!(read(405, r#"{"detail":"Method \"GET\" not allowed."}"#), @r#"405 refused.method | Method "GET" not allowed."#);
    assert_snapshot!(read(406, r#"{"non_field_errors":"already mapped"}"#), @"406 refused.rule | non_field_errors: already mapped");
    assert_snapshot!(read(409, "[\"conflict\"]"), @"409 refused.conflict | non_field_errors: conflict");
    assert_snapshot!(read(413, ""), @"413 refused.too_large");
    assert_snapshot!(read(415, r#"{"detail":"Unsupported media type \"text/plain\" in request."}"#), @r#"415 refused.method | Unsupported media type "text/plain" in request."#);
    assert_snapshot!(read(422, r#""plain""#), @"422 refused.content | plain");
    assert_snapshot!(read(429, r#"{"detail":"Request was throttled. Expected available in 60 seconds."}"#), @"429 refused.throttled | Request was throttled. Expected available in 60 seconds.");
}

#[test]
fn messages_within_messages_are_flattened() {
    assert_snapshot!(
        read(400, r#"{"items":[{"code":["a","b"]},null,7],"outer":{"inner":{"deep":"c"}}}"#), @"400 refused.input | items.code: a / b | items: 7 | outer.inner.deep: c"
    );
}

#[test]
fn a_web_page_is_kept_as_it_came() {
    let refusal = Refusal::read(&html(404));
    assert!(refusal.is_no_such_path());
    assert!(refusal.raw.contains("<h1>Sorry</h1>"));
    assert_snapshot!(summary(&refusal), @"404 refused.no_such_path");
}

#[test]
fn a_message_in_another_encoding_is_read_as_far_as_it_goes() {
    let mut response = json(404, "");
    *response.body_mut() = b"{\"detail\":\"Bulunamad\xfd.\"}".to_vec();
    assert_snapshot!(summary(&Refusal::read(&response)), @"404 refused.not_found | Bulunamad�.");
}

#[test]
fn a_long_body_is_cut_at_a_whole_character() {
    let refusal = Refusal::read(&answer(500, "text/plain", &"ş".repeat(5_000)));
    assert_eq!(refusal.raw.chars().count(), RAW_KEPT);
}

#[test]
fn a_date_to_retry_after_is_kept_as_written() {
    let mut response = json(429, "{}");
    let date = "Fri, 31 Dec 1999 23:59:59 GMT";
    response
        .headers_mut()
        .insert("retry-after", date.parse().unwrap());
    let refusal = Refusal::read(&response);
    let expected = release_core::error::RetryAfter::Date(date.to_owned());
    assert_eq!(refusal.retry_after, Some(expected));
}
