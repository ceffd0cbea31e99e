//! Data from Omnitron, and the four sights of it.

use std::future::Future;
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use release_client::{BrowserClock, Clock, UnixMillis};
use release_core::error::CallError;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::app::use_app;

/// Data that comes from elsewhere. Old data stays under an error, so all
/// three can be there at once.
#[derive(PartialEq)]
pub(crate) struct Remote<T> {
    /// The last good data.
    pub(crate) data: Option<Rc<T>>,
    /// Why the last reading failed.
    pub(crate) error: Option<CallError>,
    /// Whether it is being read.
    pub(crate) loading: bool,
    /// When the data was read.
    pub(crate) read_at: UnixMillis,
}

impl<T> Default for Remote<T> {
    fn default() -> Self {
        Self {
            data: None,
            error: None,
            loading: true,
            read_at: UnixMillis::EPOCH,
        }
    }
}

pub(crate) enum Change<T> {
    /// Something else is asked for: the old data does not answer that.
    Requested,
    /// The same is read again.
    Again,
    Read(Result<T, CallError>, UnixMillis),
}

impl<T> Reducible for Remote<T> {
    type Action = Change<T>;

    fn reduce(self: Rc<Self>, change: Change<T>) -> Rc<Self> {
        let data = self.data.clone();
        let read_at = self.read_at;
        Rc::new(match change {
            Change::Requested => Self::default(),
            Change::Again => Self {
                data,
                error: None,
                loading: true,
                read_at,
            },
            Change::Read(Ok(data), read_at) => Self {
                data: Some(Rc::new(data)),
                error: None,
                loading: false,
                read_at,
            },
            Change::Read(Err(error), _) => Self {
                data,
                error: Some(error),
                loading: false,
                read_at,
            },
        })
    }
}

/// Remote data and how to read it again.
#[derive(Clone, PartialEq)]
pub(crate) struct UseRemote<T: PartialEq + 'static> {
    pub(crate) remote: UseReducerHandle<Remote<T>>,
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
    let session = use_app().session;
    let state = use_reducer(Remote::<T>::default);
    let tries = use_state(|| 0_u32);
    let last_asked = use_mut_ref(|| None::<A>);
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
            spawn_local(async move {
                let Ok(result) = reading.await else {
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
