//! One order: what is typed for its lines.

mod drafts;

pub use drafts::{Drafts, Edit};
