//! A transport for thousands of reads.
//!
//! In scope: so many requests at once, and what a server that says "too many"
//! (429) asks for: the same pace as that of a run. Out of scope: which requests
//! are made.

use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

use http::{Method, Request, Response, StatusCode};
use release_core::BaseUrl;
use release_core::delivery::{Delivery, Streams, Wire};
use release_core::error::{ReachError, Refusal};
use release_run::{BACKOFF_BASE, BACKOFF_CAP, Throttle, asked_for};

use crate::{Clock, SendOptions, Timer, Transport, UnixMillis};

/// How often one request may meet a 429 until that is its answer.
pub const MAX_THROTTLED: u32 = 10;

/// A transport that keeps a pace: at most a pool of requests at once, and after
/// a 429 fewer and slower ones, as a run does. A GET that met a 429 is sent
/// again when its time has come; any other request is sent once.
///
/// A request keeps its place until its future is polled to the end or dropped. So
/// requests of one task that are under way must be polled together: one that
/// waits for a place, while others are not polled, waits for ever.
#[derive(Debug)]
pub struct Paced<T, C> {
    transport: T,
    clock: C,
    pool: u8,
    state: RefCell<State>,
}

#[derive(Debug, Default)]
struct State {
    throttle: Throttle,
    under_way: u8,
    /// Until when nothing is sent.
    held_until: Option<UnixMillis>,
    /// Requests that wait for a place.
    waiting: Vec<Waker>,
}

/// A place among the requests under way, which it gives back.
struct Place<'a>(&'a RefCell<State>);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let waiting = {
            let mut state = self.0.borrow_mut();
            state.under_way = state.under_way.saturating_sub(1);
            std::mem::take(&mut state.waiting)
        };
        // All of them, as some may have been dropped meanwhile.
        waiting.into_iter().for_each(Waker::wake);
    }
}

impl<T, C: Clock + Timer> Paced<T, C> {
    /// A transport with at most `pool` requests under way, at least one.
    pub fn new(transport: T, clock: C, pool: u8) -> Self {
        Self {
            transport,
            clock,
            pool: pool.max(1),
            state: RefCell::default(),
        }
    }

    /// Waits for a place and for the time of the next request; gives that time.
    async fn place(&self) -> (Place<'_>, UnixMillis) {
        loop {
            poll_fn(|context| {
                let mut state = self.state.borrow_mut();
                if state.under_way < state.throttle.pool(self.pool) {
                    return Poll::Ready(());
                }
                state.waiting.push(context.waker().clone());
                Poll::Pending
            })
            .await;
            let now = self.clock.now();
            let wait = {
                let mut state = self.state.borrow_mut();
                let begin = state.throttle.next_begin(now);
                let at = state.held_until.map_or(begin, |held| held.max(begin));
                if at <= now {
                    state.throttle.begin(now);
                    state.under_way += 1;
                    return (Place(&self.state), now);
                }
                if begin > now {
                    state.throttle.holds_back(now);
                }
                at - now
            };
            self.clock.sleep(wait).await;
        }
    }

    /// Notes a 429.
    fn rejected(&self, response: &Response<Vec<u8>>, begun_at: UnixMillis, times: u32) {
        let now = self.clock.now();
        let asked = Refusal::read(response).retry_after;
        let asked = asked.and_then(|asked| asked_for(&asked, now));
        let asked = asked.filter(|wait| *wait > 0);
        let backoff = (BACKOFF_BASE << times.min(16)).min(BACKOFF_CAP);
        let until = now + asked.unwrap_or(backoff);
        let mut state = self.state.borrow_mut();
        state.held_until = Some(state.held_until.map_or(until, |held| held.max(until)));
        let says_time = asked.is_some();
        let pool = self.pool;
        state
            .throttle
            .rejected(begun_at, now, says_time, until, pool);
    }
}

impl<T: Transport, C: Clock + Timer> Transport for Paced<T, C> {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let is_read = request.method() == Method::GET;
        let mut times = 0;
        loop {
            let (place, begun_at) = self.place().await;
            let answer = self.transport.send(request.clone(), options).await;
            let throttled = answer
                .as_ref()
                .ok()
                .filter(|it| it.status() == StatusCode::TOO_MANY_REQUESTS);
            if let Some(response) = throttled {
                self.rejected(response, begun_at, times);
                times += 1;
                if is_read && times < MAX_THROTTLED {
                    drop(place);
                    continue;
                }
            } else {
                let now = self.clock.now();
                self.state.borrow_mut().throttle.processed(now);
            }
            return answer;
        }
    }

    fn wire(&self, base_url: &BaseUrl) -> Wire {
        self.transport.wire(base_url)
    }

    fn note_streams(&self, base_url: &BaseUrl, streams: Streams) {
        self.transport.note_streams(base_url, streams);
    }

    fn delivery(&self, base_url: &BaseUrl, at_once: u32) -> Delivery {
        self.transport.delivery(base_url, at_once)
    }
}
