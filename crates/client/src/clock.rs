//! The clock that a client reads.

pub use release_core::UnixMillis;

/// A source of the time. The core has no clock of its own.
pub trait Clock {
    /// The time now.
    fn now(&self) -> UnixMillis;
}
