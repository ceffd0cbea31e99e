//! Codes and ids: accepted texts, refused texts, and the error code of each.

use proptest::prelude::*;
use release_core::{ErpCode, OrderItemId};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::code_of;

fn problems(code: &str) -> Vec<&'static str> {
    ErpCode::new(code)
        .err()
        .unwrap_or_default()
        .iter()
        .map(code_of)
        .collect()
}

#[test]
fn codes_that_scripts_have_ruined_are_kept() {
    for code in [
        "00123",
        "1234567890123456789",
        "1E5",
        "22E1",
        "TRUE",
        "3/4",
        "ERP 12",
        "İı-şğ",
        "رمز",
        "a\u{200b}b",
        "-",
        "=1+1",
    ] {
        assert_eq!(ErpCode::new(code).unwrap().as_str(), code);
    }
}

#[test]
fn each_problem_of_a_code_is_named() {
    assert_eq!(problems(""), ["code.empty"]);
    assert_eq!(problems("   "), ["code.only_spaces"]);
    assert_eq!(problems("\u{a0}"), ["code.only_spaces"]);
    assert_eq!(problems(" A1"), ["code.outer_spaces"]);
    assert_eq!(problems("A1\u{2003}"), ["code.outer_spaces"]);
    assert_eq!(problems("A\t1"), ["code.control"]);
    assert_eq!(problems("A\u{0}1"), ["code.nul"]);
    assert_eq!(
        problems(" A\n1\0"),
        ["code.outer_spaces", "code.control", "code.nul"]
    );
}

#[test]
fn a_long_code_is_left_to_omnitron_to_judge() {
    assert!(ErpCode::new("x".repeat(100_000)).is_ok());
}

#[test]
fn ids_are_plain_positive_numbers_that_javascript_can_hold() {
    let id = |text: &str| text.parse::<OrderItemId>();
    assert_eq!(id("70412").unwrap().get(), 70412);
    assert_eq!(id("9007199254740991").unwrap().get(), 9_007_199_254_740_991);
    for (text, key) in [
        ("", "id.empty"),
        ("0", "id.zero"),
        ("007", "id.not_a_number"),
        ("+7", "id.not_a_number"),
        ("-7", "id.not_a_number"),
        (" 7", "id.not_a_number"),
        ("7.0", "id.not_a_number"),
        ("7e3", "id.not_a_number"),
        ("٧", "id.not_a_number"),
        ("9007199254740992", "id.too_large"),
        ("99999999999999999999999", "id.too_large"),
    ] {
        assert_eq!(code_of(&id(text).unwrap_err()), key, "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_code_is_kept_byte_for_byte_or_refused(text in any::<String>()) {
        if let Ok(code) = ErpCode::new(text.clone()) {
            prop_assert_eq!(code.as_str().as_bytes(), text.as_bytes());
        }
    }

    #[test]
    fn a_code_of_visible_characters_is_always_taken(text in "[!-~À-ž]{1,40}") {
        prop_assert!(ErpCode::new(text).is_ok());
    }

    #[test]
    fn ids_are_written_as_they_were_read(number in 1..=release_core::id::MAX_ID) {
        let id: OrderItemId = number.to_string().parse().unwrap();
        prop_assert_eq!(id.to_string(), number.to_string());
    }
}
