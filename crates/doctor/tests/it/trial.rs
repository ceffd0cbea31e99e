//! The trial: nothing without consent, nothing twice, and no wrong fact.

use http::{Request, Response};
use release_client::{Client, SendOptions, Transport, UnixMillis};
use release_core::delivery::{Engine, Wire};
use release_core::error::ReachError;
use release_core::{ApiPrefix, BaseUrl, Connection, ErpCode};
use release_doctor::settings::Note;
use release_doctor::trial::{
    Ended, Kind, Reaction, Result, Trial, TrialCodes, TrialFact, TrialLines, TrialProblem, Tried,
    carry_out,
};
use release_doctor::{Profile, UNTOLD, Whom, markdown, settings, stand_in};
use serde_json::{Value, json};

use crate::support::{Paper, StandIn, token, wait};

/// The stand-in for a trial: what is sent may be a POST.
#[derive(Clone)]
struct Posting(StandIn, Engine);

impl Transport for Posting {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> core::result::Result<Response<Vec<u8>>, ReachError> {
        self.0.send_any(request, options)
    }

    fn wire(&self, base_url: &BaseUrl) -> Wire {
        let engine = self.1;
        let wire = self.0.wire(base_url);
        Wire { engine, ..wire }
    }
}

/// How many lines the newest order has.
const LINES: usize = 3;

fn code(text: &str) -> ErpCode {
    ErpCode::new(text).unwrap()
}

fn trial(server: &StandIn) -> Trial {
    let ids = lines(server);
    let lines = TrialLines {
        first: ids[0].parse().unwrap(),
        second: ids[1].parse().ok(),
        third: ids[2].parse().ok(),
    };
    let codes = TrialCodes {
        first: code("TRIAL-1"),
        other: code("TRIAL-other"),
    };
    Trial::new(lines, codes, ApiPrefix::I1).unwrap()
}

fn lines(server: &StandIn) -> Vec<String> {
    let request = Request::get("/_control/sample").header("x-control-key", "key");
    let answer = server.ask(request.body(Vec::new()).unwrap()).unwrap();
    let sample: Value = serde_json::from_slice(answer.body()).unwrap();
    let items = sample["orders"][0]["items"].as_array().unwrap();
    let ids: Vec<String> = items.iter().map(|item| item["pk"].to_string()).collect();
    assert_eq!(ids.len(), LINES);
    ids
}

fn client(server: &StandIn, engine: Engine) -> Client<Posting, Paper> {
    let connection = Connection::new("https://shop.example".parse().unwrap(), ApiPrefix::I1);
    let connection = connection.with_token(token().parse().unwrap());
    Client::new(
        Posting(server.clone(), engine),
        Paper::default(),
        connection,
    )
}

/// Agrees to every step.
fn carried_out(server: &StandIn, engine: Engine) -> Trial {
    let mut trial = trial(server);
    let client = client(server, engine);
    let mut steps = 0;
    while let Some(step) = trial.next() {
        let agreed = trial.agree(&step).unwrap();
        trial.note(wait(carry_out(&client, agreed)));
        steps += 1;
        assert!(steps < 20, "{:?}", trial.observations());
    }
    assert_eq!(server.posts(), steps, "one POST for each step");
    trial
}

#[test]
fn it_names_each_switch_that_no_read_can_tell() {
    let mut ran = 0;
    for second in ["refuse400", "refuse406", "overwrite", "add"] {
        for same_code in ["allow", "refuse400"] {
            for success_status in [200, 201] {
                for longest in [128, 255, 256, 2_000] {
                    let changes = json!({
                        "second": second,
                        "same_code": same_code,
                        "success_status": success_status,
                        "code_max_length": longest,
                    });
                    let trial = carried_out(&StandIn::switched(&changes), Engine::NeverRepeats);
                    assert_eq!(trial.ended(), Some(Ended::Done));
                    let switches = trial.switches();
                    for (name, value) in &switches {
                        let is_bound = name == "code_max_length" && longest == 2_000;
                        let truth = if is_bound {
                            &json!(1_024)
                        } else {
                            &changes[name]
                        };
                        assert_eq!(value, truth, "{name} of {changes}");
                    }
                    let names: Vec<_> = switches.keys().map(String::as_str).collect();
                    for name in ["second", "same_code", "success_status"] {
                        assert!(names.contains(&name), "{name} of {changes}");
                    }
                    let is_known = names.contains(&"code_max_length");
                    assert_eq!(is_known, longest == 255 || longest == 2_000, "{changes}");
                    ran += 1;
                }
            }
        }
    }
    println!("trials: {ran} combinations");
}

#[test]
fn a_step_is_exactly_what_is_sent() {
    let server = StandIn::switched(&json!({}));
    let trial = trial(&server);
    let step = trial.next().unwrap();
    let first = &lines(&server)[0];
    assert_eq!(step.kind, Kind::Record);
    assert_eq!(step.method, "POST");
    assert_eq!(
        step.path,
        format!("/api/i1/order_items/{first}/create_mapping/")
    );
    assert_eq!(step.body, r#"{"code":"TRIAL-1","update_stock":false}"#);
    assert_eq!(server.posts(), 0);
}

#[test]
fn nothing_is_agreed_to_but_the_next_step_and_that_once() {
    let server = StandIn::switched(&json!({}));
    let mut trial = trial(&server);
    let step = trial.next().unwrap();
    let mut other = step.clone();
    other.body = other.body.replace("false", "true");
    assert!(trial.agree(&other).is_none());
    assert!(trial.agree(&step).is_some());
    assert!(trial.next().is_none(), "one is under way");
    assert!(trial.agree(&step).is_none());
    trial.interrupted();
    assert_eq!(trial.ended(), Some(Ended::Unknown));
    assert!(trial.next().is_none() && trial.facts().is_empty());
}

#[test]
fn an_unknown_outcome_ends_it() {
    let kinds = [
        json!({ "kind": "504", "done": true }),
        json!({ "kind": "no_answer", "done": true }),
        json!({ "kind": "cut" }),
        json!({ "kind": "html_200", "done": true }),
        json!({ "kind": "truncated_body" }),
        json!({ "kind": "wrong_object_id" }),
        json!({ "kind": "wrong_code" }),
        json!({ "kind": "redirect" }),
    ];
    for kind in kinds {
        for step in 1..=4 {
            let mut fault = json!({ "on": "create_mapping", "every": step, "times": 1 });
            fault
                .as_object_mut()
                .unwrap()
                .extend(kind.as_object().unwrap().clone());
            let changes = json!({ "second": "overwrite", "faults": [fault] });
            let trial = carried_out(&StandIn::switched(&changes), Engine::NeverRepeats);
            assert_eq!(trial.ended(), Some(Ended::Unknown), "{changes}");
            assert_eq!(trial.observations().len(), step, "{changes}");
            let wrong = trial.facts().into_iter().find(|fact| match fact {
                TrialFact::SuccessStatus(status) => *status != 201,
                TrialFact::Second { reaction, .. } => *reaction != Reaction::Same,
                TrialFact::Counter { .. } => false,
                _ => true,
            });
            assert_eq!(wrong, None, "{changes}");
        }
    }
}

#[test]
fn where_a_browser_may_repeat_a_refusal_ends_it() {
    let server = StandIn::switched(&json!({}));
    let trial = carried_out(&server, Engine::Chromium);
    assert_eq!(trial.ended(), Some(Ended::Unknown));
    let results: Vec<_> = trial.observations().iter().map(|it| it.result).collect();
    assert_eq!(results, [Result::Done, Result::Unknown]);
    assert_eq!(trial.facts(), [TrialFact::SuccessStatus(201)]);
}

#[test]
fn what_was_surely_not_sent_comes_again() {
    let fault = json!({ "on": "create_mapping", "kind": "429", "times": 1 });
    let server = StandIn::switched(&json!({ "second": "overwrite", "faults": [fault] }));
    let trial = carried_out(&server, Engine::NeverRepeats);
    assert_eq!(trial.observations()[0].result, Result::NotSent);
    assert_eq!(trial.ended(), Some(Ended::Done));
    assert_eq!(trial.switches()["second"], "overwrite");
}

#[test]
fn a_line_that_has_a_code_already_tells_nothing_of_a_second_call() {
    let server = StandIn::switched(&json!({}));
    let begun = carried_out(&server, Engine::NeverRepeats);
    assert_eq!(begun.switches()["second"], "refuse400");
    // The same lines again.
    let mut again = trial(&server);
    let client = client(&server, Engine::NeverRepeats);
    while let Some(step) = again.next() {
        let agreed = again.agree(&step).unwrap();
        again.note(wait(carry_out(&client, agreed)));
    }
    let switches = again.switches();
    assert!(!switches.contains_key("second") && !switches.contains_key("same_code"));
}

#[test]
fn the_counter_is_read_before_and_after() {
    let changes = json!({ "second": "add" });
    let trial = carried_out(&StandIn::switched(&changes), Engine::NeverRepeats);
    let counter = |wanted: Kind| {
        trial.facts().into_iter().find_map(|fact| match fact {
            TrialFact::Counter {
                call,
                before,
                after,
            } if call == wanted => Some((before, after)),
            _ => None,
        })
    };
    let (before, after) = counter(Kind::Release).unwrap();
    assert_ne!(before, after);
    assert_eq!(counter(Kind::Again).unwrap().0, after);
}

#[test]
fn what_a_trial_has_shown_is_kept_and_becomes_notes() {
    let trial = carried_out(&StandIn::switched(&json!({})), Engine::NeverRepeats);
    let base_url = "https://shop.example".parse().unwrap();
    let mut profile = Profile::new(base_url, UnixMillis::new(1_772_442_930_000), &[]);
    assert_eq!(profile.untold(), UNTOLD);
    profile.trial = Some(Tried {
        at: UnixMillis::new(1_772_442_940_000),
        by: Some("demo".to_owned()),
        facts: trial.facts(),
    });
    let untold = profile.untold();
    assert!(untold.iter().all(|it| it.whom() != Whom::Trial));
    assert_eq!(untold.len(), 3);
    assert_eq!(Profile::from_json(&profile.to_json()).unwrap(), profile);
    let more = profile
        .to_json()
        .replace("\"reaction\"", "\"more\": 1, \"reaction\"");
    assert_ne!(more, profile.to_json());
    assert!(Profile::from_json(&more).is_err());

    let second = |call, status| Note::Second {
        call,
        reaction: Reaction::Refused(status),
    };
    let notes = settings(&profile).notes;
    assert!(notes.contains(&second(Kind::Again, 400)), "{notes:?}");
    assert_eq!(stand_in(&profile)["second"], "refuse400");
    let report = markdown(&profile, &[]);
    let said = "A second request for a line, with the same code, is refused with 400.";
    assert_eq!(report.matches(said).count(), 1, "{report}");
    assert!(report.contains("sent by `demo`"));
}

#[test]
fn lines_and_codes_that_would_tell_nothing_are_refused() {
    let line = |id: u64| release_core::OrderItemId::new(id).unwrap();
    let begin = |second, third, first: &str, other: &str| {
        let lines = TrialLines {
            first: line(1),
            second,
            third,
        };
        let codes = TrialCodes {
            first: code(first),
            other: code(other),
        };
        Trial::new(lines, codes, ApiPrefix::I1).map(drop)
    };
    assert_eq!(begin(None, None, "a", "b"), Ok(()));
    assert_eq!(
        begin(Some(line(1)), None, "a", "b"),
        Err(TrialProblem::SameLine)
    );
    assert_eq!(
        begin(Some(line(2)), Some(line(2)), "a", "b"),
        Err(TrialProblem::SameLine)
    );
    assert_eq!(begin(None, None, "a", "a"), Err(TrialProblem::SameCodes));
    assert_eq!(
        begin(None, None, &"a".repeat(101), "b"),
        Err(TrialProblem::CodeNotPlain)
    );
}
