//! Points in time.

/// Milliseconds since 1970-01-01T00:00Z.
pub type UnixMillis = u64;
