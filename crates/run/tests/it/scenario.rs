//! A run that a test drives step by step, with the commands of each step.

use release_core::delivery::Delivery;
use release_core::endpoint::CreateMapping;
use release_core::{ErpCode, OrderItemId, Outcome, UnixMillis};
use release_run::{Command, Entry, Event, Phase, RunState, Settings};

/// When scenarios begin: 2026-01-01T00:00:00Z.
pub(crate) const BEGIN: UnixMillis = UnixMillis::new(1_767_225_600_000);

/// Settings without grace and sample.
pub(crate) fn plain() -> Settings {
    Settings {
        sample: 0,
        grace_seconds: 0,
        ..Settings::default()
    }
}

/// This many lines, with ids from 1 and codes from E-0.
pub(crate) fn lines(count: u32) -> Vec<CreateMapping> {
    (0..count).map(line).collect()
}

/// One of these lines.
pub(crate) fn line(line: u32) -> CreateMapping {
    CreateMapping {
        item: OrderItemId::new(u64::from(line) + 1).unwrap(),
        code: ErpCode::new(format!("E-{line}")).unwrap(),
        update_stock: true,
    }
}

/// A run, the time, its journal and its commands.
pub(crate) struct Scenario {
    pub(crate) run: RunState,
    pub(crate) now: UnixMillis,
    pub(crate) journal: Vec<Entry>,
    /// The commands of the last event.
    pub(crate) last: Vec<Command>,
    /// Every line that was sent, in order.
    pub(crate) sent: Vec<u32>,
    in_flight: Vec<(u32, u32)>,
}

impl Scenario {
    /// A run that is not started yet.
    pub(crate) fn ready(settings: Settings, count: u32) -> Self {
        Self::of(RunState::new(settings, lines(count)))
    }

    /// A scenario around an existing run, whose requests arrive once.
    pub(crate) fn of(run: RunState) -> Self {
        let mut scenario = Self {
            run,
            now: BEGIN,
            journal: Vec::new(),
            last: Vec::new(),
            sent: Vec::new(),
            in_flight: Vec::new(),
        };
        scenario.event(Event::Delivery(Delivery::Once));
        scenario
    }

    /// A run that is started, its first requests under way.
    pub(crate) fn started(settings: Settings, count: u32) -> Self {
        let mut scenario = Self::ready(settings, count);
        scenario.event(Event::Start);
        scenario.written();
        scenario
    }

    /// Passes one event; nothing else happens.
    pub(crate) fn event(&mut self, event: Event) {
        self.last = self.run.step(event, self.now);
        for command in &self.last {
            match command {
                Command::Journal(entry) => self.journal.push(entry.clone()),
                Command::Send { line, attempt } => {
                    self.sent.push(*line);
                    self.in_flight.push((*line, *attempt));
                }
                Command::Wake { .. } => {}
            }
        }
    }

    /// Writes all entries to the journal, until none waits.
    pub(crate) fn written(&mut self) {
        while let [event, ..] = self.unwritten().as_slice() {
            self.event(event.clone());
        }
    }

    /// The events of entries that are not written yet.
    pub(crate) fn unwritten(&self) -> Vec<Event> {
        let asked = |entry: &Entry| match entry {
            Entry::AboutToSend { line, attempt, .. } => Some((*line, *attempt)),
            _ => None,
        };
        let is_open = |(line, attempt): &(u32, u32)| {
            let state = release_run::LineState::AboutToSend { attempt: *attempt };
            *self.run.line(*line).unwrap().state() == state
        };
        let open = self.journal.iter().filter_map(asked).filter(is_open);
        open.map(|(line, attempt)| Event::Journaled { line, attempt })
            .collect()
    }

    /// Answers the last request for this line.
    pub(crate) fn answer(&mut self, line: u32, outcome: Outcome) {
        let last = self.in_flight.iter().rev().find(|sent| sent.0 == line);
        let attempt = last.expect("the line was sent").1;
        self.event(Event::Answered {
            line,
            attempt,
            status: status(&outcome),
            outcome,
        });
        self.written();
    }

    /// Lets time pass, and wakes the machine.
    pub(crate) fn wait(&mut self, millis: u64) {
        self.now += millis;
        self.event(Event::Woke);
        self.written();
    }

    /// The time from now until the wake that the last event requested.
    pub(crate) fn wake(&self) -> Option<u64> {
        self.last.iter().find_map(|command| match command {
            Command::Wake { at } => Some(*at - self.now),
            _ => None,
        })
    }

    pub(crate) fn phase(&self) -> &Phase {
        self.run.phase()
    }

    /// The code of a line's outcome; empty until it has ended.
    pub(crate) fn became(&self, line: u32) -> &'static str {
        let outcome = self.run.line(line).unwrap().outcome();
        outcome.map_or("", crate::support::code)
    }
}

/// The answer to the first attempt at a line.
pub(crate) fn answered(line: u32, outcome: Outcome) -> Event {
    Event::Answered {
        line,
        attempt: 1,
        status: status(&outcome),
        outcome,
    }
}

/// The status of the answer that an outcome was read from.
pub(crate) fn status(outcome: &Outcome) -> Option<u16> {
    let refused = outcome.refusal().map(|refusal| refusal.status);
    refused.or(outcome.is_done().then_some(201))
}
