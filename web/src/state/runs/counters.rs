//! Reads the stock counters of a run's products: before the first line is
//! sent, and after the last one has ended. Each product is read once for all
//! its lines.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::future::{AbortHandle, Either, abortable, select};
use futures_util::stream;
use gloo_timers::future::TimeoutFuture;
use release_run::{Counter, CounterTime, LineStatus};
use release_web_logic::run::{products_of, unread_after};

use super::{now, redraw, session};
use crate::state::runs::OpenRun;

/// How long the counters may hold a run back, and how long one reading may
/// take, in seconds.
const SECONDS: u32 = 10;

/// How many counters are read at once.
const AT_ONCE: usize = 4;

/// The reading of a run's counters, while there is one.
#[derive(Default)]
pub(crate) struct Counting {
    done: Cell<u32>,
    total: Cell<u32>,
    running: RefCell<Option<AbortHandle>>,
}

impl Counting {
    /// How many counters are read, and how many there are; `None` while none is read.
    pub(crate) fn progress(&self) -> Option<(u32, u32)> {
        let is_running = self.running.borrow().is_some();
        is_running.then(|| (self.done.get(), self.total.get()))
    }

    /// Gives up what is being read; what was read stays.
    pub(crate) fn stop(&self) {
        if let Some(running) = self.running.take() {
            running.abort();
        }
    }
}

impl OpenRun {
    /// While its stock counters are read: how many of how many.
    pub(crate) fn counting(&self) -> Option<(u32, u32)> {
        self.counting.progress()
    }

    /// Goes on without the counters that are not read yet.
    pub(crate) fn skip_counting(&self) {
        self.counting.stop();
    }

    /// Reads the counters before the first line, in the order of the lines, for
    /// ten seconds at the most: a release does not depend on them.
    pub(super) async fn count_before(self: &Rc<Self>) {
        let products = self.products_of(|_| true);
        self.count(products, CounterTime::Before, Some(SECONDS))
            .await;
    }

    /// Reads the counters of the products of which all lines that were sent
    /// have ended and that were not read since.
    pub(super) async fn count_after(self: &Rc<Self>) {
        let products = unread_after(&self.state(), &self.body);
        self.count(products, CounterTime::After, None).await;
    }

    /// The products of the lines that stand so, each once.
    pub(super) fn products_of(&self, is_wanted: impl Fn(LineStatus) -> bool) -> Vec<u32> {
        products_of(&self.state(), &self.body, is_wanted)
    }

    /// Reads counters, and tells the run of each.
    pub(super) async fn count(
        self: &Rc<Self>,
        products: Vec<u32>,
        time: CounterTime,
        seconds: Option<u32>,
    ) {
        let Some(client) = session()
            .filter(|session| self.is_signed_in(session) && !session.is_expired())
            .and_then(|session| session.client())
        else {
            return;
        };
        let of = |product: u32| {
            let saved = self.body.products.get(product as usize)?;
            Some((product, saved.counter?))
        };
        let counters: Vec<_> = products.into_iter().filter_map(of).collect();
        if counters.is_empty() {
            return;
        }
        self.counting.done.set(0);
        let total = u32::try_from(counters.len()).unwrap_or(u32::MAX);
        self.counting.total.set(total);
        let client = (*client).clone().with_timeout(SECONDS);
        let reading = stream::iter(counters)
            .map(|(product, counter)| {
                let client = &client;
                async move { (product, client.reserved_units(counter).await) }
            })
            .buffer_unordered(AT_ONCE)
            .for_each(|(product, read)| {
                self.run.count(Counter {
                    product,
                    time,
                    reserved: read.ok().flatten(),
                    at: now(),
                });
                self.counting.done.set(self.counting.done.get() + 1);
                redraw();
                std::future::ready(())
            });
        let (reading, handle) = abortable(reading);
        self.counting.running.replace(Some(handle));
        redraw();
        match seconds {
            Some(seconds) => {
                let limit = TimeoutFuture::new(seconds * 1_000);
                match select(std::pin::pin!(reading), limit).await {
                    Either::Left(_) | Either::Right(_) => {}
                }
            }
            None => drop(reading.await),
        }
        self.counting.running.take();
        redraw();
    }
}
