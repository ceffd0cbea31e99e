//! Journals: whatever was kept, the run that is read back claims nothing that its entries do not say.

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use http::Response;
use release_core::decode::{FromJson, Json};
use release_core::endpoint::CreateMapping;
use release_core::{ErpCode, OrderItemId};
use release_file::export::{Chain, verify};
use release_run::{Entry, LineStatus, RunState, Settings, Settlement};
use serde_json::{Value, json};

use crate::near::{near, text};

/// The most lines of a run, and the most entries.
const LINES: u64 = 4;
const ENTRIES: u8 = 14;

/// Reads a run back.
pub fn journal(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    let lines: Vec<CreateMapping> = (1..=input.int_in_range(1..=LINES).unwrap_or(1))
        .map(line)
        .collect();
    let settings = if input.arbitrary().unwrap_or_default() {
        Settings::one_by_one()
    } else {
        Settings::default()
    };
    let entries = entries(&mut input).unwrap_or_default();
    recover(&settings, &lines, &entries);
    let _ = keep(&mut input, &entries);
}

fn line(id: u64) -> CreateMapping {
    CreateMapping {
        item: OrderItemId::new(id).expect("an id"),
        code: ErpCode::new(format!("ERP-{id}")).expect("a code"),
        update_stock: true,
    }
}

fn entries(input: &mut Unstructured<'_>) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for _ in 0..input.int_in_range(0..=ENTRIES)? {
        let value = near(input, &EXAMPLES)?;
        let kept = text(input, &value)?;
        let Ok(json) = Json::parse(&kept) else {
            continue;
        };
        if let Ok(entry) = Entry::from_json(&json) {
            let again = serde_json::to_string(&entry).expect("an entry can be written");
            assert_eq!(
                serde_json::from_str::<Entry>(&again).expect("and read"),
                entry
            );
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn recover(settings: &Settings, lines: &[CreateMapping], entries: &[Entry]) {
    let count = u32::try_from(lines.len()).expect("a few");
    let run = RunState::recover(settings.clone(), lines.to_vec(), entries.to_vec());
    assert_eq!(run.counts().total(), count);
    assert!(
        !run.is_under_way(),
        "nothing is under way in a run that was read back"
    );
    assert_eq!(
        run,
        RunState::recover(settings.clone(), lines.to_vec(), entries.to_vec())
    );
    let watched = RunState::watch(settings.clone(), lines.to_vec(), entries.to_vec());
    assert_eq!(watched.counts().total(), count);
    for (at, line) in (0..).zip(run.lines()) {
        let is_answered = |entry: &Entry| match entry {
            Entry::Ended { line, outcome, .. } => *line == at && outcome.is_done(),
            _ => false,
        };
        let is_settled = |entry: &Entry| match entry {
            Entry::Settled { line, settled } => {
                *line == at && settled.settlement == Settlement::Done
            }
            _ => false,
        };
        match line.status() {
            LineStatus::Released | LineStatus::Recorded => assert!(entries.iter().any(is_answered)),
            LineStatus::SettledDone => assert!(entries.iter().any(is_settled)),
            _ => {}
        }
    }
}

/// As evidence: as written it is whole, and with one byte changed it is not.
fn keep(input: &mut Unstructured<'_>, entries: &[Entry]) -> Result<()> {
    let mut chain = Chain::default();
    for entry in entries {
        chain.push(entry).expect("an entry can be written");
    }
    let (mut bytes, seal) = chain.finish();
    let whole = verify(&bytes).expect("as written");
    assert_eq!((whole.entries, whole.seal), (entries.len(), seal));
    let at = input.choose_index(bytes.len())?;
    let byte: u8 = input.arbitrary()?;
    if bytes[at] != byte {
        bytes[at] = byte;
        assert!(verify(&bytes).is_err());
    }
    Ok(())
}

/// The outcome of line 1 by an answer, as the journal has it.
fn judged(status: u16, body: &str) -> Value {
    let mut response = Response::new(body.as_bytes().to_vec());
    *response.status_mut() = status.try_into().expect("a status");
    serde_json::to_value(line(1).judge(Ok(&response))).expect("an outcome can be written")
}

static EXAMPLES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let at = 1_772_442_930_000_u64;
    let ended = |outcome: Value| json!({ "ended": { "line": 0, "attempt": 1, "at": at, "outcome": outcome, "status": 200, "sent_at": at } });
    let good = r#"{"pk": 901, "content_type": 66, "object_id": 1, "code": "ERP-1"}"#;
    let settled = json!({ "settlement": "done", "note": "seen", "at": at });
    let examples = vec![
        json!({ "about_to_send": { "line": 0, "attempt": 1, "at": at } }),
        json!({ "about_to_send": { "line": 1, "attempt": 2, "at": at } }),
        json!({ "withdrawn": { "line": 0, "attempt": 1, "at": at } }),
        ended(judged(201, good)),
        ended(judged(201, &good.replace("ERP-1", "ERP-2"))),
        ended(judged(400, r#"{"code": ["too long"]}"#)),
        ended(judged(409, "{}")),
        ended(judged(429, "{}")),
        ended(judged(503, "")),
        ended(json!({ "unknown": "interrupted" })),
        json!({ "settled": { "line": 0, "settled": settled } }),
        json!({ "delivery": { "at": at, "delivery": "once" } }),
        json!({ "delivery": { "at": at, "delivery": { "at_most": 7 } } }),
        json!({ "stopped": { "at": at } }),
    ];
    for example in &examples {
        // An example that cannot be read would try nothing.
        serde_json::from_value::<Entry>(example.clone()).expect("an entry");
    }
    examples
});
