//! Runs over a transport, clock and journal that the test controls. No test
//! waits: time passes only when a run sleeps.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use http::{Request, Response};
use release_client::run::SHOW_EVERY;
use release_client::{Client, Clock, Journal, Run, SendOptions, Timer, Transport, UnixMillis};
use release_core::delivery::{Delivery, Protocol, Wire};
use release_core::endpoint::CreateMapping;
use release_core::error::ReachError;
use release_core::{ApiPrefix, BaseUrl, Connection, ErpCode};
use release_run::{End, Entry, JournalError, Pause, Phase, RunState, Settings, Settlement};

const BEGIN: UnixMillis = UnixMillis::new(1_767_225_600_000);

/// Everything outside the run.
#[derive(Default)]
struct World {
    now: Cell<UnixMillis>,
    /// Whether time passes at all when a run sleeps.
    timers_are_dead: Cell<bool>,
    journal: RefCell<Vec<Entry>>,
    writes: Cell<usize>,
    /// The number of writes that there is room for.
    room: Cell<Option<usize>>,
    /// Each request, as line id, token and time.
    arrived: RefCell<Vec<(u64, String, UnixMillis)>>,
    /// What is known of the connection.
    wire: Cell<Wire>,
    under_way: Cell<usize>,
    most_under_way: Cell<usize>,
    /// Answers other than success, by the number of requests before.
    faults: RefCell<BTreeMap<usize, Response<Vec<u8>>>>,
}

#[derive(Clone)]
struct Hand(Rc<World>);

impl Clock for Hand {
    fn now(&self) -> UnixMillis {
        self.0.now.get()
    }
}

impl Timer for Hand {
    async fn sleep(&self, millis: u64) {
        if self.0.timers_are_dead.get() {
            std::future::pending::<()>().await;
        }
        // Everything else that is pending comes first.
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        self.0.now.set(self.0.now.get() + millis);
    }
}

impl Journal for Hand {
    async fn append(&self, entries: &[Entry]) -> Result<(), JournalError> {
        tokio::task::yield_now().await;
        if let Some(room) = self.0.room.get() {
            self.0
                .room
                .set(Some(room.checked_sub(1).ok_or(JournalError::Full)?));
        }
        self.0.writes.set(self.0.writes.get() + 1);
        self.0.journal.borrow_mut().extend_from_slice(entries);
        Ok(())
    }
}

impl Transport for Hand {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        assert_eq!(options.seconds, 7, "the run's own time-out");
        let world = &self.0;
        let mut path = request.uri().path().split('/');
        let item: u64 = path.nth(4).unwrap().parse().unwrap();
        let token = request.headers()["authorization"].to_str().unwrap();
        let is_announced = |entry: &Entry| matches!(entry, Entry::AboutToSend { line, .. } if u64::from(*line) + 1 == item);
        assert!(world.journal.borrow().iter().any(is_announced));
        let place = world.arrived.borrow().len();
        let arrival = (item, token.to_owned(), world.now.get());
        world.arrived.borrow_mut().push(arrival);

        world.under_way.set(world.under_way.get() + 1);
        let most = world.most_under_way.get().max(world.under_way.get());
        world.most_under_way.set(most);
        for _ in 0..5 {
            tokio::task::yield_now().await;
        }
        world.under_way.set(world.under_way.get() - 1);
        let fault = world.faults.borrow_mut().remove(&place);
        Ok(fault.unwrap_or_else(|| good(item)))
    }

    fn delivery(&self, _: &BaseUrl, at_once: u32) -> Delivery {
        self.0.wire.get().delivery(at_once)
    }
}

fn good(item: u64) -> Response<Vec<u8>> {
    let body = format!(r#"{{"pk":1,"object_id":{item},"code":"E-{item}"}}"#);
    Response::builder()
        .status(201)
        .body(body.into_bytes())
        .unwrap()
}

fn status(status: u16) -> Response<Vec<u8>> {
    Response::builder().status(status).body(Vec::new()).unwrap()
}

fn line(item: u64) -> CreateMapping {
    CreateMapping {
        item: item.to_string().parse().unwrap(),
        code: ErpCode::new(format!("E-{item}")).unwrap(),
        update_stock: true,
    }
}

fn world() -> Rc<World> {
    let world = Rc::new(World::default());
    world.now.set(BEGIN);
    world.wire.set(Wire {
        protocol: Protocol::Http1Closed,
        ..Wire::default()
    });
    world
}

/// A run of `count` lines, without a sample.
fn run(world: &Rc<World>, count: u64) -> Run<Hand, Hand, Hand> {
    let settings = Settings {
        sample: 0,
        timeout_seconds: 7,
        ..Settings::default()
    };
    of(
        world,
        RunState::new(settings, (1..=count).map(line).collect()),
    )
}

fn of(world: &Rc<World>, state: RunState) -> Run<Hand, Hand, Hand> {
    let connection = Connection::new(
        "https://shop.example".parse().unwrap(),
        ApiPrefix::default(),
    )
    .with_token("f00d".parse().unwrap());
    let client = Client::new(Hand(world.clone()), Hand(world.clone()), connection);
    Run::new(client, Hand(world.clone()), state)
}

#[tokio::test]
async fn a_run_is_carried_out_a_pool_at_once_with_the_journal_ahead() {
    let world = world();
    let run = run(&world, 30);
    run.start();
    run.drive(|_, _| {}).await;
    assert_eq!(*run.state().phase(), Phase::Ended(End::Complete));
    assert_eq!(run.state().counts().released, 30);
    assert_eq!(world.most_under_way.get(), 4);
    assert_eq!(world.arrived.borrow()[0].2, BEGIN + 5_000, "the grace");
    assert_eq!(
        world.journal.borrow().len(),
        61,
        "with how often a request may arrive"
    );
    assert!(world.writes.get() < 60, "several entries in one write");

    let read = RunState::recover(
        run.state().settings().clone(),
        (1..=30).map(line).collect(),
        world.journal.borrow().clone(),
    );
    assert_eq!(read.lines(), run.state().lines());
}

#[tokio::test]
async fn lines_are_sent_one_at_a_time_while_a_request_may_arrive_twice() {
    let world = world();
    world.wire.set(Wire {
        protocol: Protocol::Http1Kept,
        own_connections: true,
        ..Wire::default()
    });
    let run = run(&world, 20);
    run.start();
    let mut at_once = Vec::new();
    run.drive(|state, _| {
        // After a while the server closes its connections.
        if state.counts().released >= 5 && world.wire.get().protocol == Protocol::Http1Kept {
            at_once.push(world.most_under_way.get());
            world.wire.set(Wire {
                protocol: Protocol::Http1Closed,
                ..world.wire.get()
            });
        }
    })
    .await;
    assert_eq!(at_once, [1]);
    assert_eq!(world.most_under_way.get(), 4);
    let state = run.state();
    let told: Vec<_> = state.deliveries().iter().map(|(_, told)| *told).collect();
    assert_eq!(told, [Delivery::AtMost(2), Delivery::Once]);
}

#[tokio::test]
async fn without_any_timer_answers_drive_the_run() {
    let world = world();
    let settings = Settings {
        sample: 0,
        grace_seconds: 0,
        timeout_seconds: 7,
        ..Settings::default()
    };
    world.timers_are_dead.set(true);
    let run = of(
        &world,
        RunState::new(settings, (1..=50).map(line).collect()),
    );
    run.start();
    run.drive(|_, _| {}).await;
    assert_eq!(run.state().counts().released, 50);
}

#[tokio::test]
async fn a_429_is_waited_out() {
    let world = world();
    let throttled = Response::builder().status(429).header("retry-after", "90");
    let throttled = throttled.body(Vec::new()).unwrap();
    world.faults.borrow_mut().insert(1, throttled);
    let run = run(&world, 9);
    run.start();
    run.drive(|_, _| {}).await;
    assert_eq!(run.state().counts().released, 9);
    let arrived = world.arrived.borrow();
    let times: Vec<u64> = arrived.iter().map(|arrival| arrival.2 - BEGIN).collect();
    let early = times.iter().filter(|time| **time < 95_000).count();
    assert!(early < 9, "{times:?}");
    assert!(
        times.iter().all(|time| *time <= 5_250 || *time >= 95_000),
        "{times:?}"
    );
}

#[tokio::test]
async fn after_signing_in_again_the_new_token_is_sent() {
    let world = world();
    world.faults.borrow_mut().insert(6, status(401));
    let run = run(&world, 12);
    run.start();
    let mut asked = 0;
    run.drive(|state, _| {
        if *state.phase() == Phase::Paused(Pause::SignIn) {
            asked += 1;
            run.sign_in("cafe".parse().unwrap());
        }
    })
    .await;
    assert_eq!(asked, 1);
    assert_eq!(run.state().counts().released, 12);
    let arrived = world.arrived.borrow();
    assert_eq!(arrived.first().unwrap().1, "Token f00d");
    assert_eq!(arrived.last().unwrap().1, "Token cafe");
}

#[tokio::test]
async fn signed_out_nothing_leaves_until_somebody_signs_in() {
    let world = world();
    let run = run(&world, 12);
    run.start();
    let (mut was_signed_out, mut asked) = (false, 0);
    run.drive(|state, _| match state.phase() {
        phase if phase.is_sending() && !was_signed_out => {
            was_signed_out = true;
            run.sign_out();
        }
        Phase::Paused(Pause::Person) => run.go_on(),
        Phase::Paused(Pause::SignIn) => {
            asked += 1;
            run.sign_in("cafe".parse().unwrap());
        }
        _ => {}
    })
    .await;
    assert_eq!(asked, 1, "going on without a token asks for one");
    assert_eq!(run.state().counts().released, 12);
    let arrived = world.arrived.borrow();
    let mut tokens: Vec<&str> = arrived.iter().map(|arrival| &*arrival.1).collect();
    assert_eq!(tokens.len(), 12);
    tokens.dedup();
    assert!(
        tokens == ["Token cafe"] || tokens == ["Token f00d", "Token cafe"],
        "{tokens:?}"
    );
}

#[tokio::test]
async fn a_full_journal_stops_the_run_and_nothing_more_leaves() {
    let world = world();
    world.room.set(Some(3));
    let run = run(&world, 40);
    run.start();
    run.drive(|_, _| {}).await;
    let why = End::Journal(JournalError::Full);
    assert_eq!(*run.state().phase(), Phase::Ended(why));
    let announced = |entry: &&Entry| matches!(entry, Entry::AboutToSend { .. });
    let announced = world.journal.borrow().iter().filter(announced).count();
    assert!(announced > 0);
    assert!(world.arrived.borrow().len() <= announced);
    let counts = *run.state().counts();
    assert_eq!(counts.not_sent + counts.released, 40);
}

#[tokio::test]
async fn a_journal_that_refuses_from_the_start_lets_nothing_leave() {
    let world = world();
    world.room.set(Some(0));
    let run = run(&world, 4);
    run.start();
    run.drive(|_, _| {}).await;
    assert!(world.arrived.borrow().is_empty());
    assert_eq!(run.state().counts().not_sent, 4);
}

#[tokio::test]
async fn stopping_waits_for_what_is_under_way() {
    let world = world();
    let run = run(&world, 1_000);
    run.start();
    run.drive(|state, _| {
        if *state.phase() == Phase::Running {
            run.stop();
        }
    })
    .await;
    let counts = *run.state().counts();
    assert_eq!(*run.state().phase(), Phase::Ended(End::Stopped));
    assert_eq!(counts.released as usize, world.arrived.borrow().len());
    assert!(counts.released < 1_000);
    assert_eq!(counts.total(), 1_000);
}

#[tokio::test]
async fn a_view_is_told_a_few_times_a_second_and_of_the_end() {
    let world = world();
    let run = run(&world, 500);
    run.start();
    let mut shown = Vec::new();
    run.drive(|state, now| shown.push((now, state.phase().clone())))
        .await;
    assert_eq!(shown.last().unwrap().1, Phase::Ended(End::Complete));
    for pair in shown.windows(2) {
        let [(before, old), (after, new)] = pair else {
            continue;
        };
        assert!(old != new || *after - *before >= SHOW_EVERY, "{pair:?}");
    }
}

#[tokio::test]
async fn what_is_settled_after_the_end_is_written_down() {
    let world = world();
    world.faults.borrow_mut().insert(0, status(504));
    let run = run(&world, 1);
    run.start();
    run.drive(|_, _| {}).await;
    assert_eq!(run.state().counts().unknown, 1);
    run.settle(0, Settlement::Done, "seen in Omnitron".to_owned());
    run.drive(|_, _| {}).await;
    assert_eq!(run.state().counts().settled_done, 1);
    let journal = world.journal.borrow();
    assert!(matches!(
        journal.last(),
        Some(Entry::Settled { line: 0, .. })
    ));
}
