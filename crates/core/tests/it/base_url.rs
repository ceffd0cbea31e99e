//! The addresses that may be called, and those that are refused.

use proptest::prelude::*;
use release_core::BaseUrl;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::code_of;

#[test]
fn https_anywhere_and_http_on_this_computer() {
    for (given, kept, host) in [
        (
            "https://shop.example",
            "https://shop.example",
            "shop.example",
        ),
        (
            "https://shop.example/",
            "https://shop.example",
            "shop.example",
        ),
        (
            "HTTPS://Shop.Example:8443",
            "https://shop.example:8443",
            "shop.example:8443",
        ),
        (
            "https://shop.example/omni/tron/",
            "https://shop.example/omni/tron",
            "shop.example",
        ),
        (
            "http://localhost:8787",
            "http://localhost:8787",
            "localhost:8787",
        ),
        (
            "http://127.0.0.1:8787",
            "http://127.0.0.1:8787",
            "127.0.0.1:8787",
        ),
        ("http://127.8.8.8", "http://127.8.8.8", "127.8.8.8"),
        ("http://[::1]:80", "http://[::1]:80", "[::1]:80"),
    ] {
        let url: BaseUrl = given.parse().unwrap_or_else(|e| panic!("{given}: {e}"));
        assert_eq!((url.as_str(), url.host()), (kept, host));
    }
}

#[test]
fn everything_else_is_refused_with_its_reason() {
    for (text, key) in [
        ("", "url.empty"),
        ("shop.example", "url.unreadable"),
        ("https://", "url.unreadable"),
        ("https:///api", "url.unreadable"),
        ("//shop.example", "url.unreadable"),
        ("https://shop.example:0", "url.unreadable"),
        ("https://shop.example:99999", "url.unreadable"),
        ("https://shop example", "url.unreadable"),
        ("https://mağaza.example", "url.unreadable"),
        ("https://shop.example\\@evil.example", "url.unreadable"),
        ("https://shop.example/../api", "url.unreadable"),
        ("https://shop.example//api", "url.unreadable"),
        ("https://shop.example/%2e%2e", "url.unreadable"),
        ("http://shop.example", "url.not_secure"),
        ("http://localhost.evil.example", "url.not_secure"),
        ("http://127.0.0.1.evil.example", "url.not_secure"),
        ("http://127.1", "url.not_secure"),
        ("ftp://localhost", "url.not_secure"),
        ("https://user:secret@shop.example", "url.user_info"),
        ("https://shop.example?x=1", "url.query"),
        ("https://shop.example/#top", "url.query"),
    ] {
        let problem = text.parse::<BaseUrl>().expect_err(text);
        assert_eq!(code_of(&problem), key, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_an_address_panic(text in any::<String>()) {
        let _ = text.parse::<BaseUrl>();
    }

    #[test]
    fn what_is_taken_is_taken_again_unchanged(
        text in "(https|http)://[a-zA-Z0-9.\\-\\[\\]:@]{1,20}(/[a-z.]{0,5}){0,3}"
    ) {
        if let Ok(url) = text.parse::<BaseUrl>() {
            prop_assert_eq!(url.as_str().parse::<BaseUrl>().unwrap(), url);
        }
    }
}
