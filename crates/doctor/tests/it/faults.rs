//! Whatever goes wrong, no fact is wrong.

use release_doctor::Fact;
use serde_json::{Value, json};

use crate::support::{StandIn, switches_of};
use crate::truth::truth;

/// Every kind of fault that a reading call can meet.
fn kinds() -> Vec<Value> {
    let plain =
        |status: u16, body: &str| json!({ "kind": "plain_status", "status": status, "body": body });
    let mut kinds = vec![
        json!({ "kind": "429", "retry_after": 1 }),
        json!({ "kind": "slow", "millis": 60_000 }),
        plain(200, "[]"),
        plain(200, "{}"),
        plain(200, "null"),
        plain(404, "{\"detail\": \"?\"}"),
        plain(418, "{}"),
        plain(401, ""),
    ];
    let names = [
        "500_html",
        "502",
        "503",
        "504",
        "no_answer",
        "cut",
        "truncated_body",
        "html_200",
        "redirect",
        "token_revoked",
        "401_once",
        "forbidden",
    ];
    kinds.extend(names.map(|kind| json!({ "kind": kind })));
    kinds
}

#[test]
fn no_fault_on_any_call_makes_a_wrong_fact() {
    let calls = ["orders", "order", "lines", "stock", "content_types", "any"];
    let times = [json!({}), json!({ "times": 1 }), json!({ "every": 2 })];
    let (mut ran, mut facts, mut wrong) = (0, 0, Vec::new());
    for on in calls {
        for kind in kinds() {
            for times in &times {
                let mut rule = json!({ "on": on });
                for part in [&kind, times] {
                    rule.as_object_mut()
                        .unwrap()
                        .extend(part.as_object().unwrap().clone());
                }
                let is_always = times.as_object().unwrap().is_empty();
                let changes = json!({ "page_size_cap": 5, "faults": [rule] });
                let switches = switches_of(&changes);
                ran += 1;
                for finding in StandIn::switched(&changes).examine() {
                    let Ok(fact) = finding.result else {
                        continue;
                    };
                    facts += 1;
                    let check = finding.check;
                    // A server that always answers so is a server of that kind.
                    let is_so = is_always
                        && matches!(check.id(), "forbidden" | "list-shape")
                        && (kind["kind"] == "forbidden" || kind["body"] == "[]");
                    if !is_so
                        && truth(check, &switches).is_some_and(|truth| is_wrong(&fact, &truth))
                    {
                        wrong.push(format!("{}: {check} {fact:?}", changes["faults"]));
                    }
                }
            }
        }
    }
    println!("faults: {ran} combinations, {facts} facts");
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Whether a fact says anything that is not so. Of a call it may tell one prefix alone.
pub(crate) fn is_wrong(fact: &Fact, truth: &Fact) -> bool {
    let (
        Fact::Served { i1, v1 },
        Fact::Served {
            i1: is_i1,
            v1: is_v1,
        },
    ) = (fact, truth)
    else {
        return fact != truth;
    };
    (i1.is_some() && i1 != is_i1) || (v1.is_some() && v1 != is_v1)
}
