//! The version in the path of the API: `i1` or `v1`.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::code::{CallCode, HasCode};
use crate::decode::{DecodeError, FromJson, Json};

/// The family of paths: `/api/i1/…` or `/api/v1/…`. Default: `i1`.
///
/// Akinon's release page names `i1` in its heading and calls `v1` in its
/// sample, so it is a setting (page: stock-reservation-release).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ApiPrefix {
    /// `/api/i1/`
    #[default]
    I1,
    /// `/api/v1/`
    V1,
}

/// The text is neither `i1` nor `v1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the prefix is neither i1 nor v1")]
pub struct ApiPrefixProblem;

impl HasCode for ApiPrefixProblem {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        CallCode::PrefixUnknown
    }
}

impl ApiPrefix {
    /// `i1` or `v1`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::I1 => "i1",
            Self::V1 => "v1",
        }
    }
}

impl FromStr for ApiPrefix {
    type Err = ApiPrefixProblem;

    fn from_str(text: &str) -> Result<Self, ApiPrefixProblem> {
        match text {
            "i1" => Ok(Self::I1),
            "v1" => Ok(Self::V1),
            _ => Err(ApiPrefixProblem),
        }
    }
}

impl fmt::Display for ApiPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromJson for ApiPrefix {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let prefix = String::from_json(json)?.parse();
        prefix.map_err(|problem: ApiPrefixProblem| DecodeError::new(problem.to_string()))
    }
}
