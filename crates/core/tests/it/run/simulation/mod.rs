//! Whole runs: 10,000 lines, every fault of the stand-in, tabs that die, a
//! person who signs in and goes on, 50 seeds. Three lists are compared at the
//! end: the file, the journal, and the ledger of what really happened.

mod budget;
mod omnitron;
mod world;

use release_core::Outcome;
use release_core::run::{Repeat, RunState, Settings};

use omnitron::Arrival;
use world::World;

const LINES: u32 = 10_000;

/// What must not be: numbers of lines, and of requests in the last three.
#[derive(Debug, Default, PartialEq)]
struct Found {
    /// Without an outcome, or with another one in the journal.
    lost: usize,
    /// Sent again although it may have been processed, beyond consent.
    sent_twice: usize,
    /// Called done, and not in the ledger with its very code.
    wrongly_done: usize,
    /// Called not sent or refused, and in the ledger.
    wrongly_open: usize,
    /// Arrived while the server had asked for quiet.
    impolite: usize,
    /// Retries beyond a tenth of a minute's requests.
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
        over_budget: budget::retries_over(world.journal()),
        too_fast: budget::begun_over(world.journal(), settings.per_second),
        ..Found::default()
    };
    let page = world.run.lines();
    assert_eq!(page.len(), file.len());
    for (place, call) in file.iter().enumerate() {
        let arrivals: Vec<&Arrival> = world.omnitron.ledger[place].iter().collect();
        let taken = arrivals
            .iter()
            .filter(|arrival| !arrival.surely_not)
            .count();
        let is_in_ledger = arrivals
            .iter()
            .any(|arrival| arrival.done.as_deref() == Some(call.code.as_str()));
        let outcome = page[place].outcome();
        found.lost += usize::from(outcome.is_none() || outcome != journal.lines()[place].outcome());
        found.sent_twice += usize::from(taken > allowed);
        match outcome {
            Some(Outcome::Released(_)) => found.wrongly_done += usize::from(!is_in_ledger),
            Some(Outcome::NotSent(_) | Outcome::Refused(_)) => {
                found.wrongly_open += usize::from(is_in_ledger);
            }
            _ => {}
        }
    }
    found
}

fn simulate(repeat: Repeat, seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let settings = Settings {
            pool: u8::try_from(seed % 16).unwrap() + 1,
            per_second: seed.is_multiple_of(3).then_some(40),
            repeat,
            seed,
            ..Settings::default()
        };
        let mut world = World::new(&settings, LINES, seed);
        world.play();
        assert_eq!(compare(&world, &settings), Found::default(), "seed {seed}");
        // The numbers below make sure that there was something to survive.
        let counts = world.run.counts();
        assert_eq!(counts.total(), LINES);
        assert!(counts.released > LINES * 6 / 10, "seed {seed}: {counts:?}");
        assert!(counts.unknown > 100, "seed {seed}: {counts:?}");
        assert!(counts.refused > 0, "seed {seed}: {counts:?}");
        assert_eq!(world.crashes, world::CRASHES, "seed {seed}");
        assert!(world.sign_ins > 0, "seed {seed}: {}", world.sign_ins);
    }
}

#[test]
fn no_line_is_lost_or_sent_twice_or_wrongly_called_done() {
    simulate(Repeat::Never, 0..25);
}

#[test]
fn with_consent_no_line_is_sent_more_than_twice() {
    simulate(Repeat::Once, 25..50);
}
