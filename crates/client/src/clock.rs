//! What time it is.

/// Milliseconds since 1970-01-01T00:00Z.
pub type UnixMillis = u64;

/// Tells the time. The core has no clock of its own.
pub trait Clock {
    /// The time now.
    fn now(&self) -> UnixMillis;
}
