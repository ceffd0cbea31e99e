//! The frame of every view: settings, the session, and long tables.

use proptest::prelude::*;
use release_core::connection::BaseUrlProblem;
use release_core::error::{BuildError, CallError};
use release_core::{ApiPrefix, Connection, Language, UnixMillis};
use release_run::Settings;
use release_web_logic::config::{Config, ConfigError, DefaultLanguage, language_of};
use release_web_logic::number::fraction_digits;
use release_web_logic::remote::{Change, Remote};
use release_web_logic::rows::{
    CARD_HEIGHT, PRINTED, ROW_HEIGHT, SEEN, SPARE, drawn, first_seen, printed,
};
use release_web_logic::session::{Change as Happens, Keep, Session, SessionState, Stored};
use release_web_logic::{Address, Theme};

const ORIGIN: &str = "https://pages.example";

fn config(text: &str) -> Config {
    serde_json::from_str(text).unwrap()
}

#[test]
fn addresses_of_the_page_itself_are_made_whole() {
    let config = config(
        r#"{"environments": [
            {"name": "Here", "base_url": "/"},
            {"name": "Beside", "base_url": "/shop", "api_prefix": "v1"},
            {"name": "There", "base_url": "https://shop.example"}
        ]}"#,
    );
    let environments = config.environments(ORIGIN).unwrap();
    let hosts: Vec<_> = environments.iter().map(|it| it.base_url.host()).collect();
    assert_eq!(hosts, ["pages.example", "pages.example", "shop.example"]);
    assert!(
        environments[1]
            .base_url
            .to_string()
            .contains("pages.example/shop")
    );
    assert_eq!(environments[1].prefix, ApiPrefix::V1);
    assert_eq!(environments[0].prefix, ApiPrefix::I1, "the default");
}

#[test]
fn the_limits_of_a_run_only_tighten_the_usual_ones() {
    let begins = |run: &str| {
        let settings = config(run).limits().settings();
        (
            settings.pool,
            settings.pool_unless_once,
            settings.per_second,
        )
    };
    assert_eq!(config("{}").limits().settings(), Settings::default());
    assert_eq!(begins(r#"{"pool": 1, "per_second": 2}"#), (1, 1, Some(2)));
    assert_eq!(
        begins(r#"{"pool": 16}"#),
        (4, 1, None),
        "no more than usual"
    );
    assert_eq!(begins(r#"{"pool": 0, "per_second": 0}"#), (1, 1, Some(1)));
    let misspelt = serde_json::from_str::<Config>(r#"{"pol": 1}"#);
    assert!(misspelt.is_err());
}

#[test]
fn a_bad_address_is_named() {
    let config = config(r#"{"environments": [{"name": "Shop", "base_url": "ftp://shop"}]}"#);
    let bad = ConfigError::BadAddress {
        name: "Shop".to_owned(),
        address: "ftp://shop".to_owned(),
    };
    assert_eq!(config.environments(ORIGIN), Err(bad));
}

#[test]
fn only_named_pages_may_have_the_page_in_a_frame() {
    let nobody = config(r#"{"allow_other_addresses": true}"#);
    let office = config(r#"{"frame_ancestors": ["https://office.example/"]}"#);
    let check = |config: &Config, around: &[&str]| {
        let around: Vec<String> = around.iter().map(ToString::to_string).collect();
        config.check_frame(&around).map_err(|error| match error {
            ConfigError::Framed(origin) => origin,
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(check(&nobody, &[]), Ok(()));
    assert_eq!(check(&office, &["https://office.example"]), Ok(()));
    let evil = "https://office.example.evil.example";
    assert_eq!(check(&office, &[evil]), Err(evil.to_owned()));
    assert_eq!(
        check(&office, &["https://office.example", evil]),
        Err(evil.to_owned())
    );
    assert_eq!(
        check(&nobody, &["https://office.example"]),
        Err("https://office.example".to_owned())
    );
    // Where the browser hides the origin, the header decides, if there is any to decide on.
    assert_eq!(check(&office, &[""]), Ok(()));
    assert_eq!(check(&nobody, &[""]), Err(String::new()));
}

#[test]
fn there_must_be_something_to_connect_to() {
    assert_eq!(config("{}").environments(ORIGIN), Err(ConfigError::Empty));
    let other = config(r#"{"allow_other_addresses": true}"#);
    assert_eq!(other.environments(ORIGIN), Ok(vec![]));
    assert_eq!(other.quantity_key, "quantity");
    assert_eq!(other.language, DefaultLanguage::Auto);
}

#[test]
fn a_setting_that_is_misspelt_is_an_error() {
    let read = serde_json::from_str::<Config>(r#"{"alow_other_addresses": true}"#);
    assert!(
        read.unwrap_err()
            .to_string()
            .contains("alow_other_addresses")
    );
}

#[test]
fn the_language_is_the_settings_or_the_browsers() {
    assert_eq!(DefaultLanguage::Tr.language(), Some(Language::Turkish));
    assert_eq!(DefaultLanguage::En.language(), Some(Language::English));
    assert_eq!(DefaultLanguage::Auto.language(), None);
    for (tag, language) in [
        (Some("tr"), Language::Turkish),
        (Some("TR-tr"), Language::Turkish),
        (Some("en-GB"), Language::English),
        (Some("de"), Language::English),
        (None, Language::English),
    ] {
        assert_eq!(language_of(tag), language, "{tag:?}");
    }
}

#[test]
fn a_theme_is_found_by_the_name_it_is_kept_by() {
    for theme in Theme::ALL {
        assert_eq!(Theme::named(theme.name()), Some(theme));
    }
    assert_eq!(Theme::named("sepia"), None);
}

fn typed(text: &str) -> Address {
    Address {
        environment: None,
        typed: text.to_owned(),
        prefix: ApiPrefix::V1,
    }
}

#[test]
fn the_first_environment_is_chosen_before_anyone_does() {
    let config =
        config(r#"{"environments": [{"name": "Shop", "base_url": "https://shop.example"}]}"#);
    let environments = config.environments(ORIGIN).unwrap();
    let (name, connection) = Address::first(&environments)
        .resolve(&environments)
        .unwrap();
    assert_eq!(name, "Shop");
    assert_eq!(connection.base_url.host(), "shop.example");
    assert_eq!(connection.prefix, ApiPrefix::I1);
    assert_eq!(Address::first(&[]).environment, None, "one is to be typed");
}

#[test]
fn a_typed_address_is_called_by_its_host() {
    let (name, connection) = typed(" https://shop.example/ ").resolve(&[]).unwrap();
    assert_eq!(name, "shop.example");
    assert_eq!(connection.prefix, ApiPrefix::V1);
    assert_eq!(typed("https://shop.example").problem(), None);
}

#[test]
fn a_typed_address_is_told_what_is_wrong_with_it() {
    assert_eq!(typed("  ").problem(), None, "nothing is typed yet");
    assert!(typed("  ").resolve(&[]).is_err());
    let problem: Option<BaseUrlProblem> = typed("http://shop.example").problem();
    assert!(problem.is_some(), "a token must not go over http");
    assert_eq!(typed("http://shop.example").resolve(&[]).err(), problem);
}

fn session(name: &str) -> Session {
    let base_url = "https://shop.example".parse().unwrap();
    Session {
        name: name.to_owned(),
        connection: Connection::new(base_url, ApiPrefix::I1),
        user: None,
        keep: Keep::Tab,
    }
}

#[test]
fn signing_in_keeps_the_token_and_signing_out_forgets_it() {
    let mut state = SessionState::default();
    assert_eq!(
        state.apply(Happens::SignedIn(session("Shop"))),
        Stored::Replaced
    );
    assert_eq!(state.session, Some(session("Shop")));
    assert_eq!(state.apply(Happens::SignedOut), Stored::Forgotten);
    assert_eq!(state.session, None);
}

#[test]
fn a_session_of_another_tab_is_taken_only_where_nobody_is_signed_in() {
    let mut state = SessionState::default();
    assert_eq!(
        state.apply(Happens::HandedOver(session("Shop"))),
        Stored::Replaced
    );
    assert_eq!(state.generation, 1);
    assert_eq!(
        state.apply(Happens::HandedOver(session("Other"))),
        Stored::AsItIs
    );
    assert_eq!(state.session, Some(session("Shop")));
}

#[test]
fn a_session_is_handed_over_only_while_it_is_kept_and_good() {
    let mut state = SessionState::default();
    assert!(!state.may_hand_over());
    let kept = session("Shop");
    state.apply(Happens::SignedIn(kept.clone()));
    assert!(state.may_hand_over());
    state.apply(Happens::Expired(1));
    assert!(!state.may_hand_over());
    state.apply(Happens::SignedIn(Session {
        keep: Keep::Memory,
        ..kept
    }));
    assert!(!state.may_hand_over());
}

#[test]
fn a_session_that_ended_is_still_there_to_sign_in_again() {
    let mut state = SessionState::default();
    state.apply(Happens::SignedIn(session("Shop")));
    assert_eq!(state.apply(Happens::Expired(1)), Stored::Forgotten);
    assert!(state.expired);
    assert!(state.session.is_some(), "who it was, and where");
    state.apply(Happens::SignedIn(session("Shop")));
    assert!(!state.expired);
    assert_eq!(state.generation, 2);
}

#[test]
fn a_late_refusal_does_not_end_the_next_session() {
    let mut state = SessionState::default();
    state.apply(Happens::SignedIn(session("Shop")));
    state.apply(Happens::SignedIn(session("Shop")));
    let before = state.clone();
    assert_eq!(state.apply(Happens::Expired(1)), Stored::AsItIs);
    assert_eq!(state, before);
}

#[test]
fn nobody_signed_in_is_nobody_expired() {
    let mut state = SessionState::default();
    state.apply(Happens::Expired(0));
    assert!(!state.expired);
}

#[test]
fn signing_out_can_be_thought_over() {
    let mut state = SessionState::default();
    state.apply(Happens::SignedIn(session("Shop")));
    let before = state.clone();
    assert_eq!(state.apply(Happens::Leaving(true)), Stored::AsItIs);
    assert!(state.leaving);
    state.apply(Happens::Leaving(false));
    assert_eq!(state, before);
    state.apply(Happens::Leaving(true));
    state.apply(Happens::SignedOut);
    assert!(!state.leaving, "the question is answered");
}

proptest! {
    /// However far a table is scrolled, what is seen is drawn, and little more.
    #[test]
    fn what_is_seen_is_drawn(
        scrolled in -100_i32..5_000_000,
        total in 0_usize..100_000,
        height in prop::sample::select(vec![ROW_HEIGHT, CARD_HEIGHT]),
    ) {
        let drawn = drawn(first_seen(scrolled, height), total);
        prop_assert!(drawn.start <= drawn.end && drawn.end <= total);
        prop_assert!(drawn.len() <= SEEN + 2 * SPARE);
        // A browser scrolls no further than to the end.
        let top = usize::try_from(scrolled).unwrap_or(0) / height;
        let top = top.min(total.saturating_sub(SEEN));
        for row in top..(top + SEEN).min(total) {
            prop_assert!(drawn.contains(&row), "{row} of {total} is not in {drawn:?}");
        }
    }
}

#[test]
fn a_table_at_its_top_draws_the_first_rows() {
    assert_eq!(drawn(0, 1_000), 0..24);
    assert_eq!(drawn(first_seen(36 * 100, ROW_HEIGHT), 1_000), 90..124);
    assert_eq!(drawn(first_seen(128 * 100, CARD_HEIGHT), 1_000), 90..124);
    assert_eq!(drawn(0, 5), 0..5);
    assert_eq!(drawn(500, 20), 0..20, "the list became shorter");
}

#[test]
fn printing_has_an_end() {
    assert_eq!(printed(10), 0..10);
    assert_eq!(printed(100_000), 0..PRINTED);
}

fn failed() -> CallError {
    CallError::Build(BuildError::NoToken)
}

#[test]
fn old_data_stays_under_an_error() {
    let read = Remote::default().after(Change::Read(Ok("old"), UnixMillis::new(5)));
    let failed = read.after(Change::Read(Err(failed()), UnixMillis::new(9)));
    assert_eq!(failed.data.as_deref(), Some(&"old"));
    assert!(failed.is_stale());
    assert_eq!(failed.read_at.get(), 5, "the data is as old as it was");
    let again = failed.after(Change::Again);
    assert!(again.is_refreshing() && !again.is_stale());
    let new = again.after(Change::Read(Ok("new"), UnixMillis::new(12)));
    assert_eq!(new.data.as_deref(), Some(&"new"));
    assert!(!new.loading && new.error.is_none());
    assert_eq!(new.read_at.get(), 12);
}

#[test]
fn old_data_answers_no_new_question() {
    let read = Remote::default().after(Change::Read(Ok("old"), UnixMillis::new(5)));
    let asked = read.after(Change::Requested);
    assert_eq!(asked, Remote::default());
    assert!(asked.loading && !asked.is_refreshing());
}

#[test]
fn a_first_reading_that_fails_has_nothing_to_be_stale() {
    let remote = Remote::<()>::default().after(Change::Read(Err(failed()), UnixMillis::new(5)));
    assert!(remote.error.is_some() && !remote.is_stale() && !remote.loading);
}

#[test]
fn only_plain_decimal_numbers_have_fraction_digits() {
    for (text, digits) in [
        ("8165.11", Some(2)),
        ("153.175", Some(3)),
        ("-0.10", Some(2)),
        ("20000", Some(0)),
        ("", None),
        ("-", None),
        ("1.", None),
        (".5", None),
        ("1,000.00", None),
        ("1e9", None),
        ("NaN", None),
        ("1.123456789012345678901", None),
    ] {
        assert_eq!(fraction_digits(text), digits, "{text}");
    }
}
