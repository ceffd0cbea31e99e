//! What time it is.

pub use release_core::UnixMillis;

/// Tells the time. The core has no clock of its own.
pub trait Clock {
    /// The time now.
    fn now(&self) -> UnixMillis;
}
