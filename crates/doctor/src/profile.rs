//! The facts of one Omnitron, to be kept and read again.

use core::fmt;
use std::collections::BTreeMap;

use release_core::{BaseUrl, UnixMillis};
use serde::{Deserialize, Serialize};

use crate::trial::{Kind, Tried};
use crate::{Check, Fact, Finding, NotFoundOut, UNTOLD, Untold};

/// The form of the JSON; another one is refused.
const VERSION: u32 = 1;

/// What was found out of one Omnitron. Its JSON has no member that is not named here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    version: u32,
    /// The address before `/api/…`.
    pub base_url: BaseUrl,
    /// When it was found out.
    pub found_at: UnixMillis,
    /// The login name of the user who asked: another one may have other rights. `None` where it was not
    /// found out.
    pub by: Option<String>,
    /// The facts.
    pub facts: BTreeMap<Check, Fact>,
    /// The checks without a fact, and why.
    pub not_found_out: BTreeMap<Check, NotFoundOut>,
    /// What a trial has shown; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial: Option<Tried>,
}

/// The reason why a text is no profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileProblem {
    /// It cannot be read; for a program's author.
    Unreadable(String),
    /// It is of another version of this crate.
    OtherVersion(u32),
    /// A fact stands at a check that cannot have it, or a check stands there twice.
    Misplaced(Check),
}

impl Profile {
    /// The profile of an examination.
    pub fn new(base_url: BaseUrl, found_at: UnixMillis, findings: &[Finding]) -> Self {
        let mut profile = Self {
            version: VERSION,
            base_url,
            found_at,
            by: None,
            facts: BTreeMap::new(),
            not_found_out: BTreeMap::new(),
            trial: None,
        };
        for Finding { check, result, .. } in findings {
            match result {
                // Told once, in its own member.
                Ok(Fact::User(name)) => profile.by = Some(name.clone()),
                Ok(fact) => drop(profile.facts.insert(*check, fact.clone())),
                Err(why) => drop(profile.not_found_out.insert(*check, *why)),
            }
        }
        profile
    }

    /// The fact of a check.
    pub fn fact(&self, check: Check) -> Option<&Fact> {
        self.facts.get(&check)
    }

    /// Its facts and its reasons as findings, without the requests.
    pub fn findings(&self) -> Vec<Finding> {
        let result = |check: &Check| match (self.facts.get(check), self.not_found_out.get(check)) {
            (Some(fact), _) => Some(Ok(fact.clone())),
            (None, Some(why)) => Some(Err(*why)),
            (None, None) if *check == Check::User => Some(Ok(Fact::User(self.by.clone()?))),
            (None, None) => None,
        };
        let findings = Check::ALL.iter().filter_map(|check| {
            Some(Finding {
                check: *check,
                asked: Vec::new(),
                result: result(check)?,
            })
        });
        findings.collect()
    }

    /// What neither a read nor a trial has told.
    pub fn untold(&self) -> Vec<Untold> {
        let is_told = |untold: &Untold| {
            let Some(tried) = &self.trial else {
                return false;
            };
            match untold {
                Untold::SuccessStatus => tried.success_status().is_some(),
                Untold::SecondCall => tried.second(Kind::Again).is_some(),
                Untold::SameCode => tried.same_code().is_some(),
                Untold::CodeLength => tried.code_length() != (None, None),
                _ => false,
            }
        };
        let untold = UNTOLD.iter().copied();
        untold.filter(|it| !is_told(it)).collect()
    }

    /// Host and port as a person reads them.
    pub fn host(&self) -> &str {
        self.base_url.host()
    }

    /// Reads a profile.
    ///
    /// # Errors
    ///
    /// The first problem of the text.
    pub fn from_json(text: &str) -> Result<Self, ProfileProblem> {
        let profile: Self = serde_json::from_str(text)
            .map_err(|error| ProfileProblem::Unreadable(error.to_string()))?;
        if profile.version != VERSION {
            return Err(ProfileProblem::OtherVersion(profile.version));
        }
        let misplaced = profile.facts.iter().find(|(check, fact)| {
            !fact.is_of(**check) || profile.not_found_out.contains_key(check)
        });
        match misplaced {
            Some((check, _)) => Err(ProfileProblem::Misplaced(*check)),
            None => Ok(profile),
        }
    }

    /// Writes the profile, for a file that a person may read.
    pub fn to_json(&self) -> String {
        // All keys are texts and all numbers whole, so it can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl fmt::Display for ProfileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "not a profile: {why}"),
            Self::OtherVersion(version) => write!(f, "a profile of version {version}"),
            Self::Misplaced(check) => write!(f, "not a fact of {check}"),
        }
    }
}

impl std::error::Error for ProfileProblem {}
