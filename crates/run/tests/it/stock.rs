//! The proof of stock for a run's lines.

use proptest::prelude::*;
use release_core::UnixMillis;
use release_run::{
    Counter, CounterTime, Event, LineStock, ProductProof, RunState, StockVerdict, Units,
    proof_of_stock,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, status, timed_out};
use super::scenario::{Scenario, lines, plain};

fn units(text: &str) -> Units {
    text.parse().unwrap()
}

fn counted(product: u32, time: CounterTime, reserved: &str, at: UnixMillis) -> Event {
    Event::Counted(Counter {
        product,
        time,
        reserved: Some(reserved.to_owned()),
        at,
    })
}

/// Lines of one product, the first of 3 units and the second of 2.
fn stock() -> Vec<Option<LineStock>> {
    ["3", "2"]
        .map(|text| {
            Some(LineStock {
                product: 0,
                units: units(text),
            })
        })
        .to_vec()
}

/// A run whose counter was 9 before; its two lines end at the same time.
fn ended(second: release_core::Outcome, after: &str) -> (RunState, ProductProof) {
    let mut run = Scenario::ready(plain(), 2);
    run.event(counted(0, CounterTime::Before, "9", run.now));
    run.now += 10;
    run.event(Event::Start);
    run.written();
    run.now += 10;
    run.answer(0, good(0));
    run.answer(1, second);
    run.now += 10;
    run.event(counted(0, CounterTime::After, after, run.now));
    // The journal gives the same proof.
    let read_back = RunState::recover(plain(), lines(2), run.journal.clone());
    assert_eq!(read_back.counters(), run.run.counters());
    let proofs = proof_of_stock(&run.run, &stock());
    let [proof] = <[_; 1]>::try_from(proofs).unwrap();
    (run.run, proof)
}

#[test]
fn a_counter_that_fell_by_what_was_released_agrees() {
    let (_, proof) = ended(good(1), "4");
    assert_eq!(proof.verdict, StockVerdict::Agrees);
    assert_eq!(proof.released, units("5"));
}

#[test]
fn a_counter_that_fell_by_the_unknown_lines_too_speaks_for_them() {
    let (_, proof) = ended(timed_out(1), "4");
    assert_eq!(proof.verdict, StockVerdict::UnknownReleased);
    let (_, proof) = ended(timed_out(1), "6");
    assert_eq!(proof.verdict, StockVerdict::Agrees);
    let (_, proof) = ended(timed_out(1), "5");
    assert_eq!(proof.verdict, StockVerdict::Differs(units("1")));
}

#[test]
fn a_counter_below_zero_is_called_wrong() {
    let (_, proof) = ended(good(1), "-1");
    assert_eq!(proof.verdict, StockVerdict::Negative);
}

#[test]
fn a_refused_line_counts_for_nothing() {
    let (_, proof) = ended(status(1, 400), "6");
    assert_eq!(proof.verdict, StockVerdict::Agrees);
    assert_eq!(proof.released, units("3"));
}

#[test]
fn a_reading_while_a_line_is_under_way_proves_nothing() {
    let mut run = Scenario::ready(plain(), 2);
    run.event(counted(0, CounterTime::Before, "9", run.now));
    run.event(Event::Start);
    run.written();
    run.answer(0, timed_out(0));
    run.now += 10;
    run.event(counted(0, CounterTime::After, "6", run.now));
    let proofs = proof_of_stock(&run.run, &stock());
    assert_eq!(proofs[0].verdict, StockVerdict::NotRead);
    assert_eq!(proofs[0].after, None);
}

#[test]
fn a_reading_before_that_came_too_late_is_none() {
    let mut run = Scenario::started(plain(), 2);
    run.now += 10;
    run.event(counted(0, CounterTime::Before, "9", run.now));
    run.answer(0, good(0));
    run.answer(1, good(1));
    run.event(counted(0, CounterTime::After, "4", run.now));
    let proofs = proof_of_stock(&run.run, &stock());
    assert_eq!(proofs[0].before, None);
    assert_eq!(proofs[0].verdict, StockVerdict::NotRead);
}

proptest! {
    #[test]
    fn units_are_read_and_written_digit_for_digit(whole in 0_u32.., decimals in 0_u32..1_000_000) {
        let text = format!("{whole}.{decimals:06}");
        let shown = units(&text).to_string();
        prop_assert_eq!(units(&shown), units(&text));
        prop_assert!(!shown.ends_with('.'));
    }

    #[test]
    fn units_take_any_text_without_a_panic(text in "\\PC*") {
        let _ = text.parse::<Units>();
    }

    #[test]
    fn a_share_is_within_the_whole(part in -5_i64..1_000_000, all in -5_i64..1_000_000) {
        let share = units(&part.to_string()).share_of(units(&all.to_string()), 1_000);
        prop_assert_eq!(share.is_some(), all > 0 && (0..=all).contains(&part));
        prop_assert!(share.is_none_or(|share| i64::from(share) == part * 1_000 / all));
    }

    #[test]
    fn what_falls_is_what_was_added(a in -1_000_000_i64..1_000_000, b in -1_000_000_i64..1_000_000) {
        let (a, b) = (units(&a.to_string()), units(&b.to_string()));
        prop_assert_eq!(a.plus(b).minus(b), a);
    }
}

#[test]
fn the_counters_of_a_product_are_its_own_and_of_one_time() {
    let mut run = Scenario::ready(plain(), 1);
    run.event(counted(0, CounterTime::Before, "9", run.now));
    run.event(counted(1, CounterTime::Before, "7", run.now));
    run.event(counted(0, CounterTime::After, "6", run.now));
    run.event(counted(0, CounterTime::Before, "8", run.now));
    let of = |product, time| {
        let counters = run.run.counters_of(product, time);
        counters
            .map(|it| it.reserved.as_deref())
            .collect::<Vec<_>>()
    };
    assert_eq!(of(0, CounterTime::Before), [Some("9"), Some("8")]);
    assert_eq!(of(0, CounterTime::After), [Some("6")]);
    assert_eq!(of(1, CounterTime::Before), [Some("7")]);
    assert_eq!(of(1, CounterTime::After), []);
}

#[test]
fn only_a_counter_that_fell_by_the_unknown_units_too_speaks_for_them() {
    assert!(ended(timed_out(1), "4").1.speaks_for_unknown());
    assert!(!ended(timed_out(1), "6").1.speaks_for_unknown());
    assert!(!ended(good(1), "4").1.speaks_for_unknown());
}

#[test]
fn a_product_is_proven_by_its_own_readings_from_its_begin_to_its_end() {
    let mut run = Scenario::ready(plain(), 2);
    for (product, before) in [(4, "40"), (9, "90")] {
        run.event(counted(product, CounterTime::Before, before, run.now));
    }
    run.event(Event::Start);
    run.written();
    run.now += 10;
    run.answer(0, good(0));
    // Too soon for the second line, which ends later.
    run.event(counted(9, CounterTime::After, "90", run.now));
    run.now += 10;
    run.answer(1, good(1));
    run.now += 10;
    for (product, after) in [(4, "37"), (9, "88")] {
        run.event(counted(product, CounterTime::After, after, run.now));
    }
    let line = |product, text| {
        let units = units(text);
        Some(LineStock { product, units })
    };
    let proofs = proof_of_stock(&run.run, &[line(4, "3"), line(9, "2")]);
    let read: Vec<_> = proofs.iter().map(|it| (it.product, &it.verdict)).collect();
    assert_eq!(
        read,
        [(4, &StockVerdict::Agrees), (9, &StockVerdict::Agrees)]
    );
}

#[test]
fn a_number_of_units_is_plain() {
    for (text, shown) in [
        ("3", "3"),
        ("-3", "-3"),
        ("0.250", "0.25"),
        ("1.2345670", "1.234567"),
    ] {
        assert_eq!(units(text).to_string(), shown);
    }
    for none in [
        "",
        "-",
        ".",
        "1.",
        ".5",
        "1.x",
        "x.1",
        "x",
        "1.2345678",
        "--1",
        "+1",
        "1e3",
        "9999999999999",
    ] {
        assert!(none.parse::<Units>().is_err(), "{none}");
    }
    assert!(units("-0.000001").is_negative());
    assert!(!Units::ZERO.is_negative());
}

#[test]
fn a_share_is_of_a_whole_above_zero() {
    let share = |part: &str, all: &str| units(part).share_of(units(all), 200);
    assert_eq!(share("0", "4"), Some(0));
    assert_eq!(share("1", "4"), Some(50));
    assert_eq!(share("4", "4"), Some(200));
    assert_eq!(share("5", "4"), None, "more than the whole");
    assert_eq!(share("-1", "4"), None);
    assert_eq!(share("0", "0"), None);
    assert_eq!(share("-2", "-1"), None);
}

#[test]
fn a_reading_without_a_number_is_passed_over() {
    let mut run = Scenario::ready(plain(), 2);
    run.event(Event::Counted(Counter {
        product: 0,
        time: CounterTime::Before,
        reserved: None,
        at: run.now,
    }));
    run.event(counted(0, CounterTime::Before, "9", run.now));
    run.event(Event::Start);
    run.written();
    run.now += 10;
    run.answer(0, good(0));
    run.answer(1, good(1));
    run.event(counted(0, CounterTime::After, "4", run.now));
    let proofs = proof_of_stock(&run.run, &stock());
    assert_eq!(proofs[0].verdict, StockVerdict::Agrees);
}
