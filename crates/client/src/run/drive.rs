//! The loop that carries out a run.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use release_core::Outcome;
use release_core::outcome::NotSent;
use release_run::{Command, Event, JournalBuffer, JournalError, RunState};

use super::{Journal, Run, Timer};
use crate::{Clock, Judged, Transport, UnixMillis};

/// The shortest time between two updates of a view, in milliseconds. A new
/// phase is shown at once.
pub const SHOW_EVERY: u64 = 250;

type Local<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// An event that the loop waits for.
enum Happened {
    Expected,
    Written(Result<(), JournalError>),
    Answered(Event),
    Time,
}

impl<T, C, J> Run<T, C, J>
where
    T: Transport + Clone,
    C: Clock + Timer + Clone,
    J: Journal,
{
    /// Carries out the run until it has ended and all entries are written.
    /// `show` is called at once, at every new phase, and otherwise at most
    /// every [`SHOW_EVERY`].
    ///
    /// Dropping the future has the effect of a dying tab: requests under way
    /// are unknown, and the run must be recovered from its journal.
    pub async fn drive(&self, show: impl FnMut(&RunState, UnixMillis)) {
        let mut drive = Drive {
            run: self,
            show,
            shown: None,
            unseen: true,
            journal_buffer: JournalBuffer::default(),
            writing: None,
            sending: FuturesUnordered::new(),
            wake: None,
            timer: None,
        };
        loop {
            drive.tell_delivery();
            while let Some(event) = drive.asked() {
                drive.step(event);
            }
            drive.write();
            drive.show();
            if drive.is_over() {
                return;
            }
            drive.set_timer();
            match poll_fn(|context| drive.poll(context)).await {
                Happened::Expected => {}
                Happened::Written(result) => drive.written(result),
                Happened::Answered(event) => drive.step(event),
                Happened::Time => drive.time(),
            }
        }
    }
}

struct Drive<'a, T, C, J, S> {
    run: &'a Run<T, C, J>,
    show: S,
    /// The time of the last update.
    shown: Option<UnixMillis>,
    /// Whether something has happened since then.
    unseen: bool,
    journal_buffer: JournalBuffer,
    writing: Option<Local<'a, Result<(), JournalError>>>,
    sending: FuturesUnordered<Local<'a, Event>>,
    /// The time at which the machine wants to be woken.
    wake: Option<UnixMillis>,
    timer: Option<(UnixMillis, Local<'a, ()>)>,
}

impl<T, C, J, S> Drive<'_, T, C, J, S>
where
    T: Transport + Clone,
    C: Clock + Timer + Clone,
    J: Journal,
    S: FnMut(&RunState, UnixMillis),
{
    fn asked(&self) -> Option<Event> {
        self.run.inbox.borrow_mut().pop_front()
    }

    fn step(&mut self, event: Event) {
        let now = self.run.clock.now();
        let mut state = self.run.state.borrow_mut();
        let phase = state.phase().clone();
        let commands = state.step(event, now);
        self.unseen = true;
        if *state.phase() != phase {
            self.shown = None;
        }
        drop(state);
        for command in commands {
            match command {
                Command::Journal(entry) => self.journal_buffer.push(entry),
                Command::Send { line, attempt } => self.send(line, attempt),
                Command::Wake { at } => self.wake = Some(at),
            }
        }
    }

    /// Tells the machine how often a request may arrive, if that has changed.
    fn tell_delivery(&mut self) {
        let state = self.run.state.borrow();
        let at_once = u32::from(state.settings().pool_unless_once);
        let delivery = self.run.client.borrow().delivery(at_once);
        let is_new = state.deliveries().is_empty() || state.delivery() != delivery;
        let is_ended = state.phase().is_ended();
        drop(state);
        if is_new && !is_ended {
            self.step(Event::Delivery(delivery));
        }
    }

    fn send(&mut self, line: u32, attempt: u32) {
        let state = self.run.state.borrow();
        let Some(call) = state.line(line).map(|row| row.call().clone()) else {
            return;
        };
        let client = self.run.client.borrow().clone();
        self.sending.push(Box::pin(async move {
            let (outcome, status) = match client.create_mapping(&call).await {
                Ok(Judged { outcome, status }) => (outcome, status),
                Err(error) => (Outcome::NotSent(NotSent::NotBuilt(error)), None),
            };
            Event::Answered {
                line,
                attempt,
                outcome,
                status,
            }
        }));
    }

    fn write(&mut self) {
        if let Some(entries) = self.journal_buffer.begin() {
            let (entries, journal) = (entries.to_vec(), &self.run.journal);
            self.writing = Some(Box::pin(async move { journal.append(&entries).await }));
        }
    }

    fn written(&mut self, result: Result<(), JournalError>) {
        match result {
            Ok(()) => {
                for event in self.journal_buffer.written() {
                    self.step(event);
                }
            }
            Err(error) => {
                let event = self.journal_buffer.failed(error);
                self.step(event);
            }
        }
    }

    fn time(&mut self) {
        self.timer = None;
        if self.wake.is_some_and(|at| at <= self.run.clock.now()) {
            self.wake = None;
            self.step(Event::Woke);
        }
    }

    /// Sets the one timer to the earliest time. If it fires early, it is set again.
    fn set_timer(&mut self) {
        let show = self.shown.filter(|_| self.unseen);
        let show = show.map(|shown| shown + SHOW_EVERY);
        let Some(at) = self.wake.into_iter().chain(show).min() else {
            self.timer = None;
            return;
        };
        if self.timer.as_ref().is_none_or(|(set, _)| *set != at) {
            let clock = &self.run.clock;
            let millis = at - clock.now();
            self.timer = Some((at, Box::pin(clock.sleep(millis))));
        }
    }

    fn show(&mut self) {
        let now = self.run.clock.now();
        let is_due = self
            .shown
            .is_none_or(|shown| now < shown || now - shown >= SHOW_EVERY);
        if self.unseen && is_due {
            self.unseen = false;
            self.shown = Some(now);
            (self.show)(&self.run.state.borrow(), now);
        }
    }

    fn is_over(&self) -> bool {
        let idle = self.journal_buffer.is_empty() && self.sending.is_empty();
        let asked = !self.run.inbox.borrow().is_empty();
        idle && !asked && self.run.state.borrow().phase().is_ended()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Happened> {
        self.run.waker.replace(Some(context.waker().clone()));
        if !self.run.inbox.borrow().is_empty() {
            return Poll::Ready(Happened::Expected);
        }
        if let Some(writing) = &mut self.writing
            && let Poll::Ready(written) = writing.as_mut().poll(context)
        {
            self.writing = None;
            return Poll::Ready(Happened::Written(written));
        }
        if let Poll::Ready(Some(event)) = self.sending.poll_next_unpin(context) {
            return Poll::Ready(Happened::Answered(event));
        }
        if let Some((_, timer)) = &mut self.timer
            && timer.as_mut().poll(context).is_ready()
        {
            return Poll::Ready(Happened::Time);
        }
        Poll::Pending
    }
}
