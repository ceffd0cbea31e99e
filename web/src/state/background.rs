//! Reading that outlives its views: one piece of a kind at a time, until it is stopped.

use std::cell::RefCell;
use std::future::Future;
use std::thread::LocalKey;

use futures_util::future::{AbortHandle, abortable};
use release_client::SessionEnded;
use wasm_bindgen_futures::spawn_local;

use super::session::UseSession;

/// The reading of a kind that is under way, in a `thread_local!`.
#[derive(Default)]
pub(super) struct Background(RefCell<Option<AbortHandle>>);

/// Where it is.
pub(super) type InBackground = &'static LocalKey<Background>;

/// Starts reading. However it ends, `end` is called: with what it came to, or with nothing where it
/// was stopped. Where the session has ended, the page asks to sign in.
pub(super) fn start<T: 'static>(
    background: InBackground,
    session: &UseSession,
    work: impl Future<Output = Result<T, SessionEnded>> + 'static,
    end: impl FnOnce(Option<Result<T, SessionEnded>>) + 'static,
) {
    let (work, handle) = abortable(work);
    background.with(|it| it.0.replace(Some(handle)));
    let session = session.clone();
    spawn_local(async move {
        let ended = work.await.ok();
        let has_expired = matches!(ended, Some(Err(SessionEnded)));
        end(ended);
        if has_expired {
            session.expire();
        }
    });
}

/// Stops what is being read.
pub(super) fn stop(background: InBackground) {
    if let Some(running) = background.with(|it| it.0.take()) {
        running.abort();
    }
}
