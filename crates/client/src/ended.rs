//! The end of a session, which ends whatever reads with it.

use release_core::error::CallError;

/// The session has ended: nothing more can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionEnded;

/// The value; `None` for a failure that leaves the session as it is.
pub(crate) fn unless_ended<T>(result: Result<T, CallError>) -> Result<Option<T>, SessionEnded> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_session_ended() => Err(SessionEnded),
        Err(_) => Ok(None),
    }
}
