//! A stream of what a piece of work tells, one after the other.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::rc::Rc;
use std::task::Poll;

use futures_util::stream::{self, Stream};

/// Where work puts what it tells.
#[derive(Debug)]
pub(crate) struct Told<T>(Rc<RefCell<VecDeque<T>>>);

impl<T> Clone for Told<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<T> Told<T> {
    pub(crate) fn tell(&self, item: T) {
        self.0.borrow_mut().push_back(item);
    }

    pub(crate) fn next(&self) -> Option<T> {
        self.0.borrow_mut().pop_front()
    }
}

/// The stream of what `work` tells. Work goes on only while the stream is asked
/// for more; dropping the stream gives it up.
pub(crate) fn told_by<T, F: Future<Output = ()>>(
    work: impl FnOnce(Told<T>) -> F,
) -> impl Stream<Item = T> {
    let told = Told::default();
    let mut work = Some(Box::pin(work(told.clone())));
    stream::poll_fn(move |context| {
        if let Some(item) = told.next() {
            return Poll::Ready(Some(item));
        }
        if let Some(working) = &mut work
            && working.as_mut().poll(context).is_ready()
        {
            work = None;
        }
        match told.next() {
            None if work.is_some() => Poll::Pending,
            item => Poll::Ready(item),
        }
    })
}
