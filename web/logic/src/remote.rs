//! Data from Omnitron, and how it stands.

use std::rc::Rc;

use release_core::UnixMillis;
use release_core::error::CallError;

/// Data that comes from elsewhere. Old data stays under an error, so all
/// three can be there at once.
#[derive(Debug, PartialEq)]
pub struct Remote<T> {
    /// The last good data.
    pub data: Option<Rc<T>>,
    /// Why the last reading failed.
    pub error: Option<CallError>,
    /// Whether it is being read.
    pub loading: bool,
    /// When the data was read.
    pub read_at: UnixMillis,
}

impl<T> Default for Remote<T> {
    /// Nothing yet; it is being read.
    fn default() -> Self {
        Self {
            data: None,
            error: None,
            loading: true,
            read_at: UnixMillis::EPOCH,
        }
    }
}

/// What can happen to data from elsewhere.
#[derive(Debug)]
pub enum Change<T> {
    /// Something else is asked for: the old data does not answer that.
    Requested,
    /// The same is read again.
    Again,
    /// It was read, or not, at this time.
    Read(Result<T, CallError>, UnixMillis),
}

impl<T> Remote<T> {
    /// Data that was read before, at this time; it is being read again.
    pub fn kept(data: Rc<T>, read_at: UnixMillis) -> Self {
        Self {
            data: Some(data),
            read_at,
            ..Self::default()
        }
    }

    /// The same after a change.
    #[must_use]
    pub fn after(&self, change: Change<T>) -> Self {
        let data = self.data.clone();
        let read_at = self.read_at;
        match change {
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
        }
    }

    /// Whether what is shown is older than the last reading, which failed.
    pub fn is_stale(&self) -> bool {
        self.error.is_some() && self.data.is_some()
    }

    /// Whether what is shown is being read again.
    pub fn is_refreshing(&self) -> bool {
        self.loading && self.data.is_some()
    }
}
