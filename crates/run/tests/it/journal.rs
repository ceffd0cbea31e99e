//! Entries read back from the journal are equal to those written.

use insta::assert_snapshot;
use proptest::prelude::*;
use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_core::error::{BuildError, FieldMessages, ReachError, ReadError, Refusal, RetryAfter};
use release_core::id::MappingId;
use release_core::model::Mapping;
use release_core::outcome::{NotSent, Outcome, Unknown};
use release_run::{Entry, Settled, Settlement};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn refusal() -> impl Strategy<Value = Refusal> {
    let after = prop_oneof![
        any::<u64>().prop_map(RetryAfter::Seconds),
        any::<String>().prop_map(RetryAfter::Date),
    ];
    let field = (any::<String>(), any::<Vec<String>>());
    let field = field.prop_map(|(field, messages)| FieldMessages { field, messages });
    let fields = prop::collection::vec(field, 0..3);
    let texts = (
        any::<Option<String>>(),
        any::<Option<String>>(),
        any::<String>(),
    );
    let parts = (
        any::<u16>(),
        texts,
        fields,
        prop::option::of(after),
        any::<bool>(),
    );
    parts.prop_map(
        |(status, (error_code, detail, raw), fields, retry_after, is_json)| Refusal {
            status,
            error_code,
            detail,
            fields,
            retry_after,
            is_json,
            raw,
        },
    )
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let ids = (
        prop::option::of(1..=(1_u64 << 53) - 1),
        prop::option::of(1..=(1_u64 << 53) - 1),
        1..=(1_u64 << 53) - 1,
    );
    let texts = (any::<Option<String>>(), any::<String>());
    (ids, texts).prop_map(
        |((pk, content_type, object_id), (integration_type, code))| Mapping {
            pk: pk.and_then(|id| MappingId::new(id).ok()),
            content_type: content_type.map(|id| id.to_string().parse().unwrap()),
            object_id: object_id.to_string().parse().unwrap(),
            integration_type,
            code,
        },
    )
}

fn unknown() -> impl Strategy<Value = Unknown> {
    let reach = prop_oneof![
        any::<String>().prop_map(|message| ReachError::Network { message }),
        any::<u32>().prop_map(|seconds| ReachError::TimedOut { seconds }),
        Just(ReachError::Redirected),
        Just(ReachError::Aborted),
    ];
    let read = prop_oneof![
        any::<u16>().prop_map(|status| ReadError::Html { status }),
        any::<(u32, u32)>().prop_map(|(line, column)| ReadError::NotJson {
            line: line as usize,
            column: column as usize,
        }),
        any::<(String, String)>().prop_map(|(path, message)| ReadError::Shape { path, message }),
        any::<(u64, u64)>().prop_map(|(asked, answered)| ReadError::Other { asked, answered }),
    ];
    let first = prop_oneof![
        reach.prop_map(Unknown::NotReached),
        read.prop_map(Unknown::Unreadable),
        refusal().prop_map(Unknown::Redirected),
        refusal().prop_map(Unknown::ServerError),
        refusal().prop_map(Unknown::OtherStatus),
        refusal().prop_map(Unknown::RefusedOrRepeated),
        any::<(u64, u64)>().prop_map(|(asked, answered)| Unknown::OtherLine { asked, answered }),
        any::<(String, String)>()
            .prop_map(|(sent, answered)| Unknown::OtherCode { sent, answered }),
        Just(Unknown::Interrupted),
    ]
    .boxed();
    let repeated =
        (first.clone(), refusal()).prop_map(|(first, refusal)| Unknown::RefusedOnRepeat {
            first: Box::new(first),
            refusal,
        });
    prop_oneof![first, repeated]
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let not_sent = prop_oneof![
        refusal().prop_map(NotSent::SessionEnded),
        refusal().prop_map(NotSent::TooEarly),
        refusal().prop_map(NotSent::Throttled),
        Just(NotSent::NotBuilt(BuildError::NoToken)),
        any::<String>().prop_map(|why| NotSent::NotBuilt(BuildError::Malformed(why))),
        Just(NotSent::Stopped),
    ];
    prop_oneof![
        not_sent.prop_map(Outcome::NotSent),
        mapping().prop_map(Outcome::Released),
        mapping().prop_map(Outcome::Recorded),
        refusal().prop_map(Outcome::Refused),
        unknown().prop_map(Outcome::Unknown),
    ]
}

fn delivery() -> impl Strategy<Value = Delivery> {
    prop_oneof![
        Just(Delivery::Once),
        any::<u32>().prop_map(Delivery::AtMost),
        Just(Delivery::Unseen),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let at = || any::<u64>().prop_map(UnixMillis::new);
    let sent = || (any::<u32>(), any::<u32>(), at());
    let settlement = prop_oneof![Just(Settlement::Done), Just(Settlement::NotSent)];
    let settled = (settlement, any::<String>(), at());
    let settled = settled.prop_map(|(settlement, note, at)| Settled {
        settlement,
        note,
        at,
    });
    // Boxed, since the stack of WebAssembly is small.
    prop_oneof![
        sent().prop_map(|(line, attempt, at)| Entry::AboutToSend { line, attempt, at }),
        sent().prop_map(|(line, attempt, at)| Entry::Withdrawn { line, attempt, at }),
        (
            sent(),
            outcome().boxed(),
            any::<Option<u16>>(),
            prop::option::of(at())
        )
            .prop_map(|((line, attempt, at), outcome, status, sent_at)| {
                Entry::Ended {
                    line,
                    attempt,
                    at,
                    outcome,
                    status,
                    sent_at,
                }
            }),
        (any::<u32>(), settled).prop_map(|(line, settled)| Entry::Settled { line, settled }),
        (at(), delivery()).prop_map(|(at, delivery)| Entry::Delivery { at, delivery }),
        at().prop_map(|at| Entry::Stopped { at }),
    ]
}

proptest! {
    #[test]
    fn every_entry_comes_back_as_it_went(entries in prop::collection::vec(entry(), 0..4)) {
        let text = serde_json::to_string(&entries).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Entry>>(&text).unwrap(), entries);
    }
}

/// Entries as browsers have already stored them; these journals must stay readable.
#[test]
fn entries_that_are_kept_stay_readable() {
    for kept in [
        r#"{"about_to_send":{"line":0,"attempt":1,"at":1700000000000}}"#,
        r#"{"withdrawn":{"line":0,"attempt":1,"at":5}}"#,
        r#"{"ended":{"line":0,"attempt":1,"at":5,"outcome":{"released":{"pk":1,"content_type":30,"object_id":7,"integration_type":null,"code":"A"}}}}"#,
        r#"{"ended":{"line":0,"attempt":1,"at":5,"outcome":{"unknown":{"refused_on_repeat":{"first":"interrupted","refusal":{"status":400,"error_code":null,"detail":"No.","fields":[{"field":"code","messages":["Twice."]}],"retry_after":{"seconds":5},"is_json":true,"raw":""}}}}}}"#,
        r#"{"ended":{"line":0,"attempt":1,"at":5,"outcome":{"not_sent":{"not_built":"no_token"}}}}"#,
        r#"{"ended":{"line":0,"attempt":1,"at":5,"outcome":{"unknown":{"not_reached":{"timed_out":{"seconds":30}}}}}}"#,
        r#"{"ended":{"line":0,"attempt":1,"at":5,"outcome":{"not_sent":"stopped"},"status":201,"sent_at":4}}"#,
        r#"{"settled":{"line":0,"settled":{"settlement":"not_sent","note":"asked","at":5}}}"#,
        r#"{"delivery":{"at":5,"delivery":"once"}}"#,
        r#"{"delivery":{"at":5,"delivery":{"at_most":2}}}"#,
        r#"{"stopped":{"at":5}}"#,
    ] {
        let entry: Entry = serde_json::from_str(kept).unwrap();
        assert_eq!(serde_json::to_string(&entry).unwrap(), kept);
    }
}

#[test]
fn an_entry_that_makes_no_sense_says_where() {
    let read = |text: &str| serde_json::from_str::<Entry>(text).unwrap_err().to_string();
    assert_snapshot!(read(r#"{"sent":{}}"#), @"sent: is not known here");
    assert_snapshot!(read(r#"{"stopped":{}}"#), @"stopped.at: is missing");
    assert_snapshot!(read(r#"{"stopped":{"at":-1}}"#), @"stopped.at: expected a whole number");
    assert_snapshot!(read(r#"{"stopped":{"at":1,"at":2}}"#), @"stopped.at: is there twice");
    assert_snapshot!(
        read(r#"{"ended":{"line":0,"attempt":1,"at":5,"outcome":{"unknown":{"server_error":{"status":"500"}}}}}"#),
        @"ended.outcome.unknown.server_error.status: expected a whole number"
    );
}
