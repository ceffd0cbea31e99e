//! What a trial has shown of an Omnitron, for the views that otherwise have only a doubt.

use release_core::UnixMillis;
use serde::{Deserialize, Serialize};

/// What was shown. It is evidence beside a doubt, and takes none away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// When.
    pub at: UnixMillis,
    /// As which user; `None` where that is not known.
    pub by: Option<String>,
    /// What a second request with the same code does.
    pub same_code: Option<Reaction>,
    /// What a second request with another code does.
    pub other_code: Option<Reaction>,
    /// What a release does after the code was recorded.
    pub after_record: Option<Reaction>,
    /// Whether two lines may have the same code.
    pub shared_code: Option<bool>,
}

/// What a further request of a line that has a code does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reaction {
    /// It is refused with this status.
    Refused(u16),
    /// It is accepted, and answered with the mapping that is there.
    Same,
    /// It is accepted, and adds a mapping.
    Added,
}
