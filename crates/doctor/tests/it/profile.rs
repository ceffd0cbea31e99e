//! Profiles, and what is made of them.

use mock_omnitron::{Settings, Shop};
use release_client::UnixMillis;
use release_doctor::settings::Note;
use release_doctor::{Check, Finding, Profile, ProfileProblem, markdown, settings, stand_in};
use serde_json::{Map, Value, json};

use crate::support::{StandIn, switches_of};
use crate::switches::{values, with};

fn profile(findings: &[Finding]) -> Profile {
    let base_url = "https://shop.example".parse().unwrap();
    Profile::new(base_url, UnixMillis::new(1_772_442_930_000), findings)
}

/// Without what differs each time.
fn lasting(findings: &[Finding]) -> Profile {
    let mut profile = profile(findings);
    profile.facts.remove(&Check::SmallReads);
    profile
}

#[test]
fn a_profile_is_read_as_it_was_written() {
    let switches = json!({ "no_channels": true, "metadata": false, "bare_lists": true });
    let profile = profile(&StandIn::switched(&switches).examine());
    assert_eq!(profile.by.as_deref(), Some("demo"));
    assert!(!profile.not_found_out.is_empty());
    let json = profile.to_json();
    assert_eq!(Profile::from_json(&json).unwrap(), profile);
}

#[test]
fn a_profile_has_no_unknown_member_and_no_misplaced_fact() {
    let profile = profile(&StandIn::switched(&json!({})).examine());
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(&profile.to_json()).unwrap();
        change(&mut value);
        Profile::from_json(&value.to_string())
    };
    let unreadable: [&dyn Fn(&mut Value); 4] = [
        &|it| it["more"] = json!(1),
        &|it| it["facts"]["no-such-check"] = json!("reached"),
        &|it| it["facts"]["page-size"]["page_size"]["more"] = json!(1),
        &|it| it["base_url"] = json!("http://shop.example"),
    ];
    for change in unreadable {
        assert!(matches!(
            changed(change),
            Err(ProfileProblem::Unreadable(_))
        ));
    }
    let misplaced = changed(&|it| it["facts"]["language"] = json!({ "metadata": true }));
    assert_eq!(misplaced, Err(ProfileProblem::Misplaced(Check::Language)));
    let twice = changed(&|it| it["not_found_out"]["language"] = json!("web-page"));
    assert_eq!(twice, Err(ProfileProblem::Misplaced(Check::Language)));
    let newer = changed(&|it| it["version"] = json!(2));
    assert_eq!(newer, Err(ProfileProblem::OtherVersion(2)));
}

/// A profile may come from a file that anybody wrote.
#[test]
fn a_time_without_a_date_has_a_report_too() {
    for at in [253_402_300_799_000, 253_402_300_799_001, u64::MAX] {
        let profile = Profile::new(
            "https://shop.example".parse().unwrap(),
            UnixMillis::new(at),
            &[],
        );
        let report = markdown(&profile, &[]);
        assert_eq!(
            report.contains("9999"),
            at == 253_402_300_799_000,
            "{report}"
        );
    }
}

#[test]
fn a_stand_in_of_a_profile_has_the_same_profile() {
    let values = values();
    let mut seed = 1_usize;
    let mut draw = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut ran = 0;
    for _ in 0..40 {
        let mut changes = Map::new();
        for _ in 0..draw(9) {
            let switch = &values[draw(values.len())];
            let is_new = !changes.contains_key(switch.0) || switch.1.is_array();
            if is_new && switch.0 != "also_frees" {
                changes = with(changes, switch);
            }
        }
        let changes = Value::Object(changes);
        let first = lasting(&StandIn::switched(&changes).examine());
        let switches = Value::Object(stand_in(&first));
        let second = lasting(&StandIn::switched(&switches).examine());
        assert_eq!(second, first, "{changes} was made {switches}");
        ran += 1;
    }
    println!("stand-ins: {ran}");
}

#[test]
fn what_is_proposed_loosens_nothing() {
    let proposal = settings(&profile(&StandIn::switched(&json!({})).examine()));
    let environment = &proposal.config["environments"][0];
    assert_eq!(environment["base_url"], "https://shop.example");
    assert_eq!(environment["api_prefix"], "i1");
    assert_eq!(proposal.config["quantity_key"], "quantity");
    assert_eq!((proposal.pool, proposal.per_second), (None, None));
    assert!(proposal.notes.contains(&Note::CodeLength(128)));
    assert!(proposal.notes.contains(&Note::NeedsProxy));

    let v1 = json!({ "prefix": "v1", "forbidden_user": "demo", "no_stock": true });
    let proposal = settings(&profile(&StandIn::switched(&v1).examine()));
    assert_eq!(proposal.config["environments"][0]["api_prefix"], "v1");
    assert!(proposal.notes.contains(&Note::MayNotRelease));
    assert!(proposal.notes.contains(&Note::NoStock));

    let slow = json!({ "faults": [{ "on": "any", "kind": "429", "retry_after": 1, "every": 30 }] });
    let proposal = settings(&profile(&StandIn::switched(&slow).examine()));
    assert_eq!(proposal.pool, Some(1));
    assert_eq!(proposal.config["pool"], 1);
    assert_eq!(proposal.config["per_second"], 2);
    assert!(proposal.notes.contains(&Note::Throttled));
}

#[test]
fn a_report_tells_every_check_and_no_person() {
    let findings = StandIn::switched(&json!({ "no_channel_orders": true })).examine();
    let profile = profile(&findings);
    let report = markdown(&profile, &findings);
    for check in Check::ALL {
        let title = release_doctor::markdown::title(*check);
        assert!(report.contains(&title), "{check}");
    }
    assert!(report.contains("`channel/{channel}/orders/`: `number` | *not found out*"));
    let told = report + &profile.to_json();
    for secret in ["example.com", "+90", "Sokak", "İpek", "Token ", "Işıldak"] {
        assert!(!told.contains(secret), "{secret}");
    }
}

#[test]
fn a_shop_after_months_of_use_is_told_apart_too() {
    let server = StandIn::with(Settings {
        shop: Shop::Leaks,
        orders: 400,
        switches: switches_of(&json!({ "unreported": "at_least", "extra_stocks": "others" })),
        ..Settings::default()
    });
    let findings = server.examine();
    let switches = switches_of(&json!({ "unreported": "at_least", "extra_stocks": "others" }));
    assert_eq!(
        crate::truth::wrong(&findings, &switches),
        Vec::<String>::new()
    );
}

#[test]
fn an_empty_shop_is_not_guessed_at() {
    let server = StandIn::with(Settings {
        orders: 0,
        ..Settings::default()
    });
    let findings = server.examine();
    for finding in &findings {
        let truth = crate::truth::truth(finding.check, &switches_of(&json!({})));
        if let (Ok(fact), Some(truth)) = (&finding.result, truth) {
            assert_eq!(*fact, truth, "{}", finding.check);
        }
    }
    assert!(
        findings
            .iter()
            .any(|it| it.check == Check::OrdersNumber && it.result.is_err())
    );
}
