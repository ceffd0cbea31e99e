//! How `create_mapping` answers.

use serde::{Deserialize, Serialize};

/// Status of a successful `create_mapping`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum SuccessStatus {
    /// 200.
    Ok,
    /// 201.
    #[default]
    Created,
}

impl TryFrom<u16> for SuccessStatus {
    type Error = &'static str;

    fn try_from(status: u16) -> Result<Self, Self::Error> {
        match status {
            200 => Ok(Self::Ok),
            201 => Ok(Self::Created),
            _ => Err("success_status is 200 or 201"),
        }
    }
}

impl From<SuccessStatus> for u16 {
    fn from(status: SuccessStatus) -> Self {
        match status {
            SuccessStatus::Ok => 200,
            SuccessStatus::Created => 201,
        }
    }
}

/// The effect of a second `create_mapping` on one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Second {
    /// 400 with a list of `non_field_errors`.
    #[default]
    Refuse400,
    /// 406 with `non_field_errors` as one string, and an error code.
    Refuse406,
    /// The mapping keeps its pk and gets the new code; stock is freed once only.
    Overwrite,
    /// A second mapping beside the first; stock is freed again.
    Add,
}

/// Whether two lines may bear the same code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SameCode {
    /// They may.
    #[default]
    Allow,
    /// The second line is refused with 400.
    Refuse400,
}
