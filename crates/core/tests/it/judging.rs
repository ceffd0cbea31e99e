//! The outcome of a line for every kind of answer.

use release_core::Delivery;
use release_core::endpoint::CreateMapping;
use release_core::error::{ReachError, Refusal, RetryAfter};
use release_core::id::MappingId;
use release_core::outcome::{NotSent, Outcome, Unknown};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{answer, code_of, html, json, release};

const GOOD: &str = r#"{"pk":901,"content_type":66,"object_id":70412,
    "integration_type":"external_company","code":"ERP-55120-3"}"#;

fn judged(response: &http::Response<Vec<u8>>) -> Outcome {
    release().judge(Ok(response))
}

#[test]
fn a_verified_answer_of_any_success_status_is_released() {
    for status in [200, 201, 202] {
        let Outcome::Released(mapping) = judged(&json(status, GOOD)) else {
            panic!("{status} was not taken as released");
        };
        assert_eq!(mapping.pk.map(MappingId::get), Some(901));
        assert_eq!(mapping.content_type.unwrap().get(), 66);
        assert_eq!(mapping.code, "ERP-55120-3");
    }
}

#[test]
fn without_update_stock_it_is_recorded_and_not_released() {
    let recording = CreateMapping {
        update_stock: false,
        ..release()
    };
    let outcome = recording.judge(Ok(&json(201, GOOD)));
    assert!(matches!(outcome, Outcome::Recorded(_)), "{outcome:?}");
    assert!(outcome.is_done());
}

#[test]
fn ids_in_the_answer_may_be_text_or_objects() {
    let body = r#"{"pk":"901","content_type":{"id":66,"model":"orderitem"},
        "object_id":"70412","code":"ERP-55120-3"}"#;
    assert_eq!(code_of(&judged(&json(200, body))), "released");
}

#[test]
fn success_without_proof_is_unknown() {
    let cases = [
        (
            "another line",
            GOOD.replace("70412", "70413"),
            "unknown.other_line",
        ),
        (
            "another code",
            GOOD.replace("55120", "55121"),
            "unknown.other_code",
        ),
        (
            "other case",
            GOOD.replace("ERP-", "erp-"),
            "unknown.other_code",
        ),
        (
            "outer space",
            GOOD.replace("-3\"", "-3 \""),
            "unknown.other_code",
        ),
        (
            "a number as code",
            GOOD.replace("\"ERP-55120-3\"", "55120"),
            "unknown.unreadable",
        ),
        ("cut in half", GOOD[..60].to_owned(), "unknown.unreadable"),
        ("no body", String::new(), "unknown.unreadable"),
        (
            "no line",
            r#"{"code":"ERP-55120-3"}"#.to_owned(),
            "unknown.unreadable",
        ),
        (
            "no code",
            r#"{"object_id":70412}"#.to_owned(),
            "unknown.unreadable",
        ),
        ("two values", format!("{GOOD}{GOOD}"), "unknown.unreadable"),
        ("a list", format!("[{GOOD}]"), "unknown.unreadable"),
        ("null", "null".to_owned(), "unknown.unreadable"),
    ];
    for (name, body, key) in cases {
        assert_eq!(code_of(&judged(&json(200, &body))), key, "{name}");
    }
    assert_eq!(code_of(&judged(&html(200))), "unknown.unreadable");
    let disguised = json(200, "  <html>signed out</html>");
    assert_eq!(code_of(&judged(&disguised)), "unknown.unreadable");
}

#[test]
fn every_status_has_its_outcome() {
    let not_sent = [401, 425, 429];
    let refused = [400, 403, 404, 405, 406, 409, 413, 415, 422];
    for status in 300..600 {
        let outcome = judged(&json(status, "{}"));
        let as_it_should = match status {
            status if not_sent.contains(&status) => matches!(outcome, Outcome::NotSent(_)),
            status if refused.contains(&status) => matches!(outcome, Outcome::Refused(_)),
            _ => matches!(outcome, Outcome::Unknown(_)),
        };
        assert!(as_it_should, "{status}: {outcome:?}");
    }
}

#[test]
fn a_page_of_html_does_not_change_what_a_status_means() {
    assert_eq!(code_of(&judged(&html(404))), "refused.no_such_path");
    assert_eq!(code_of(&judged(&html(403))), "refused.forbidden");
    assert_eq!(code_of(&judged(&html(500))), "unknown.server");
    assert_eq!(code_of(&judged(&html(503))), "unknown.server");
    assert_eq!(code_of(&judged(&html(302))), "unknown.redirected");
    assert_eq!(code_of(&judged(&html(408))), "unknown.status");
}

#[test]
fn no_answer_is_unknown_whatever_the_reason() {
    let message = "Failed to fetch".to_owned();
    for (error, key) in [
        (ReachError::Network { message }, "unknown.network"),
        (ReachError::TimedOut { seconds: 30 }, "unknown.timed_out"),
        (ReachError::Redirected, "unknown.redirected"),
        (ReachError::Aborted, "unknown.aborted"),
    ] {
        let outcome = release().judge(Err(error));
        assert!(matches!(outcome, Outcome::Unknown(_)), "{outcome:?}");
        assert_eq!(code_of(&outcome), key);
    }
}

#[test]
fn a_throttled_line_was_not_sent_and_keeps_the_wait() {
    let mut response = json(429, r#"{"detail":"Request was throttled."}"#);
    response
        .headers_mut()
        .insert("retry-after", "60".parse().unwrap());
    let Outcome::NotSent(NotSent::Throttled(refusal)) = judged(&response) else {
        panic!("a 429 was not taken as not sent");
    };
    assert_eq!(refusal.retry_after, Some(RetryAfter::Seconds(60)));
}

#[test]
fn outcomes_come_back_from_the_journal_as_they_went() {
    let outcomes = [
        judged(&json(201, GOOD)),
        judged(&json(400, r#"{"code":["too long"]}"#)),
        judged(&json(401, "{}")),
        judged(&json(503, "")),
        judged(&json(200, &GOOD.replace("70412", "7"))),
        judged(&json(200, &GOOD.replace("ERP-", "X"))),
        judged(&json(200, "{")),
        judged(&answer(200, "text/html", "<p>")),
        release().judge(Err(ReachError::TimedOut { seconds: 30 })),
        Outcome::Unknown(Unknown::Interrupted),
    ];
    for outcome in outcomes {
        let text = serde_json::to_string(&outcome).unwrap();
        assert_eq!(
            serde_json::from_str::<Outcome>(&text).unwrap(),
            outcome,
            "{text}"
        );
    }
}

#[test]
fn a_kept_outcome_holds_no_raw_body() {
    for status in [302, 400, 401, 408, 425, 429, 503] {
        let mut outcome = judged(&answer(status, "text/plain", "Dear Aylin"));
        assert_eq!(outcome.refusal().unwrap().raw, "Dear Aylin", "{status}");
        outcome.drop_raw_body();
        assert_eq!(outcome.refusal().unwrap().raw, "", "{status}");
    }
}

#[test]
fn nor_one_that_was_refused_on_its_repeat() {
    let first = Unknown::ServerError(refusal(503, "Dear Aylin"));
    let mut outcome = Outcome::Unknown(Unknown::RefusedOnRepeat {
        first: Box::new(first),
        refusal: refusal(406, "Dear Aylin"),
    });
    outcome.drop_raw_body();
    let kept = serde_json::to_string(&outcome).unwrap();
    assert!(!kept.contains("Aylin"), "{kept}");
}

/// 406 and 409, and a 400 that does not speak of a field, may say that the line has its code already.
#[test]
fn a_refusal_for_uniqueness_is_a_doubt_where_a_browser_may_have_repeated() {
    let on_field = json(400, r#"{"code":["too long"]}"#);
    for (answer, once, repeated) in [
        (
            json(406, "{}"),
            "refused.rule",
            "unknown.refused_or_repeated",
        ),
        (
            json(409, "{}"),
            "refused.conflict",
            "unknown.refused_or_repeated",
        ),
        (
            json(400, "{}"),
            "refused.input",
            "unknown.refused_or_repeated",
        ),
        (on_field, "refused.input", "refused.input"),
        (json(404, "{}"), "refused.not_found", "refused.not_found"),
        (json(201, GOOD), "released", "released"),
    ] {
        let over = |delivery| code_of(&judged(&answer).over(delivery));
        let status = answer.status();
        assert_eq!(over(Delivery::Once), once, "{status}");
        assert_eq!(over(Delivery::AtMost(2)), repeated, "{status}");
    }
}

#[test]
fn a_second_request_is_of_use_only_where_it_could_tell_more() {
    let other_line = Unknown::OtherLine {
        asked: 1,
        answered: 2,
    };
    let other_code = Unknown::OtherCode {
        sent: "A".into(),
        answered: "B".into(),
    };
    for (unknown, names_other, may_be_repeated) in [
        (other_line, true, false),
        (other_code, true, false),
        (Unknown::RefusedOrRepeated(refusal(409, "")), false, false),
        (Unknown::ServerError(refusal(503, "")), false, true),
        (Unknown::Interrupted, false, true),
    ] {
        assert_eq!(unknown.names_other(), names_other, "{unknown:?}");
        assert_eq!(unknown.may_be_repeated(), may_be_repeated, "{unknown:?}");
    }
}

/// The refusal of an answer that is none of success.
fn refusal(status: u16, body: &str) -> Refusal {
    judged(&answer(status, "text/plain", body))
        .refusal()
        .unwrap()
        .clone()
}
