//! The pace that a run finds against servers that throttle, in simulated time.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_run::{Command, End, Entry, Event, Phase, RunState, Settings};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, retry_after, status};
use super::scenario::{BEGIN, lines, plain};

/// The time that the journal takes for an entry, in milliseconds.
const JOURNAL: u64 = 3;

/// The rule by which a server lets a request through, applied at its arrival.
enum Throttle {
    /// As in Django REST framework: a number of requests over a sliding window,
    /// in milliseconds; `Retry-After` in whole seconds, rounded up.
    Window {
        most: usize,
        millis: u64,
        passed: VecDeque<UnixMillis>,
        /// From then on all are let through.
        until: UnixMillis,
    },
    /// As in nginx: one request drains every `millis`, with room for `burst`
    /// above the first; no `Retry-After`.
    Bucket {
        millis: u64,
        burst: u64,
        /// The fill level, in milliseconds until it is empty.
        full: u64,
        seen: UnixMillis,
    },
}

impl Throttle {
    fn window(most: usize, millis: u64) -> Self {
        Self::Window {
            most,
            millis,
            passed: VecDeque::new(),
            until: UnixMillis::new(u64::MAX),
        }
    }

    fn bucket(millis: u64, burst: u64) -> Self {
        Self::Bucket {
            millis,
            burst,
            full: 0,
            seen: UnixMillis::EPOCH,
        }
    }

    /// Whether it is let through; if not, after how many seconds it may come again.
    fn admit(&mut self, now: UnixMillis) -> Result<(), Option<u64>> {
        match self {
            Self::Window {
                most,
                millis,
                passed,
                until,
            } => {
                if now >= *until {
                    return Ok(());
                }
                while passed
                    .pop_front_if(|first| *first + *millis <= now)
                    .is_some()
                {}
                if passed.len() >= *most {
                    return Err(Some((passed[0] + *millis - now).div_ceil(1_000)));
                }
                passed.push_back(now);
            }
            Self::Bucket {
                millis,
                burst,
                full,
                seen,
            } => {
                let left = full.saturating_sub(now - *seen);
                if left > *burst * *millis {
                    return Err(None);
                }
                *full = left + *millis;
                *seen = now;
            }
        }
        Ok(())
    }
}

enum Coming {
    Event(Event),
    Arrival { line: u32, attempt: u32 },
}

/// The result of a run.
#[derive(Debug)]
struct Report {
    /// The time from the first request to the last answer, in milliseconds.
    millis: u64,
    /// The number of requests that met a 429.
    throttled: usize,
    /// The number that met one before the server's last `Retry-After` was over.
    impolite: usize,
}

/// Sends `count` lines, each answered after `millis` and up to a tenth more.
fn report(settings: Settings, count: u32, millis: u64, mut throttle: Throttle) -> Report {
    let mut run = RunState::new(settings, lines(count));
    let _journal = run.step(Event::Delivery(Delivery::Once), BEGIN);
    let mut coming = BinaryHeap::new();
    let mut what = Vec::new();
    let (mut now, mut first, mut seed) = (BEGIN, None, 1_u64);
    let (mut throttled, mut impolite, mut quiet_until) = (0, 0, UnixMillis::EPOCH);
    let mut next = Some(Coming::Event(Event::Start));
    loop {
        match next {
            Some(Coming::Event(event)) => {
                if let Event::Answered { outcome, .. } = &event
                    && let Some(refusal) = outcome.refusal()
                    && let Some(release_core::error::RetryAfter::Seconds(seconds)) =
                        refusal.retry_after
                {
                    quiet_until = quiet_until.max(now + seconds * 1_000);
                }
                for command in run.step(event, now) {
                    let (at, then) = match command {
                        Command::Journal(Entry::AboutToSend { line, attempt, .. }) => {
                            let event = Event::Journaled { line, attempt };
                            (now + JOURNAL, Coming::Event(event))
                        }
                        Command::Journal(_) => continue,
                        Command::Send { line, attempt } => {
                            first.get_or_insert(now);
                            impolite += usize::from(now < quiet_until);
                            (now + millis / 2, Coming::Arrival { line, attempt })
                        }
                        Command::Wake { at } => (at, Coming::Event(Event::Woke)),
                    };
                    coming.push(Reverse((at, what.len())));
                    what.push(Some(then));
                }
            }
            Some(Coming::Arrival { line, attempt }) => {
                let outcome = match throttle.admit(now) {
                    Ok(()) => good(line),
                    Err(Some(seconds)) => retry_after(line, 429, &seconds.to_string()),
                    Err(None) => status(line, 429),
                };
                throttled += usize::from(!outcome.is_done());
                // xorshift64*: enough to spread answers.
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                let at = now + (millis - millis / 2 + seed % (millis / 10 + 1));
                let event = Event::Answered {
                    line,
                    attempt,
                    status: super::scenario::status(&outcome),
                    outcome,
                };
                coming.push(Reverse((at, what.len())));
                what.push(Some(Coming::Event(event)));
            }
            None => {}
        }
        if run.phase().is_ended() {
            break;
        }
        let Some(Reverse((at, place))) = coming.pop() else {
            panic!("it waits for nothing: {:?}", run.phase());
        };
        now = now.max(at);
        next = what[place].take();
    }
    assert_eq!(*run.phase(), Phase::Ended(End::Complete));
    assert_eq!(run.counts().released, count, "{:?}", run.counts());
    Report {
        millis: now - first.unwrap(),
        throttled,
        impolite,
    }
}

fn with_pool(pool: u8) -> Settings {
    Settings { pool, ..plain() }
}

/// The pools and the times of an answer, in milliseconds, that the figures in
/// `docs/decisions/pace.md` are of.
const CASES: [(u8, u64); 6] = [(4, 20), (8, 20), (16, 20), (4, 200), (8, 200), (16, 200)];

/// Runs all cases; returns the slowest, in milliseconds.
fn slowest(what: &str, count: u32, throttle: impl Fn() -> Throttle) -> u64 {
    let took = CASES.map(|(pool, millis)| {
        let report = report(with_pool(pool), count, millis, throttle());
        assert_eq!(report.impolite, 0, "{what}, pool {pool}, {millis} ms");
        // Finding the pace costs at most one pool each time.
        assert!(report.throttled <= usize::from(pool) * 5, "{report:?}");
        println!("{what}, pool {pool}, {millis} ms an answer: {report:?}");
        report.millis
    });
    took.into_iter().max().unwrap()
}

/// The server allows 250 lines in 12.5 s. Before, they took 77 s.
#[test]
fn twenty_a_second_are_used_up_to_a_tenth() {
    let window = || Throttle::window(20, 1_000);
    assert!(slowest("20/s", 250, window) <= 13_750);
    // And over minutes, although more is tried now and then.
    assert!(slowest("20/s, long", 2_500, window) <= 137_500);
}

/// The server allows 3,000 lines in 2 minutes; four at once at 200 ms could
/// do them in 158 s at best.
#[test]
fn a_thousand_a_minute_are_sent_at_once_and_waited_for() {
    let took = slowest("1000/min", 3_000, || Throttle::window(1_000, 60_000));
    assert!(took <= 180_000);
}

/// The server allows 250 lines in 12.2 s, if they begin evenly apart.
#[test]
fn a_bucket_without_a_wish_is_filled_evenly() {
    assert!(slowest("bucket of 5", 250, || Throttle::bucket(50, 5)) <= 17_000);
    assert!(slowest("bucket of 1", 250, || Throttle::bucket(50, 0)) <= 22_000);
    assert!(slowest("bucket of 5, long", 2_500, || Throttle::bucket(50, 5)) <= 137_500);
}

/// Another client may have used what the server allows for a while.
#[test]
fn a_limit_that_is_gone_is_forgotten() {
    let passing = || Throttle::Window {
        most: 5,
        millis: 1_000,
        passed: VecDeque::new(),
        until: BEGIN + 3_000,
    };
    assert!(slowest("5/s for 3 s", 4_000, passing) <= 4_000 * 220 / 4 + 40_000);
    let report = report(with_pool(16), 4_000, 20, passing());
    assert!(report.millis <= 60_000, "{report:?}");
}
