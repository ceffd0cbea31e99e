//! A trial of this tab. Each of its steps is a run of one line, with a journal as all that is sent.

use std::rc::Rc;

use release_client::{BrowserClock, Clock as _};
use release_core::OrderItemId;
use release_core::endpoint::GetOrderItem;
use release_core::error::CallError;
use release_core::model::{Order, OrderItem};
use release_doctor::trial::{Kind, Observation, Step, Trial, Tried};
use release_run::{CounterTime, JournalError, Line};
use release_web_logic::session::{Asked, Session};
use wasm_bindgen_futures::spawn_local;

use super::app::AppState;
use super::doctor::keep_trial;
use super::runs::{OpenRun, OrderLine, start_lines};
use super::session::{UseSession, listen_to_session};
use super::store::{InStore, Store, change, look, put};
use crate::api::BrowserClient;

/// A line that a person has named, and its order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NamedLine {
    pub(crate) order: Order,
    pub(crate) line: OrderItem,
}

/// Where a trial is.
#[derive(Clone, Debug)]
pub(crate) struct Trying {
    /// On which Omnitron, as whom.
    asked: Asked,
    pub(crate) trial: Trial,
    lines: Rc<Vec<NamedLine>>,
    /// The run of each step that was sent, with the place of its observation.
    pub(crate) runs: Vec<(usize, u64)>,
    /// Why the last step was not sent: its run could not be written down.
    pub(crate) failed: Option<JournalError>,
}

impl Trying {
    /// A line as it was read last.
    pub(crate) fn line(&self, item: OrderItemId) -> Option<&NamedLine> {
        self.lines.iter().find(|named| named.line.pk == item)
    }

    /// The run of the step under way, once it is written down.
    pub(crate) fn run_under_way(&self) -> Option<u64> {
        let place = self.trial.observations().len();
        // The last one may be of the step before.
        let last = self.runs.last().filter(|(of, _)| *of == place);
        last.map(|(_, run)| *run)
    }

    /// What was shown so far.
    pub(crate) fn tried(&self) -> Tried {
        Tried {
            at: BrowserClock.now(),
            by: self.asked.1.clone(),
            facts: self.trial.facts(),
        }
    }
}

thread_local! {
    static STORE: Store<Option<Trying>> = Store::default();
}

/// Where it is; `None` without one.
pub(crate) const TRIAL: InStore<Option<Trying>> = &STORE;

/// Reads a line and its order; `None` if Omnitron does not say which order it is of.
///
/// # Errors
///
/// Whatever the call tells.
pub(crate) async fn read_named(
    client: &BrowserClient,
    item: OrderItemId,
) -> Result<Option<NamedLine>, CallError> {
    let line = client.call(&GetOrderItem { item }).await?;
    let Some(order) = line.order else {
        return Ok(None);
    };
    let order = client.order(order).await?;
    Ok(Some(NamedLine { order, line }))
}

/// Begins a trial, of which nothing is sent yet.
pub(crate) fn begin_trial(session: &Session, trial: Trial, lines: Vec<NamedLine>) {
    listen_to_session(|session| {
        let asked = session.current().map(Session::asked);
        let is_other = |trying: &Trying| Some(&trying.asked) != asked.as_ref();
        if look(TRIAL).as_ref().as_ref().is_some_and(is_other) {
            put(TRIAL, None);
        }
    });
    let trying = Trying {
        asked: session.asked(),
        trial,
        lines: Rc::new(lines),
        runs: Vec::new(),
        failed: None,
    };
    put(TRIAL, Some(trying));
}

/// Ends the trial: no further step is sent. What was shown stays.
pub(crate) fn end_trial() {
    put(TRIAL, None);
}

/// Sends a step to which a person has agreed, as a run.
pub(crate) fn send_step(app: &AppState, step: &Step) {
    let mut agreed = None;
    with_trial(|trying| {
        trying.failed = None;
        let place = trying.trial.observations().len();
        let named = trying.line(step.call().item).cloned();
        agreed = trying.trial.agree(step).map(|step| (step, place, named));
    });
    let Some((agreed, place, named)) = agreed else {
        return;
    };
    let call = agreed.step().call().clone();
    let kind = agreed.step().kind;
    let starting = named.and_then(|NamedLine { order, line }| {
        let consents = Vec::new();
        let line = OrderLine {
            call,
            line,
            consents,
        };
        start_lines(app, &order, vec![line])
    });
    spawn_local(async move {
        let started = match starting {
            Some(starting) => starting.await,
            // Another run is sending the line.
            None => Err(JournalError::Refused),
        };
        with_trial(|trying| match started {
            Ok(run) => trying.runs.push((place, run)),
            Err(error) => {
                trying.trial.note(Observation::not_sent(kind));
                trying.failed = Some(error);
            }
        });
    });
}

/// Notes what came of the step whose run has ended, keeps what that has shown, and reads its line again.
pub(crate) fn note_step(session: &UseSession, run: &OpenRun) {
    let mut kept = None;
    with_trial(|trying| {
        let is_its = trying.run_under_way() == Some(run.number);
        let Some(kind) = trying.trial.under_way().filter(|_| is_its) else {
            return;
        };
        let observation = observed(kind, run);
        trying.trial.note(observation);
        kept = Some((trying.asked.0.clone(), trying.tried()));
    });
    let item = run.state().line(0).map(|line| line.call().item);
    if let (Some(client), Some(item), true) = (session.client(), item, kept.is_some()) {
        spawn_local(read_again(client, item));
    }
    if let Some((base_url, tried)) = kept.filter(|(_, tried)| !tried.facts.is_empty()) {
        keep_trial(&base_url, tried);
    }
}

/// Reads a line, so that the next step shows it as it is now.
async fn read_again(client: Rc<BrowserClient>, item: OrderItemId) {
    let Ok(line) = client.call(&GetOrderItem { item }).await else {
        return;
    };
    with_trial(|trying| {
        let lines = Rc::make_mut(&mut trying.lines);
        if let Some(named) = lines.iter_mut().find(|named| named.line.pk == item) {
            named.line = line;
        }
    });
}

fn observed(kind: Kind, run: &OpenRun) -> Observation {
    let state = run.state();
    let Some((line, outcome)) = state.line(0).and_then(|line| Some((line, line.outcome()?))) else {
        return Observation::not_sent(kind);
    };
    let units = [CounterTime::Before, CounterTime::After].map(|time| {
        let read = state.counters_of(0, time).next_back();
        read.and_then(|counter| counter.reserved.clone())
    });
    Observation::of(kind, outcome, status(line), units)
}

fn status(line: &Line) -> Option<u16> {
    line.answers().last().and_then(|answer| answer.status)
}

fn with_trial(with: impl FnOnce(&mut Trying)) {
    change(TRIAL, |trying| {
        if let Some(trying) = trying {
            with(trying);
        }
    });
}
