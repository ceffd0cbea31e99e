//! The token appears only where it must.

use release_core::endpoint::{Endpoint, Login};
use release_core::{ErpCode, Token};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{code_of, connection, json, release, signed_out};

#[test]
fn a_token_is_visible_ascii() {
    for (text, key) in [
        ("", "token.empty"),
        ("a b", "token.characters"),
        ("a\n", "token.characters"),
        ("anahtarı", "token.characters"),
    ] {
        assert_eq!(code_of(&text.parse::<Token>().unwrap_err()), key);
    }
}

#[test]
fn nothing_that_holds_it_prints_it() {
    let connection = connection();
    assert!(!format!("{connection:?}").contains("f00dcafe"));
    let request = release().to_http(&connection).unwrap();
    assert!(!format!("{request:?}").contains("f00dcafe"));
    let login = Login {
        username: "ayse".to_owned(),
        password: "geheim".to_owned(),
    };
    assert!(!format!("{login:?}").contains("geheim"));
}

#[test]
fn signing_in_gives_a_token() {
    let login = Login {
        username: "ayse".to_owned(),
        password: "geheim".to_owned(),
    };
    let token = login.parse(&json(200, r#"{"key":"0a1b2c"}"#)).unwrap();
    assert_eq!(token.expose(), "0a1b2c");
    let error = login.parse(&json(200, r#"{"key":"0a 1b"}"#)).unwrap_err();
    assert_eq!(code_of(&error), "read.shape");
    assert!(!format!("{error:?} {error}").contains("0a 1b"));
    assert!(login.to_http(&signed_out()).is_ok());
    assert!(ErpCode::new("0a 1b").is_ok());
}
