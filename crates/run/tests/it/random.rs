//! Properties that hold for any events in any order.

use proptest::prelude::*;
use release_core::Outcome;
use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_core::outcome::Unknown;
use release_run::{
    AHEAD, Answer, Command, Entry, Event, JournalError, Line, LineState, MAX_SENDS, MAX_THROTTLED,
    Repeat, RunState, Settings, Settlement, StopAfter,
};

use super::answers::{body, good, retry_after, status, timed_out};
use super::scenario::{BEGIN, lines};

const LINES: u32 = 8;

/// Random events: mostly those that a run expects, with stray ones between.
fn events() -> impl Strategy<Value = Vec<(Event, u64)>> {
    let line = 0..LINES + 1;
    let event = prop_oneof![
        12 => (line.clone(), 1..4_u32).prop_map(|(line, attempt)| Event::Journaled { line, attempt }),
        12 => (line.clone(), 1..4_u32, outcome()).prop_map(|(line, attempt, outcome)| {
            Event::Answered { line, attempt, outcome: outcome(line), status: None }
        }),
        6 => Just(Event::Woke),
        2 => Just(Event::GoOn),
        2 => Just(Event::SignedIn),
        1 => Just(Event::Start),
        1 => Just(Event::Pause),
        2 => delivery().prop_map(Event::Delivery),
        1 => (line, settlement()).prop_map(|(line, settlement)| {
            Event::Settle { line, settlement, note: "seen".to_owned() }
        }),
    ];
    let passed = prop_oneof![Just(0), 0..50_u64, 0..70_000_u64];
    prop::collection::vec((event, passed), 0..150)
}

fn delivery() -> impl Strategy<Value = Delivery> {
    prop_oneof![
        2 => Just(Delivery::Once),
        1 => Just(Delivery::AtMost(2)),
        1 => Just(Delivery::Unseen),
    ]
}

fn settlement() -> impl Strategy<Value = Settlement> {
    prop_oneof![Just(Settlement::Done), Just(Settlement::NotSent)]
}

fn outcome() -> impl Strategy<Value = fn(u32) -> Outcome> {
    prop_oneof![
        4 => Just(good as fn(u32) -> Outcome),
        1 => Just((|line| retry_after(line, 429, "2")) as fn(u32) -> Outcome),
        1 => Just((|line| status(line, 425)) as fn(u32) -> Outcome),
        1 => Just((|line| status(line, 401)) as fn(u32) -> Outcome),
        1 => Just((|line| status(line, 403)) as fn(u32) -> Outcome),
        1 => Just((|line| status(line, 400)) as fn(u32) -> Outcome),
        1 => Just((|line| retry_after(line, 503, "5")) as fn(u32) -> Outcome),
        1 => Just(timed_out as fn(u32) -> Outcome),
        1 => Just((|line| body(line, 201, r#"{"object_id":99,"code":"E-0"}"#)) as fn(u32) -> Outcome),
    ]
}

fn settings() -> impl Strategy<Value = Settings> {
    let limit = prop::option::of(1..5_u16);
    let repeat = prop_oneof![Just(Repeat::Never), Just(Repeat::Once)];
    let stop_after = prop_oneof![3 => Just(StopAfter::Never), 1 => Just(StopAfter::Doubt)];
    let drawn = (
        (1..6_u8, 1..4_u8),
        limit,
        0..4_u32,
        0..2_u32,
        repeat,
        stop_after,
        any::<u64>(),
    );
    let file = drawn.prop_map(
        |(
            (pool, pool_unless_once),
            per_second,
            sample,
            grace_seconds,
            repeat,
            stop_after,
            seed,
        )| Settings {
            pool,
            pool_unless_once,
            per_second,
            sample,
            grace_seconds,
            repeat,
            stop_after,
            seed,
            ..Settings::default()
        },
    );
    prop_oneof![4 => file, 1 => Just(Settings::one_by_one())]
}

/// Begins a run and lets all that happen; every command, with its time.
fn played(run: &mut RunState, events: &[(Event, u64)]) -> Vec<(UnixMillis, Command)> {
    let mut now = BEGIN;
    let mut asked = Vec::new();
    let begin = (Event::Start, 0);
    for (event, passed) in std::iter::once(&begin).chain(events) {
        now += *passed;
        let under_way = run.counts().under_way;
        let commands = run.step(event.clone(), now);
        // More may be under way than the pool has places where it was larger before.
        let pool = u32::from(run.settings().pool_with(run.delivery()));
        assert!(run.counts().under_way <= pool.max(under_way));
        asked.extend(commands.into_iter().map(|command| (now, command)));
        let counts = run.counts();
        assert_eq!(counts.total(), LINES);
        assert!(counts.under_way <= u32::from(run.settings().pool));
        let is_announced = |line: &&Line| {
            matches!(
                line.state(),
                LineState::AboutToSend { .. } | LineState::Written { .. }
            )
        };
        let announced = run.lines().iter().filter(is_announced).count();
        let ahead = match run.settings().stop_after {
            StopAfter::Never => AHEAD,
            StopAfter::Doubt => 0,
        };
        assert!(counts.under_way as usize + announced <= usize::from(run.settings().pool) + ahead);
    }
    asked
}

/// Stops the run and answers whatever is open; every line must then have ended.
fn brought_to_an_end(run: &mut RunState, now: UnixMillis) -> Vec<Command> {
    let mut asked = run.step(Event::Stop, now);
    for line in 0..LINES {
        let state = run.line(line).unwrap().state().clone();
        let event = match state {
            LineState::AboutToSend { attempt } => Event::Journaled { line, attempt },
            LineState::InFlight { attempt, .. } => Event::Answered {
                line,
                attempt,
                outcome: timed_out(line),
                status: None,
            },
            _ => continue,
        };
        asked.extend(run.step(event, now));
    }
    asked
}

fn journal(asked: &[(UnixMillis, Command)]) -> Vec<Entry> {
    let entry = |(_, command): &(UnixMillis, Command)| match command {
        Command::Journal(entry) => Some(entry.clone()),
        _ => None,
    };
    asked.iter().filter_map(entry).collect()
}

fn sent(asked: &[(UnixMillis, Command)]) -> impl Iterator<Item = (u32, u32)> {
    asked.iter().filter_map(|(_, command)| match command {
        Command::Send { line, attempt } => Some((*line, *attempt)),
        _ => None,
    })
}

/// The outcome of a request in the journal; `None` while there is none.
fn led_to(journal: &[Entry], wanted: (u32, u32)) -> Option<&Outcome> {
    journal.iter().find_map(|entry| match entry {
        Entry::Ended {
            line,
            attempt,
            outcome,
            ..
        } if (*line, *attempt) == wanted => Some(outcome),
        _ => None,
    })
}

/// The answer in this entry, if it is one to this line.
fn ended(entry: &Entry, wanted: u32) -> Option<Answer<'_>> {
    match entry {
        Entry::Ended {
            line,
            attempt,
            at,
            outcome,
            status,
            sent_at,
        } if *line == wanted => Some(Answer {
            attempt: *attempt,
            at: *at,
            sent_at: *sent_at,
            status: status.or(outcome.refusal().map(|refusal| refusal.status)),
            outcome,
        }),
        _ => None,
    }
}

/// Panics if a line is done although an answer named another line, or was sent
/// again after that.
fn assert_no_other_hidden(run: &RunState) {
    for line in run.lines() {
        let outcomes: Vec<_> = line.answers().map(|answer| answer.outcome).collect();
        let names_other =
            |outcome: &&Outcome| matches!(outcome, Outcome::Unknown(Unknown::OtherLine { .. }));
        if let Some(other) = outcomes.iter().position(names_other) {
            assert_eq!(other + 1, outcomes.len(), "{outcomes:?}");
            assert_eq!(line.outcome(), Some(outcomes[other]));
        }
    }
}

/// Panics if a line was sent that may have been processed before, more often
/// than there was consent to.
fn assert_consent(asked: &[(UnixMillis, Command)], repeat: Repeat) {
    let journal = journal(asked);
    for line in 0..LINES {
        let attempts: Vec<_> = sent(asked).filter(|sent| sent.0 == line).collect();
        assert!(attempts.len() <= usize::from(MAX_SENDS + MAX_THROTTLED));
        let may_have_worked = |attempt: &&(u32, u32)| {
            !matches!(led_to(&journal, **attempt), Some(Outcome::NotSent(_)))
        };
        let allowed = if repeat == Repeat::Once { 2 } else { 1 };
        let found = attempts.iter().filter(may_have_worked).count();
        assert!(found <= allowed, "line {line}: {attempts:?}");
    }
}

/// Panics if a run that stops after a doubt began a request after one, or sent
/// a line again.
fn assert_stops_after_doubt(asked: &[(UnixMillis, Command)]) {
    let doubt = asked.iter().position(|(_, command)| {
        matches!(
            command,
            Command::Journal(Entry::Ended {
                outcome: Outcome::Unknown(_) | Outcome::NotSent(_),
                ..
            })
        )
    });
    let after = doubt.map_or(&[][..], |doubt| &asked[doubt..]);
    assert_eq!(sent(after).count(), 0);
    let mut lines: Vec<u32> = sent(asked).map(|(line, _)| line).collect();
    let count = lines.len();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), count);
}

proptest! {
    #[test]
    fn a_run_keeps_its_rules_whatever_happens(settings in settings(), events in events()) {
        let mut run = RunState::new(settings.clone(), lines(LINES));
        let mut asked = played(&mut run, &events);
        let now = BEGIN + 100_000_000;
        asked.extend(brought_to_an_end(&mut run, now).into_iter().map(|command| (now, command)));

        assert_consent(&asked, settings.repeat);
        assert_no_other_hidden(&run);
        if settings.stop_after == StopAfter::Doubt {
            assert_stops_after_doubt(&asked);
        }
        prop_assert!(run.phase().is_ended());
        prop_assert_eq!(run.counts().ended(), LINES);
        prop_assert!(run.lines().iter().all(|line| line.outcome().is_some()));
        // Each request was announced in the journal before it left.
        let mut announced = Vec::new();
        for (_, command) in &asked {
            match command {
                Command::Journal(Entry::AboutToSend { line, attempt, .. }) => {
                    announced.push((*line, *attempt));
                }
                Command::Send { line, attempt } => {
                    prop_assert!(announced.contains(&(*line, *attempt)));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn the_same_events_lead_to_the_same_state(settings in settings(), events in events(), cut in 0..150_usize) {
        let cut = cut.min(events.len());
        let mut run = RunState::new(settings.clone(), lines(LINES));
        let asked = played(&mut run, &events);

        // Once more, with a copy in the middle.
        let mut again = RunState::new(settings, lines(LINES));
        let mut asked_again = played(&mut again, &events[..cut]);
        let mut again = again.clone();
        let mut now = BEGIN + events[..cut].iter().map(|(_, passed)| passed).sum::<u64>();
        for (event, passed) in &events[cut..] {
            now += *passed;
            let commands = again.step(event.clone(), now);
            asked_again.extend(commands.into_iter().map(|command| (now, command)));
        }
        prop_assert_eq!(asked, asked_again);
        prop_assert_eq!(run, again);
    }

    #[test]
    fn a_run_read_back_from_any_part_of_its_journal_sends_nothing_twice(
        settings in settings(), events in events(), more in events(), cut in 0..60_usize,
    ) {
        let mut first = RunState::new(settings.clone(), lines(LINES));
        let asked = played(&mut first, &events);
        let mut kept = journal(&asked);
        kept.truncate(cut);
        // The requests before the cut are those that the journal announces.
        let mut all: Vec<_> = asked
            .iter()
            .filter(|(_, command)| match command {
                Command::Journal(entry) => kept.contains(entry),
                Command::Send { line, attempt } => kept.iter().any(|entry| matches!(
                    entry,
                    Entry::AboutToSend { line: l, attempt: a, .. } if (l, a) == (line, attempt)
                )),
                Command::Wake { .. } => false,
            })
            .cloned()
            .collect();
        let mut second = RunState::recover(settings.clone(), lines(LINES), kept);
        prop_assert_eq!(second.counts().total(), LINES);
        prop_assert_eq!(second.counts().under_way, 0);
        let go_on = (Event::GoOn, 0);
        let more: Vec<_> = std::iter::once(go_on).chain(more).collect();
        all.extend(played(&mut second, &more));
        assert_consent(&all, settings.repeat);
        if settings.stop_after == StopAfter::Doubt {
            assert_stops_after_doubt(&all);
        }
    }

    #[test]
    fn the_journal_tells_the_whole_run(settings in settings(), events in events()) {
        let mut run = RunState::new(settings.clone(), lines(LINES));
        let mut asked = played(&mut run, &events);
        let now = BEGIN + 100_000_000;
        asked.extend(brought_to_an_end(&mut run, now).into_iter().map(|command| (now, command)));
        let journal = journal(&asked);
        for (line, row) in (0..).zip(run.lines()) {
            let ended: Vec<_> = journal.iter().filter_map(|entry| ended(entry, line)).collect();
            prop_assert_eq!(row.answers().collect::<Vec<_>>(), ended);
        }
        let read = RunState::recover(settings, lines(LINES), journal);
        prop_assert_eq!(read.lines(), run.lines());
        prop_assert_eq!(read.counts(), run.counts());
        prop_assert_eq!(read.phase(), run.phase());
    }

    #[test]
    fn a_journal_that_fails_is_the_end_of_sending(settings in settings(), events in events(), more in events()) {
        let mut run = RunState::new(settings, lines(LINES));
        played(&mut run, &events);
        let mut asked = run.step(Event::JournalFailed(JournalError::Refused), BEGIN);
        asked.extend(played(&mut run, &more).into_iter().map(|(_, command)| command));
        let sends = asked.iter().any(|command| matches!(command, Command::Send { .. }));
        prop_assert!(!sends);
    }
}
