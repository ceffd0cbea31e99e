//! A finding, as it is printed.

use release_doctor::markdown::{found, means, reason, title};
use release_doctor::{Asked, Came, Finding};
use serde::Serialize;
use tsify::Tsify;

/// What a check has found.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ShownFinding {
    /// The stable id of the check.
    pub id: &'static str,
    /// What it is about.
    pub title: String,
    /// The requests that it sent.
    pub asked: Vec<ShownRequest>,
    /// What was found; `null` if it was not found out.
    pub found: Option<String>,
    /// What that means, or why it was not found out.
    pub means: String,
}

/// A request, and what came.
#[derive(Debug, Serialize, Tsify)]
pub struct ShownRequest {
    /// `GET` or `OPTIONS`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The status, or the code of the reason why no answer came.
    pub came: String,
    /// The time it took, in milliseconds.
    pub ms: u32,
}

impl From<&Finding> for ShownFinding {
    fn from(finding: &Finding) -> Self {
        let check = finding.check;
        let (found, means) = match &finding.result {
            Ok(fact) => (Some(found(fact)), means(check, fact).to_owned()),
            Err(why) => (None, reason(*why)),
        };
        Self {
            id: check.id(),
            title: title(check),
            asked: finding.asked.iter().map(ShownRequest::from).collect(),
            found,
            means,
        }
    }
}

impl From<&Asked> for ShownRequest {
    fn from(asked: &Asked) -> Self {
        Self {
            method: asked.method.clone(),
            path: asked.path.clone(),
            came: match &asked.came {
                Came::Status(status) => status.to_string(),
                Came::Nothing(code) => code.clone(),
            },
            ms: u32::try_from(asked.millis).unwrap_or(u32::MAX),
        }
    }
}
