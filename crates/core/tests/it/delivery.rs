//! How often a request may arrive, by what is known of the connection.

use proptest::prelude::*;
use release_core::Delivery;
use release_core::delivery::{Engine, MOST_CONNECTIONS, Protocol, Streams, Wire};
use release_core::endpoint::Login;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::support::{html, json};

fn wire(engine: Engine, protocol: Protocol) -> Wire {
    Wire {
        engine,
        protocol,
        ..Wire::default()
    }
}

/// The measured table: docs/benchmarks.md.
#[test]
fn a_browser_repeats_on_kept_connections_alone() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::Other] {
        let kept = wire(engine, Protocol::Http1Kept);
        assert_eq!(kept.delivery(1), Delivery::AtMost(7));
        let own = Wire {
            own_connections: true,
            ..kept
        };
        assert_eq!(own.delivery(0), Delivery::AtMost(2));
        assert_eq!(own.delivery(1), Delivery::AtMost(2));
        assert_eq!(own.delivery(4), Delivery::AtMost(5));
        assert_eq!(own.delivery(16), Delivery::AtMost(7));
        let closed = wire(engine, Protocol::Http1Closed);
        assert_eq!(closed.delivery(16), Delivery::Once);
        assert_eq!(wire(engine, Protocol::Unseen).delivery(1), Delivery::Unseen);
    }
    let firefox = wire(Engine::Firefox, Protocol::Http2);
    assert_eq!(firefox.delivery(4), Delivery::Once);
    let other = wire(Engine::Other, Protocol::Http2);
    assert_eq!(other.delivery(1), Delivery::Unseen);
    let node = wire(Engine::NeverRepeats, Protocol::Unseen);
    assert_eq!(node.delivery(4), Delivery::Once);
}

#[test]
fn chromium_sends_once_where_streams_are_known_to_arrive_whole() {
    for protocol in [Protocol::Http2, Protocol::Http3] {
        let untested = wire(Engine::Chromium, protocol);
        assert!(untested.can_test_streams() && !untested.uses_streams());
        assert_eq!(untested.delivery(1), Delivery::AtMost(2));
        let lost = Wire {
            streams: Streams::Lost,
            ..untested
        };
        assert!(lost.can_test_streams() && !lost.uses_streams());
        assert_eq!(lost.delivery(4), Delivery::AtMost(5));
        let whole = Wire {
            streams: Streams::Whole,
            ..untested
        };
        assert!(!whole.can_test_streams() && whole.uses_streams());
        assert_eq!(whole.delivery(4), Delivery::Once);
    }
}

#[test]
fn no_stream_is_sent_where_it_could_not_leave() {
    let all = [
        (Engine::Chromium, Protocol::Http1Kept),
        (Engine::Chromium, Protocol::Http1Closed),
        (Engine::Chromium, Protocol::Unseen),
        (Engine::Firefox, Protocol::Http2),
        (Engine::Other, Protocol::Http2),
    ];
    for (engine, protocol) in all {
        let wire = Wire {
            streams: Streams::Whole,
            ..wire(engine, protocol)
        };
        assert!(!wire.uses_streams() && !wire.can_test_streams(), "{wire:?}");
    }
}

#[test]
fn protocols_have_the_names_of_alpn() {
    assert_eq!(Protocol::named("http/1.1", true), Protocol::Http1Kept);
    assert_eq!(Protocol::named("http/1.0", false), Protocol::Http1Closed);
    assert_eq!(Protocol::named("h2", true), Protocol::Http2);
    assert_eq!(Protocol::named("h3", false), Protocol::Http3);
    for unseen in ["", "h2c", "spdy/3", "HTTP/1.1"] {
        assert_eq!(Protocol::named(unseen, false), Protocol::Unseen);
    }
}

#[test]
fn a_sign_in_shows_whether_its_body_was_read() {
    let read = |status, body| Login::has_read_body(&json(status, body));
    assert_eq!(read(200, r#"{"key":"f00dcafe"}"#), Some(true));
    let wrong = r#"{"non_field_errors":["Unable to log in with provided credentials."]}"#;
    assert_eq!(read(400, wrong), Some(true));
    assert_eq!(
        read(400, r#"{"password":["This field is required."]}"#),
        Some(false)
    );
    assert_eq!(
        read(400, r#"{"detail":"JSON parse error - Expecting value"}"#),
        Some(false)
    );
    assert_eq!(read(411, "{}"), Some(false));
    for status in [401, 403, 429, 500, 502] {
        assert_eq!(read(status, "{}"), None);
    }
    assert_eq!(Login::has_read_body(&html(400)), None, "a proxy's own page");
}

proptest! {
    #[test]
    fn more_at_once_never_arrive_less_often(at_once in 0..40_u32, own in any::<bool>()) {
        for engine in [Engine::Chromium, Engine::Firefox, Engine::Other, Engine::NeverRepeats] {
            for protocol in [
                Protocol::Unseen,
                Protocol::Http1Kept,
                Protocol::Http1Closed,
                Protocol::Http2,
                Protocol::Http3,
            ] {
                let wire = Wire { own_connections: own, ..wire(engine, protocol) };
                let times = |at_once| wire.delivery(at_once).times();
                prop_assert!(times(at_once) <= times(at_once + 1));
                prop_assert!(times(at_once) >= 1);
                if protocol == Protocol::Http1Kept {
                    prop_assert!(times(at_once) <= MOST_CONNECTIONS + 1);
                }
            }
        }
    }
}
