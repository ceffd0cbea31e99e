//! Data from Omnitron, read for a view.

use std::future::Future;
use std::ops::Deref;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};
use release_client::{BrowserClock, Clock};
use release_core::error::CallError;
use release_web_logic::remote::{Change, Remote};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::app::use_app;

/// A [`Remote`] that a view draws.
#[derive(PartialEq)]
pub(crate) struct DrawnRemote<T>(Remote<T>);

impl<T> Default for DrawnRemote<T> {
    fn default() -> Self {
        Self(Remote::default())
    }
}

impl<T> Deref for DrawnRemote<T> {
    type Target = Remote<T>;

    fn deref(&self) -> &Remote<T> {
        &self.0
    }
}

impl<T> Reducible for DrawnRemote<T> {
    type Action = Change<T>;

    fn reduce(self: Rc<Self>, change: Change<T>) -> Rc<Self> {
        Rc::new(Self(self.after(change)))
    }
}

/// Remote data and how to read it again.
#[derive(Clone, PartialEq)]
pub(crate) struct UseRemote<T: PartialEq + 'static> {
    pub(crate) remote: UseReducerHandle<DrawnRemote<T>>,
    pub(crate) reload: Callback<()>,
    /// Whether this answers what was asked before, and not what is asked now:
    /// for one drawing, until the new reading begins.
    pub(crate) is_of_before: bool,
}

/// Reads data for `asked`, again whenever that changes, on reload, and after
/// signing in again. The reading is given up when the view goes.
#[hook]
pub(crate) fn use_remote<A, T, F, R>(asked: A, read: F) -> UseRemote<T>
where
    A: Clone + PartialEq + 'static,
    T: PartialEq + 'static,
    F: Fn(A) -> R + 'static,
    R: Future<Output = Result<T, CallError>> + 'static,
{
    use_remote_again(None, asked, read)
}

/// The same, beginning with what was read before for the same `asked`, if it was: it is shown at once, and
/// read again.
#[hook]
pub(crate) fn use_remote_again<A, T, F, R>(
    before: Option<Remote<T>>,
    asked: A,
    read: F,
) -> UseRemote<T>
where
    A: Clone + PartialEq + 'static,
    T: PartialEq + 'static,
    F: Fn(A) -> R + 'static,
    R: Future<Output = Result<T, CallError>> + 'static,
{
    let session = use_app().session;
    let first_asked = before.is_some().then(|| asked.clone());
    let state = use_reducer(|| before.map(DrawnRemote).unwrap_or_default());
    let tries = use_state(|| 0_u32);
    let last_asked = use_mut_ref(|| first_asked);
    let is_of_before = last_asked
        .borrow()
        .as_ref()
        .is_some_and(|last| *last != asked);
    use_effect_with((asked, *tries, session.generation()), {
        let state = state.dispatcher();
        let session = session.clone();
        move |(asked, _, _)| {
            let same = last_asked.borrow().as_ref() == Some(asked);
            state.dispatch(if same {
                Change::Again
            } else {
                Change::Requested
            });
            *last_asked.borrow_mut() = Some(asked.clone());
            let (reading, handle) = abortable(read(asked.clone()));
            let mut reading = Box::pin(reading);
            // The request leaves here: a spawned future first waits until the view is laid out.
            let read_at_once = reading.as_mut().now_or_never();
            spawn_local(async move {
                let read = match read_at_once {
                    Some(read) => read,
                    None => reading.await,
                };
                let Ok(result) = read else {
                    return;
                };
                if result.as_ref().is_err_and(CallError::is_session_ended) {
                    session.expire();
                }
                state.dispatch(Change::Read(result, BrowserClock.now()));
            });
            move || AbortHandle::abort(&handle)
        }
    });
    let reload = Callback::from(move |()| tries.set(*tries + 1));
    UseRemote {
        remote: state,
        reload,
        is_of_before,
    }
}
