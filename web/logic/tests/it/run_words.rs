//! The counts, sentences and announcements of a run, and the list of runs.

use super::runs::{mixed, state_of};
use crate::support::{body, ended, head, recovered, released};
use proptest::prelude::*;
use release_core::UnixMillis;
use release_run::{
    Counter, CounterTime, Counts, End, JournalError, LineStatus, Pace, Pause, Phase, ProductProof,
    StockVerdict,
};
use release_web_logic::Kind;
use release_web_logic::run::{
    ANNOUNCE_EVERY, Announcer, Filter, Listed, News, NotDone, STOCK_BAR, StockBar, TimeLeft, bar,
    groups, needs_person, not_done, places,
};
use release_web_logic::saved::SavedRun;

#[test]
fn what_asks_for_a_person_is_shown_first() {
    let groups = groups(&state_of(&mixed()));
    let expected = [
        (LineStatus::Unknown, vec![2]),
        (LineStatus::Refused, vec![1, 4]),
        (LineStatus::NotSent, vec![5]),
        (LineStatus::SettledNotSent, vec![3]),
        (LineStatus::Released, vec![0]),
    ];
    assert_eq!(groups, expected);
}

#[test]
fn the_first_sentence_names_what_is_not_done() {
    let state = state_of(&mixed());
    let told = [
        (NotDone::ToCheck, 1),
        (NotDone::Refused, 2),
        (NotDone::NotSent, 2),
    ];
    assert_eq!(
        not_done(state.counts()),
        told,
        "settled as not sent is not sent"
    );
    let done = recovered(&body(&[1]), &[&ended(0, released(1), Some(201))]);
    assert_eq!(not_done(done.counts()), []);
}

proptest! {
    /// Every line is counted at one place, and no place is shown empty.
    #[test]
    fn places_add_up(numbers in proptest::array::uniform10(0_u32..3)) {
        let [waiting, under_way, again, not_sent, released, recorded, refused, unknown, settled_done, settled_not_sent] = numbers;
        let counts = Counts { waiting, under_way, again, not_sent, released, recorded, refused, unknown, settled_done, settled_not_sent };
        let bar = bar(&counts);
        let statuses = |(status, _): &(LineStatus, u32)| *status;
        prop_assert!(bar.iter().map(statuses).eq(places(&counts).iter().map(statuses)));
        prop_assert!(bar.iter().all(|(_, length)| *length > 0));
        let length = bar.iter().map(|(_, length)| length).sum::<u32>();
        prop_assert!(bar.is_empty() || (990..1_080).contains(&length), "{length}");
        let places = places(&counts);
        prop_assert_eq!(places.iter().map(|(_, count)| count).sum::<u32>(), counts.total());
        for (status, count) in places {
            prop_assert!(count > 0);
            prop_assert_eq!(counts.of_status(status), count);
        }
    }
}

#[test]
fn a_run_ends_well_only_if_every_line_is_done() {
    let all = recovered(&body(&[1]), &[&ended(0, released(1), Some(201))]);
    let mixed = state_of(&mixed());
    assert_eq!(Kind::of_end(&End::Complete, all.counts()), Kind::Good);
    assert_eq!(Kind::of_end(&End::Complete, mixed.counts()), Kind::Warning);
    assert_eq!(Kind::of_end(&End::Stopped, all.counts()), Kind::Warning);
    let lost = End::Journal(JournalError::Full);
    assert_eq!(Kind::of_end(&lost, all.counts()), Kind::Bad);
}

#[test]
fn a_line_looks_good_if_and_only_if_it_is_done() {
    for status in LineStatus::ALL {
        assert_eq!(
            Kind::from(status) == Kind::Good,
            status.is_done(),
            "{status:?}"
        );
        assert_eq!(
            Kind::from(status) == Kind::Info,
            status.is_open(),
            "{status:?}"
        );
    }
    assert_eq!(Kind::from(LineStatus::Unknown), Kind::Unknown);
}

#[test]
fn kinds_differ_by_sign_and_not_by_colour_alone() {
    let kinds = [
        Kind::Info,
        Kind::Good,
        Kind::Warning,
        Kind::Bad,
        Kind::Unknown,
    ];
    for (at, kind) in kinds.iter().enumerate() {
        for other in &kinds[..at] {
            assert_ne!(kind.sign(), other.sign());
            assert_ne!(kind.class(), other.class());
        }
    }
}

#[test]
fn a_new_phase_is_said_at_once_and_the_same_one_seldom() {
    let counts = *state_of(&mixed()).counts();
    let mut said = Announcer::default();
    let news = News {
        done: 1,
        problems: 5,
        open: 0,
    };
    assert_eq!(
        said.news(UnixMillis::new(10_000), &Phase::Running, &counts),
        Some(news)
    );
    let soon = 10_000 + ANNOUNCE_EVERY - 1;
    assert_eq!(
        said.news(UnixMillis::new(soon), &Phase::Running, &counts),
        None
    );
    assert_eq!(
        said.news(UnixMillis::new(soon + 1), &Phase::Running, &counts),
        Some(news)
    );
    assert_eq!(
        said.news(UnixMillis::new(soon + 2), &Phase::Running, &counts),
        None
    );
    let paused = Phase::Paused(Pause::Person);
    assert_eq!(
        said.news(UnixMillis::new(soon + 3), &paused, &counts),
        Some(news)
    );
    let other = Phase::Paused(Pause::SignIn);
    assert_eq!(
        said.news(UnixMillis::new(soon + 4), &other, &counts),
        Some(news),
        "why it waits is new"
    );
}

#[test]
fn a_clock_that_goes_back_is_no_news() {
    let counts = Counts::default();
    let mut said = Announcer::default();
    assert!(
        said.news(UnixMillis::new(100_000), &Phase::Running, &counts)
            .is_some()
    );
    assert_eq!(
        said.news(UnixMillis::new(5), &Phase::Running, &counts),
        None
    );
}

#[test]
fn time_left_is_rounded_up() {
    let left = |left| {
        TimeLeft::from(Pace {
            per_second: None,
            left,
        })
    };
    assert_eq!(left(None), TimeLeft::Unclear);
    assert_eq!(left(Some(0)), TimeLeft::Seconds(0));
    assert_eq!(left(Some(1)), TimeLeft::Seconds(1));
    assert_eq!(left(Some(119_000)), TimeLeft::Seconds(119));
    assert_eq!(left(Some(119_001)), TimeLeft::Minutes(2));
    assert_eq!(left(Some(120_001)), TimeLeft::Minutes(3));
}

#[test]
fn a_list_is_filtered_and_open_runs_come_first() {
    let run = |order: Option<u64>, ended| SavedRun {
        ended,
        ..head(order)
    };
    let runs = [
        (9, run(None, Some(UnixMillis::new(1)))),
        (8, run(Some(1), None)),
        (7, run(None, None)),
        (6, run(Some(2), Some(UnixMillis::new(1)))),
    ];
    let numbers = |filter| Listed::of(&runs, filter).numbers();
    assert_eq!(numbers(Filter::All), [8, 7, 9, 6]);
    assert_eq!(numbers(Filter::Files), [7, 9]);
    assert_eq!(numbers(Filter::Orders), [8, 6]);
    assert_eq!(Listed::of(&runs, Filter::All).open.len(), 2);
    assert_eq!(Listed::of(&[], Filter::All).numbers(), [0_u64; 0]);
}

#[test]
fn a_person_is_called_when_a_run_waits_for_them_or_has_ended() {
    for phase in [
        Phase::SampleShown,
        Phase::Paused(Pause::SignIn),
        Phase::Paused(Pause::Unreachable),
        Phase::Ended(End::Complete),
    ] {
        assert!(needs_person(&phase), "{phase:?}");
    }
    for phase in [
        Phase::Ready,
        Phase::Sample,
        Phase::Running,
        Phase::Paused(Pause::Person),
        Phase::Stopping(End::Stopped),
    ] {
        assert!(!needs_person(&phase), "{phase:?}");
    }
}

fn stock(before: &str, after: &str, released: &str) -> Option<StockBar> {
    let counter = |time, reserved: &str| {
        Some(Counter {
            product: 0,
            time,
            reserved: Some(reserved.to_owned()),
            at: UnixMillis::new(1),
        })
    };
    StockBar::of_proof(&ProductProof {
        product: 0,
        released: released.parse().unwrap(),
        before: counter(CounterTime::Before, before),
        after: counter(CounterTime::After, after),
        verdict: StockVerdict::Agrees,
    })
}

#[test]
fn a_bar_of_stock_shows_what_fell_and_what_was_released() {
    let bar = |before, after, released| {
        Some(StockBar {
            before,
            after,
            released,
        })
    };
    assert_eq!(stock("6", "3", "3"), bar(STOCK_BAR, 500, 500));
    assert_eq!(stock("1.5", "0", "1.5"), bar(STOCK_BAR, 0, STOCK_BAR));
    assert_eq!(
        stock("3", "6", "1"),
        bar(500, STOCK_BAR, 166),
        "other orders came"
    );
    assert_eq!(
        stock("2", "2", "5"),
        bar(STOCK_BAR, STOCK_BAR, STOCK_BAR),
        "no more than there was"
    );
    assert_eq!(stock("0", "0", "1"), None);
    assert_eq!(stock("-1", "2", "1"), None);
    assert_eq!(stock("many", "2", "1"), None);
}

#[test]
fn a_bar_of_two_readings_is_drawn_only_where_the_counter_fell() {
    let bar = |after, released| {
        Some(StockBar {
            before: STOCK_BAR,
            after,
            released,
        })
    };
    assert_eq!(StockBar::of_fall("8", "6"), bar(750, 250));
    assert_eq!(StockBar::of_fall("3", "0"), bar(0, STOCK_BAR));
    assert_eq!(StockBar::of_fall("0.5", "0.25"), bar(500, 500));
    for (before, after) in [
        ("3", "3"),
        ("3", "4"),
        ("3", "-1"),
        ("3", "?"),
        ("", "1"),
        ("0", "0"),
    ] {
        assert_eq!(
            StockBar::of_fall(before, after),
            None,
            "{before} to {after}"
        );
    }
}
