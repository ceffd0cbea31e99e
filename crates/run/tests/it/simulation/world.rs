//! A browser with a journal and a person around a run, in simulated time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use release_core::delivery::Delivery;
use release_core::endpoint::CreateMapping;
use release_core::error::ReachError;
use release_core::{ErpCode, UnixMillis};
use release_run::{Command, End, Entry, Event, Pause, Phase, RunState, Settings};

use super::omnitron::Omnitron;
use crate::scenario::BEGIN;

/// The number of times that the tab dies in a run.
pub(super) const CRASHES: u32 = 3;

/// A future event.
enum Coming {
    Event(Event),
    /// An answer, and the time for which it asks for quiet.
    Answer(Event, u64),
    /// The first entry that is being written becomes durable.
    Written,
}

pub(super) struct World {
    pub(super) run: RunState,
    pub(super) omnitron: Omnitron,
    pub(super) crashes: u32,
    pub(super) sign_ins: u32,
    /// The number of requests that the browser sent by itself.
    pub(super) repeats: u32,
    /// When each request left.
    pub(super) left: Vec<UnixMillis>,
    /// The requests that had left, and the open lines, at the last fault.
    pub(super) last_fault: (usize, u32),
    delivery: Delivery,
    settings: Settings,
    lines: Vec<CreateMapping>,
    now: UnixMillis,
    /// The durable entries, followed by those that are being written; `safe`
    /// counts the durable ones.
    journal: Vec<Entry>,
    safe: usize,
    written_at: UnixMillis,
    /// Ordered by time, then by order of arrival.
    coming: BinaryHeap<Reverse<(UnixMillis, usize)>>,
    what: Vec<Option<Coming>>,
    session: u32,
    crash_at: usize,
    /// The number of steps within which the tab dies next.
    lifetime: u64,
}

impl World {
    /// A new world, whose tabs die within `lifetime` steps each. The browser
    /// repeats a request that is cut as often as `delivery` says.
    pub(super) fn new(
        settings: &Settings,
        count: u32,
        seed: u64,
        lifetime: u64,
        delivery: Delivery,
    ) -> Self {
        let lines: Vec<CreateMapping> = (0..count)
            .map(|line| CreateMapping {
                item: (u64::from(line) * 3 + 1).to_string().parse().unwrap(),
                // Codes that would change as numbers.
                code: ErpCode::new(format!("00{line}E5")).unwrap(),
                update_stock: true,
            })
            .collect();
        let mut omnitron = Omnitron::new(lines.len(), seed * 2 + 1);
        for _ in 0..8 {
            omnitron.draw(2); // away from the seed
        }
        let crash_at = 1 + usize::try_from(omnitron.draw(lifetime)).unwrap();
        Self {
            run: RunState::new(settings.clone(), lines.clone()),
            omnitron,
            crashes: 0,
            sign_ins: 0,
            repeats: 0,
            left: Vec::new(),
            last_fault: (0, count),
            delivery,
            settings: settings.clone(),
            lines,
            now: BEGIN,
            journal: Vec::new(),
            safe: 0,
            written_at: UnixMillis::EPOCH,
            coming: BinaryHeap::new(),
            what: Vec::new(),
            session: 0,
            crash_at,
            lifetime,
        }
    }

    pub(super) fn lines(&self) -> &[CreateMapping] {
        &self.lines
    }

    pub(super) fn journal(&self) -> &[Entry] {
        &self.journal
    }

    /// Plays the run from its start to its end, over all its tabs.
    pub(super) fn play(&mut self) {
        self.step(Event::Delivery(self.delivery));
        self.step(Event::Start);
        let mut steps = 0;
        while let Some(Reverse((at, place))) = self.coming.pop() {
            let Some(coming) = self.what[place].take() else {
                continue;
            };
            self.now = self.now.max(at);
            match coming {
                Coming::Event(event) => self.step(event),
                Coming::Answer(event, quiet) => {
                    let until = self.now + quiet;
                    self.omnitron.quiet_until = self.omnitron.quiet_until.max(until);
                    self.step(event);
                }
                Coming::Written => self.written(),
            }
            steps += 1;
            if steps == self.crash_at && self.crashes < CRASHES {
                self.crash();
                self.crash_at =
                    steps + 1 + usize::try_from(self.omnitron.draw(self.lifetime)).unwrap();
            }
        }
        let phase = self.run.phase();
        assert!(matches!(
            phase,
            Phase::Ended(End::Complete | End::AfterDoubt { .. })
        ));
    }

    fn step(&mut self, event: Event) {
        for command in self.run.step(event, self.now) {
            match command {
                Command::Journal(entry) => {
                    // One after the other, up to 3 ms each.
                    self.journal.push(entry);
                    let after = 1 + self.omnitron.draw(3);
                    self.written_at = self.written_at.max(self.now) + after;
                    self.expect(self.written_at, Coming::Written);
                }
                Command::Send { line, attempt } => self.send(line, attempt),
                Command::Wake { at } => self.expect(at, Coming::Event(Event::Woke)),
            }
        }
        self.ask_person();
    }

    fn written(&mut self) {
        let entry = self.journal[self.safe].clone();
        self.safe += 1;
        if let Entry::AboutToSend { line, attempt, .. } = entry {
            self.step(Event::Journaled { line, attempt });
        }
    }

    fn send(&mut self, line: u32, attempt: u32) {
        self.left.push(self.now);
        let call = &self.lines[line as usize];
        let mut reply = self.omnitron.receive(line, call, self.session, self.now);
        if self.omnitron.has_failed {
            self.last_fault = (self.left.len(), self.run.counts().open());
        }
        for _ in 1..self.delivery.times() {
            if !matches!(reply.answer, Err(ReachError::Network { .. })) {
                break;
            }
            self.repeats += 1;
            reply = self.omnitron.receive_again(line, call, self.now);
        }
        let answered = |answer: Result<&http::Response<Vec<u8>>, ReachError>| Event::Answered {
            line,
            attempt,
            status: answer.as_ref().ok().map(|it| it.status().as_u16()),
            outcome: call.judge(answer),
        };
        let event = answered(reply.answer.as_ref().map_err(Clone::clone));
        let limit = u64::from(self.settings.timeout_seconds) * 1_000;
        if reply.late {
            let seconds = self.settings.timeout_seconds;
            let gone = answered(Err(ReachError::TimedOut { seconds }));
            self.expect(self.now + limit, Coming::Answer(gone, 0));
        }
        self.expect(self.now + reply.after, Coming::Answer(event, reply.quiet));
    }

    /// Acts as a person who watches: signs in, and resumes a run that waits.
    fn ask_person(&mut self) {
        match self.run.phase() {
            Phase::Paused(Pause::SignIn) => {
                self.session = self.omnitron.sign_in();
                self.sign_ins += 1;
                self.step(Event::SignedIn);
            }
            Phase::Paused(_) | Phase::SampleShown => self.step(Event::GoOn),
            _ => {}
        }
    }

    /// Lets the tab die. Some of the entries that were being written may be durable all the same.
    fn crash(&mut self) {
        self.crashes += 1;
        let unsafe_yet = self.journal.len() - self.safe;
        let lucky = usize::try_from(self.omnitron.draw(unsafe_yet as u64 + 1)).unwrap();
        self.journal.truncate(self.safe + lucky);
        self.safe = self.journal.len();
        self.coming.clear();
        self.what.clear();
        // What an answer asked for may be lost with it.
        self.omnitron.quiet_until = UnixMillis::EPOCH;
        self.now += 5_000;
        let (settings, lines) = (self.settings.clone(), self.lines.clone());
        self.run = RunState::recover(settings, lines, self.journal.clone());
        self.last_fault = (self.left.len(), self.run.counts().open());
        // The next tab may know less of the connection, and it may be another.
        if self.omnitron.draw(3) == 0 {
            self.delivery = Delivery::Unseen;
        }
        self.step(Event::Delivery(self.delivery));
        let has_begun = |entry: &Entry| !matches!(entry, Entry::Delivery { .. });
        self.step(if self.journal.iter().any(has_begun) {
            Event::GoOn
        } else {
            Event::Start
        });
    }

    fn expect(&mut self, at: UnixMillis, coming: Coming) {
        self.coming.push(Reverse((at, self.what.len())));
        self.what.push(Some(coming));
    }
}
