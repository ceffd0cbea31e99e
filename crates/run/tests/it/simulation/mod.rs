//! Simulations of whole runs: files of 10,000 lines and orders sent one by one,
//! every fault of the mock, a browser that repeats requests by itself where a
//! connection is cut, tabs that die, a person who signs in and resumes, 50 seeds. Three lists are compared at the end: the lines, the journal, and
//! the server's ledger.

mod budget;
mod omnitron;
mod world;

use release_core::Outcome;
use release_core::delivery::Delivery;
use release_run::{BACKOFF_CAP, End, Phase, Repeat, RunState, Settings};

use omnitron::Arrival;
use world::World;

const LINES: u32 = 10_000;

/// The number of orders that are sent one by one, for each seed.
const ORDERS: u64 = 200;

/// Violations, which must all be 0: numbers of lines, and of requests in the last three.
#[derive(Debug, Default, PartialEq)]
struct Found {
    /// Without an outcome, or with another one in the journal.
    lost: usize,
    /// Sent again although it may have been processed, beyond consent.
    sent_twice: usize,
    /// Called done, and not in the ledger with its code.
    wrongly_done: usize,
    /// Called not sent, and in the ledger.
    wrongly_open: usize,
    /// Called refused, and in the ledger: released by that request or by an
    /// earlier one of this run.
    wrongly_refused: usize,
    /// Arrived while the server had asked for quiet.
    impolite: usize,
    /// Repeats of unknown lines beyond a tenth of a minute's requests.
    over_budget: usize,
    /// Requests beyond those that may begin in a second.
    too_fast: usize,
}

fn compare(world: &World, settings: &Settings) -> Found {
    let file = world.lines();
    let journal = RunState::recover(settings.clone(), file.to_vec(), world.journal().to_vec());
    let allowed = if settings.repeat == Repeat::Once {
        2
    } else {
        1
    };
    let mut found = Found {
        impolite: world.omnitron.impolite,
        over_budget: budget::repeats_over(world.journal()),
        too_fast: budget::left_over(&world.left, settings.per_second),
        ..Found::default()
    };
    let page = world.run.lines();
    assert_eq!(page.len(), file.len());
    for (place, call) in file.iter().enumerate() {
        let arrivals: Vec<&Arrival> = world.omnitron.ledger[place].iter().collect();
        let taken = arrivals
            .iter()
            .filter(|arrival| !arrival.surely_not && !arrival.by_browser)
            .count();
        let is_in_ledger = arrivals
            .iter()
            .any(|arrival| arrival.done.as_deref() == Some(call.code.as_str()));
        let outcome = page[place].outcome();
        found.lost += usize::from(outcome.is_none() || outcome != journal.lines()[place].outcome());
        found.sent_twice += usize::from(taken > allowed);
        match outcome {
            Some(Outcome::Released(_)) => found.wrongly_done += usize::from(!is_in_ledger),
            Some(Outcome::NotSent(_)) => found.wrongly_open += usize::from(is_in_ledger),
            Some(Outcome::Refused(_)) => {
                let is_done = arrivals.iter().any(|arrival| arrival.done.is_some());
                found.wrongly_refused += usize::from(is_done);
            }
            _ => {}
        }
    }
    found
}

/// Once, a few times, or as the worst of all known browsers, in turns.
fn delivery(seed: u64, settings: &Settings) -> Delivery {
    match seed % 3 {
        0 => Delivery::Once,
        1 => Delivery::AtMost(u32::from(settings.pool_unless_once) + 1),
        _ => Delivery::Unseen,
    }
}

fn simulate(repeat: Repeat, seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let settings = Settings {
            pool: u8::try_from(seed % 16).unwrap() + 1,
            pool_unless_once: if seed.is_multiple_of(2) { 1 } else { 3 },
            per_second: seed.is_multiple_of(3).then_some(40),
            repeat,
            seed,
            ..Settings::default()
        };
        let mut world = World::new(&settings, LINES, seed, 8_000, delivery(seed, &settings));
        world.play();
        assert_eq!(compare(&world, &settings), Found::default(), "seed {seed}");
        assert_eq!(*world.run.phase(), Phase::Ended(End::Complete));
        // The numbers below make sure that faults occurred.
        let counts = world.run.counts();
        assert_eq!(counts.total(), LINES);
        assert!(counts.released > LINES * 6 / 10, "seed {seed}: {counts:?}");
        assert!(counts.unknown > 100, "seed {seed}: {counts:?}");
        // Elsewhere a refusal without a reason may answer the browser's own repeat.
        let is_once = delivery(seed, &settings).is_once();
        assert!(!is_once || counts.refused > 0, "seed {seed}: {counts:?}");
        assert_eq!(world.crashes, world::CRASHES, "seed {seed}");
        assert!(world.sign_ins > 0, "seed {seed}: {}", world.sign_ins);
        assert!(
            seed.is_multiple_of(3) || world.repeats > 20,
            "seed {seed}: {}",
            world.repeats
        );
    }
}

/// Orders of up to 12 lines, each sent one by one while a person watches.
fn simulate_orders(seeds: std::ops::Range<u64>) {
    let settings = Settings::one_by_one();
    let (mut complete, mut after_doubt, mut crashes) = (0, 0, 0);
    for seed in seeds {
        for order in 0..ORDERS {
            let count = u32::try_from(order % 12).unwrap() + 1;
            // In a bad hour every fifth seed, as with files.
            let mut world = World::new(
                &settings,
                count,
                seed + order * 5,
                60,
                delivery(order, &settings),
            );
            world.play();
            let found = compare(&world, &settings);
            assert_eq!(found, Found::default(), "seed {seed}, order {order}");
            let counts = world.run.counts();
            assert_eq!(counts.total(), count);
            assert!(counts.unknown <= 1, "seed {seed}, order {order}");
            let asked = |arrivals: &Vec<Arrival>| {
                arrivals
                    .iter()
                    .filter(|arrival| !arrival.by_browser)
                    .count()
            };
            let most = world.omnitron.ledger.iter().map(asked).max();
            assert!(most <= Some(1), "seed {seed}, order {order}: sent again");
            crashes += world.crashes;
            match world.run.phase() {
                Phase::Ended(End::Complete) => complete += 1,
                Phase::Ended(End::AfterDoubt { line }) => {
                    after_doubt += 1;
                    let rest = world.omnitron.ledger.iter().skip(*line as usize + 1);
                    assert!(rest.flatten().next().is_none(), "sent after a doubt");
                }
                phase => panic!("{phase:?}"),
            }
        }
    }
    // Faults occurred, and most orders were completed.
    assert!(complete > after_doubt, "{complete}, {after_doubt}");
    assert!(after_doubt > 100, "{after_doubt}");
    assert!(crashes > 100, "{crashes}");
}

#[test]
fn no_line_is_lost_or_sent_twice_or_wrongly_called_done() {
    simulate(Repeat::Never, 0..25);
}

#[test]
fn with_consent_no_line_is_sent_more_than_twice() {
    simulate(Repeat::Once, 25..50);
}

/// The longest time without a request after the last fault, in milliseconds: a
/// minute until repeats have a budget again, the longest backoff, an answer that
/// nobody waits for any longer.
const LONGEST_SILENCE: u64 = 60_000 + BACKOFF_CAP + 30_000;

/// Once all is well, a run ends with a request for each open line at the most.
fn simulate_healing(repeat: Repeat, seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let settings = Settings {
            pool: u8::try_from(seed % 16).unwrap() + 1,
            per_second: seed.is_multiple_of(3).then_some(40),
            repeat,
            seed,
            ..Settings::default()
        };
        let mut world = World::new(&settings, 600, seed, 400, delivery(seed, &settings));
        world.omnitron.heals_after = 400;
        world.play();
        let (left, open) = world.last_fault;
        let after = world.left.len() - left;
        assert!(open > 50, "seed {seed}: {open}");
        assert!(after <= open as usize, "seed {seed}: {after} for {open}");
        let silences = world.left[left - 1..].windows(2).map(|two| two[1] - two[0]);
        let longest = silences.max().unwrap_or_default();
        assert!(longest <= LONGEST_SILENCE, "seed {seed}: {longest}");
    }
}

#[test]
fn after_the_last_fault_each_open_line_is_sent_once_at_the_most() {
    simulate_healing(Repeat::Never, 0..50);
    simulate_healing(Repeat::Once, 50..100);
}

#[test]
fn orders_sent_one_by_one_stop_at_the_first_doubt() {
    simulate_orders(0..50);
}
