//! The timeline of a run: its columns, its pauses and their causes.

use proptest::prelude::*;
use release_core::outcome::{NotSent, Unknown};
use release_core::{Outcome, UnixMillis};
use release_run::{Entry, RunState, Settings};
use release_web_logic::run::{Cause, Column, Gap, Lasting, Span, Timeline};

use crate::support::{body, refusal, released};

const START: u64 = 1_700_000_000_000;

fn at(millis: u64) -> UnixMillis {
    UnixMillis::new(START + millis)
}

/// The request of a line: announced and sent at `from`, with this outcome `took` later.
fn request(line: u32, from: u64, took: u64, outcome: Outcome) -> [Entry; 2] {
    attempt(line, 1, from, took, outcome)
}

fn attempt(line: u32, attempt: u32, from: u64, took: u64, outcome: Outcome) -> [Entry; 2] {
    let status = outcome.refusal().map_or(201, |refusal| refusal.status);
    [
        Entry::AboutToSend {
            line,
            attempt,
            at: at(from),
        },
        Entry::Ended {
            line,
            attempt,
            at: at(from + took),
            outcome,
            status: Some(status),
            sent_at: Some(at(from)),
        },
    ]
}

fn done(line: u32, from: u64, took: u64) -> [Entry; 2] {
    request(line, from, took, released(u64::from(line) + 1))
}

fn run(lines: u64, sample: u32, entries: &[[Entry; 2]]) -> RunState {
    let ids: Vec<u64> = (1..=lines).collect();
    let settings = Settings {
        sample,
        ..Settings::default()
    };
    RunState::recover(settings, body(&ids).calls(), entries.concat())
}

fn timeline(state: &RunState) -> Timeline {
    Timeline::of(state, at(0)).unwrap()
}

fn columns(timeline: &Timeline) -> Vec<&Column> {
    let spans = timeline.spans.iter();
    spans
        .filter_map(|span| match span {
            Span::Column(column) => Some(column),
            Span::Gap(_) => None,
        })
        .collect()
}

fn gaps(timeline: &Timeline) -> Vec<Gap> {
    let spans = timeline.spans.iter();
    spans
        .filter_map(|span| match span {
            Span::Gap(gap) => Some(*gap),
            Span::Column(_) => None,
        })
        .collect()
}

#[test]
fn lines_are_counted_where_they_ended() {
    let entries = [done(0, 0, 200), done(1, 200, 300), done(2, 900, 400)];
    let timeline = timeline(&run(3, 0, &entries));
    let found: Vec<_> = columns(&timeline)
        .iter()
        .map(|it| (it.ended, it.median, it.slowest))
        .collect();
    assert_eq!(
        found,
        [(2, Some(200), Some(300)), (1, Some(400), Some(400))]
    );
    assert_eq!(timeline.slowest, Some(400));
    // Three lines in 1.3 seconds.
    assert_eq!(timeline.tenths, 23);
    assert_eq!((timeline.pauses, timeline.paused), (0, 0));
}

#[test]
fn a_pause_is_between_the_columns_and_slows_nothing_down() {
    let entries = [done(0, 0, 1_000), done(1, 41_000, 1_000)];
    let timeline = timeline(&run(2, 0, &entries));
    let gap = Gap {
        from: at(1_000),
        millis: 40_000,
        cause: Cause::Paused,
    };
    assert!(matches!(
        &timeline.spans[..],
        [Span::Column(_), Span::Gap(it), Span::Column(_)] if *it == gap
    ));
    assert_eq!(timeline.tenths, 10, "a line a second, while it was sent");
    assert_eq!((timeline.pauses, timeline.paused), (1, 40_000));
}

#[test]
fn a_request_under_way_is_no_pause() {
    let entries = [done(0, 0, 500), done(1, 400, 20_000), done(2, 20_500, 100)];
    assert_eq!(timeline(&run(3, 0, &entries)).pauses, 0);
}

#[test]
fn each_pause_has_its_cause() {
    let cause = |sample: u32, before: [Entry; 2], next: [Entry; 2]| {
        let gaps = gaps(&timeline(&run(3, sample, &[before, next])));
        assert_eq!(gaps.len(), 1);
        gaps[0].cause
    };
    let next = || done(1, 10_000, 100);
    let ended = |outcome| request(0, 0, 100, outcome);
    let throttled = Outcome::NotSent(NotSent::Throttled(refusal(429)));
    let expired = Outcome::NotSent(NotSent::SessionEnded(refusal(401)));
    let failed = Outcome::Unknown(Unknown::ServerError(refusal(502)));
    let again = attempt(0, 2, 10_000, 100, released(1));
    assert_eq!(
        cause(0, ended(throttled.clone()), again.clone()),
        Cause::SlowDown
    );
    assert_eq!(cause(0, ended(expired), again.clone()), Cause::SignIn);
    let early = Outcome::NotSent(NotSent::TooEarly(refusal(425)));
    assert_eq!(cause(0, ended(early), again), Cause::Again);
    assert_eq!(
        cause(0, ended(Outcome::Refused(refusal(403))), next()),
        Cause::Forbidden
    );
    assert_eq!(
        cause(0, ended(failed), next()),
        Cause::Paused,
        "one line may fail"
    );
    assert_eq!(cause(0, done(0, 0, 100), next()), Cause::Paused);
    assert_eq!(cause(1, done(0, 0, 100), next()), Cause::Sample);
    assert_eq!(
        cause(2, done(0, 0, 100), next()),
        Cause::Paused,
        "within the sample"
    );
}

#[test]
fn a_page_that_died_is_a_pause_of_its_own() {
    let lost = Entry::AboutToSend {
        line: 0,
        attempt: 1,
        at: at(0),
    };
    let mut entries = vec![lost];
    entries.extend(done(1, 60_000, 100));
    let state = RunState::recover(Settings::default(), body(&[1, 2]).calls(), entries);
    let found = gaps(&timeline(&state));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].millis, found[0].cause), (60_000, Cause::Closed));
}

#[test]
fn a_run_of_an_older_version_has_no_answer_times() {
    let [about, mut ended] = done(0, 0, 400);
    if let Entry::Ended { sent_at, .. } = &mut ended {
        *sent_at = None;
    }
    let timeline = timeline(&run(1, 0, &[[about, ended]]));
    assert_eq!(timeline.slowest, None);
    assert_eq!(columns(&timeline)[0].ended, 1);
}

#[test]
fn nothing_sent_is_no_timeline() {
    assert_eq!(Timeline::of(&run(2, 0, &[]), at(0)), None);
}

#[test]
fn requests_to_slow_down_are_counted() {
    let throttled = Outcome::NotSent(NotSent::Throttled(refusal(429)));
    let entries = [
        request(0, 0, 100, throttled),
        attempt(0, 2, 1_100, 100, released(1)),
    ];
    let timeline = timeline(&run(1, 0, &entries));
    let counts: Vec<u32> = columns(&timeline).iter().map(|it| it.throttled).collect();
    assert_eq!(counts, [1, 0]);
    assert_eq!(timeline.pauses, 0, "a second is not worth a word");
}

#[test]
fn lengths_of_time_are_told_in_a_unit_that_fits() {
    let told = [
        0, 999, 1_000, 1_249, 9_949, 9_950, 119_499, 119_500, 7_170_000,
    ]
    .map(Lasting::of);
    let expected = [
        Lasting::Millis(0),
        Lasting::Millis(999),
        Lasting::Tenths(10),
        Lasting::Tenths(12),
        Lasting::Tenths(99),
        Lasting::Seconds(10),
        Lasting::Seconds(119),
        Lasting::Minutes(2),
        Lasting::Hours(2),
    ];
    assert_eq!(told, expected);
}

proptest! {
    /// No line and no time is lost, and there are few enough columns to be seen.
    #[test]
    fn every_line_is_in_a_column(times in prop::collection::vec((0_u64..40_000, 0_u64..9_000), 1..60)) {
        let mut from = 0;
        let entries: Vec<_> = (0_u32..).zip(&times).map(|(line, (wait, took))| {
            from += wait;
            done(line, from, *took)
        }).collect();
        let timeline = timeline(&run(times.len() as u64, 0, &entries));
        let columns = columns(&timeline);
        prop_assert_eq!(columns.iter().map(|it| it.ended as usize).sum::<usize>(), times.len());
        prop_assert_eq!(timeline.slowest, times.iter().map(|(_, took)| *took).max());
        prop_assert!(columns.len() <= 100 && timeline.pauses <= 24);
        // One after the other: each begins where the one before ended.
        let spans = timeline.spans.iter().map(|span| match span {
            Span::Column(it) => (it.from, it.millis),
            Span::Gap(it) => (it.from, it.millis),
        });
        let spans: Vec<_> = spans.collect();
        for pair in spans.windows(2) {
            prop_assert!(pair[0].0 + pair[0].1 <= pair[1].0 + 1);
        }
    }
}

#[test]
fn a_service_that_fails_pauses_a_run() {
    let failed = || Outcome::Unknown(Unknown::ServerError(refusal(502)));
    let mut entries: Vec<_> = (0..5)
        .map(|line| request(line, 100 * u64::from(line), 50, failed()))
        .collect();
    entries.push(done(5, 60_000, 100));
    let found = gaps(&timeline(&run(6, 0, &entries)));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].cause, Cause::Service);
}

#[test]
fn a_line_that_was_announced_and_not_sent_is_no_request() {
    let announced = |attempt, millis| Entry::AboutToSend {
        line: 1,
        attempt,
        at: at(millis),
    };
    let mut entries = done(0, 0, 1_000).to_vec();
    entries.push(announced(1, 900));
    entries.push(Entry::Withdrawn {
        line: 1,
        attempt: 1,
        at: at(950),
    });
    entries.extend(attempt(1, 2, 30_000, 100, released(2)));
    let state = RunState::recover(Settings::default(), body(&[1, 2, 3]).calls(), entries);
    let found = gaps(&timeline(&state));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].millis, found[0].cause), (29_000, Cause::Paused));
}
