//! JSON is parsed as by `serde_json`, with each number as it was written.

use proptest::prelude::*;
use proptest::sample::Index;
use release_core::decode::{Json, NotJson};
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// JSON of any shape, with the names that are decoded among its members.
pub(crate) fn jsonish() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<f64>().prop_map(|n| serde_json::json!(n).to_string()),
        any::<String>().prop_map(|s| serde_json::json!(s).to_string()),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop_oneof![
            Just("results"),
            Just("pk"),
            Just("order"),
            Just("product"),
            Just("attributes"),
            Just("code"),
            Just("detail"),
            Just("object_id"),
            Just("status"),
            Just("key"),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|v| format!("[{}]", v.join(","))),
            prop::collection::vec((key, inner), 0..5).prop_map(|members| {
                let members: Vec<_> = members
                    .iter()
                    .map(|(k, v)| format!("\"{k}\":{v}"))
                    .collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

/// Whether both are the same value. Of several members with one name, `serde_json` keeps the last.
fn same(json: &Json<'_>, value: &Value) -> bool {
    match (json, value) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Json::Number(digits), Value::Number(number)) => {
            // serde_json may be off by the last bit.
            let (ours, theirs) = (digits.parse::<f64>().unwrap(), number.as_f64().unwrap());
            (ours - theirs).abs() <= theirs.abs() * 1e-14
        }
        (Json::Text(ours), Value::String(theirs)) => ours == theirs,
        (Json::List(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| same(a, b))
        }
        (Json::Object(ours), Value::Object(theirs)) => {
            ours.iter().all(|(name, _)| theirs.contains_key(&**name))
                && theirs.iter().all(|(name, value)| {
                    let mut members = ours.iter().rev();
                    let last = members.find(|(ours, _)| ours == name);
                    last.is_some_and(|(_, json)| same(json, value))
                })
        }
        _ => false,
    }
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    match (Json::parse(text.as_bytes()), serde_json::from_str(text)) {
        (Ok(json), Ok(value)) => prop_assert!(same(&json, &value), "{text}: {json:?}"),
        (Err(_), Err(_)) => {}
        // A number beyond the range of a float is still a number.
        (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
        (ours, theirs) => prop_assert!(false, "{text}: {ours:?}, serde_json: {theirs:?}"),
    }
    Ok(())
}

proptest! {
    #[test]
    fn json_is_read_as_serde_json_reads_it(text in jsonish()) {
        agree(&text)?;
    }

    #[test]
    fn json_that_is_written_again_reads_as_the_same(text in jsonish()) {
        if let Ok(json) = Json::parse(text.as_bytes()) {
            let written = json.to_string();
            prop_assert_eq!(Json::parse(written.as_bytes()), Ok(json));
        }
    }

    #[test]
    fn what_is_nearly_json_is_refused_as_serde_json_refuses_it(
        text in jsonish(),
        at in any::<Index>(),
        put in prop::sample::select(vec![
            "", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "0", "7", ".", "e", "-", "+",
            "t", "true", "null", " ", "\n", "\u{0}", "\u{1f}", "\u{FEFF}", "ş",
        ]),
        is_replaced: bool,
    ) {
        let mut chars: Vec<String> = text.chars().map(String::from).collect();
        let at = at.index(chars.len());
        if is_replaced {
            chars[at] = put.to_owned();
        } else {
            chars.insert(at, put.to_owned());
        }
        let text = chars.concat();
        // A leading byte order mark is skipped, which serde_json does not do.
        agree(text.strip_prefix('\u{FEFF}').unwrap_or(&text))?;
    }
}

#[test]
fn numbers_keep_their_digits_and_members_their_order() {
    let text = r#"{"b":1.50,"a":[1e999,-0,12345678901234567890],"b":"\u015f\ud83d\ude00"}"#;
    let json = Json::parse(text.as_bytes()).unwrap();
    assert_eq!(
        json.to_string(),
        r#"{"b":1.50,"a":[1e999,-0,12345678901234567890],"b":"ş😀"}"#
    );
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    for (text, line, column) in [
        ("", 1, 1),
        ("{", 1, 2),
        ("{\"a\":1,}", 1, 8),
        ("[1,\n 02]", 2, 3),
        ("\"\\ud800\"", 1, 1),
        ("[1] 2", 1, 5),
    ] {
        let place = NotJson { line, column };
        assert_eq!(Json::parse(text.as_bytes()), Err(place), "{text}");
    }
    for bytes in [&b"\"\xff\""[..], b"[\xc3\x28]", b"\"\xed\xa0\x80\""] {
        assert!(Json::parse(bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn values_may_stand_within_values_128_deep() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Json::parse(nested(128).as_bytes()).is_ok());
    assert!(Json::parse(nested(129).as_bytes()).is_err());
}

#[test]
fn too_deep_json_is_refused_where_it_becomes_too_deep() {
    let nested = |deep: usize| format!("{}1{}", "[".repeat(deep), "]".repeat(deep));
    assert!(Json::parse(nested(128).as_bytes()).is_ok());
    let deeper = nested(129);
    let refused = Err(NotJson {
        line: 1,
        column: 129,
    });
    assert_eq!(Json::parse(deeper.as_bytes()), refused);
    let lines = format!("{{\"a [\\\" [\":\n{}}}", nested(128));
    assert_eq!(
        Json::parse(lines.as_bytes()),
        Err(NotJson {
            line: 2,
            column: 128
        })
    );
}
