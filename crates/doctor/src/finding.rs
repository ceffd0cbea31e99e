//! The result of a check.

use serde::{Deserialize, Serialize};

use crate::{Asked, Check, Fact, NotFoundOut};

/// What a check has asked, and what it has found out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The check.
    pub check: Check,
    /// The requests that it sent. It may rest on those of earlier checks too.
    pub asked: Vec<Asked>,
    /// The fact, or the reason why there is none.
    pub result: Result<Fact, NotFoundOut>,
}
