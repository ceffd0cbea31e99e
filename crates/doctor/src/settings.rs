//! What a merchant should set because of the facts.
//!
//! In scope: an object for `config.json`, and proposals for a run. No rule of safety is loosened: a pool
//! is never larger than the default, lines that may arrive twice are still sent one at a time, and a
//! code is never cut or refused for its length.

use release_core::ApiPrefix;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::trial::{Kind, Reaction, Tried};
use crate::{Check, Fact, Filtering, Profile};

/// The attribute that holds the quantity unless a setting says otherwise.
const QUANTITY: &str = "quantity";

/// The most requests under way, and in a second, where Omnitron has asked to slow down.
const SLOW_POOL: u8 = 1;
const SLOW_PER_SECOND: u16 = 2;

/// The proposals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposal {
    /// The object for `config.json`: the environment, the quantity's attribute where it is known, and the
    /// limits of a run where Omnitron has asked to slow down.
    pub config: Map<String, Value>,
    /// The most requests under way; `None` leaves the default.
    pub pool: Option<u8>,
    /// The most requests in a second; `None` leaves the default.
    pub per_second: Option<u16>,
    /// What else is to be known.
    pub notes: Vec<Note>,
}

impl Proposal {
    /// The object for `config.json` as JSON.
    pub fn config_json(&self) -> String {
        // All keys are texts, so it can always be written.
        serde_json::to_string_pretty(&self.config).unwrap_or_default()
    }
}

/// Something to be known before a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// OPTIONS offers this user no release.
    MayNotRelease,
    /// OPTIONS says that a code has at most so many characters. Omnitron itself refuses longer ones.
    CodeLength(u64),
    /// What a trial has shown that a call of a line with a code does.
    Second {
        /// Which call.
        call: Kind,
        /// What it did.
        reaction: Reaction,
    },
    /// A trial has shown whether two lines may have the same code.
    SameCode(bool),
    /// Neither prefix is known to serve all calls of a release.
    NoPrefix,
    /// Calls of sales channels are made under `v1`, which does not serve them.
    ChannelsNeedV1,
    /// A page on another origin cannot call this Omnitron: a proxy is needed.
    NeedsProxy,
    /// A page on another origin cannot see `Retry-After`.
    RetryAfterHidden,
    /// This attribute is the only one that may be the quantity; look at a line to be sure.
    QuantityKey(String),
    /// One of these attributes may be the quantity; look at a line to be sure.
    QuantityKeys(Vec<String>),
    /// Stock cannot be read, so that a release has no proof of stock.
    NoStock,
    /// Lists cannot be searched by an order's number in `orders/`.
    NoNumberFilter,
    /// The clocks differ by so many seconds.
    ClocksDiffer(i64),
    /// Omnitron has asked to slow down during the examination.
    Throttled,
}

/// What to set.
pub fn settings(profile: &Profile) -> Proposal {
    let mut notes = Vec::new();
    let mut environment = Map::new();
    environment.insert("name".to_owned(), json!(profile.host()));
    environment.insert("base_url".to_owned(), json!(profile.base_url));
    match prefix(profile) {
        Some(prefix) => drop(environment.insert("api_prefix".to_owned(), json!(prefix))),
        None => notes.push(Note::NoPrefix),
    }
    let mut config = Map::new();
    config.insert("environments".to_owned(), json!([environment]));
    if let Some(key) = quantity_key(profile, &mut notes) {
        config.insert("quantity_key".to_owned(), json!(key));
    }
    let rejected = matches!(
        profile.fact(Check::Throttling),
        Some(Fact::Throttling { rejected: 1.., .. })
    );
    notes.extend(warnings(profile));
    if rejected {
        notes.push(Note::Throttled);
    }
    if rejected {
        config.insert("pool".to_owned(), json!(SLOW_POOL));
        config.insert("per_second".to_owned(), json!(SLOW_PER_SECOND));
    }
    Proposal {
        config,
        pool: rejected.then_some(SLOW_POOL),
        per_second: rejected.then_some(SLOW_PER_SECOND),
        notes,
    }
}

/// The prefix that serves all calls of a release: `i1` where both do.
fn prefix(profile: &Profile) -> Option<ApiPrefix> {
    let calls = [
        Check::PathOrders,
        Check::PathLinesPlain,
        Check::PathLine,
        Check::PathCreateMapping,
    ];
    let serve = |prefix| {
        calls.iter().all(|call| match profile.fact(*call) {
            Some(Fact::Served { i1, v1 }) => {
                let is_served = if prefix == ApiPrefix::I1 { i1 } else { v1 };
                *is_served == Some(true)
            }
            _ => false,
        })
    };
    [ApiPrefix::I1, ApiPrefix::V1]
        .into_iter()
        .find(|prefix| serve(*prefix))
}

/// The attribute of the quantity. One of another name than the usual is proposed only where it is the
/// only one.
fn quantity_key(profile: &Profile, notes: &mut Vec<Note>) -> Option<String> {
    let Some(Fact::QuantityKeys(keys)) = profile.fact(Check::QuantityKeys) else {
        return None;
    };
    let keys = keys.iter().filter(|key| key.may_be_quantity);
    let keys: Vec<String> = keys.map(|key| key.key.clone()).collect();
    if keys.iter().any(|key| key == QUANTITY) {
        return Some(QUANTITY.to_owned());
    }
    match keys.as_slice() {
        [] => None,
        [key] => {
            notes.push(Note::QuantityKey(key.clone()));
            Some(key.clone())
        }
        _ => {
            notes.push(Note::QuantityKeys(keys));
            None
        }
    }
}

fn warnings(profile: &Profile) -> Vec<Note> {
    let mut notes = Vec::new();
    for (check, fact) in &profile.facts {
        notes.extend(match fact {
            Fact::MayRelease(false) => Some(Note::MayNotRelease),
            Fact::Field {
                max_length: Some(most),
                ..
            } if *check == Check::CodeField => Some(Note::CodeLength(*most)),
            Fact::Served {
                v1: Some(false), ..
            } if *check == Check::PathProductStocks => Some(Note::ChannelsNeedV1),
            Fact::CorsAllowed(false) | Fact::PreflightGranted(false) => Some(Note::NeedsProxy),
            Fact::HeadersSeen(seen) if !seen.iter().any(|name| name == "retry-after") => {
                let is_cross = profile.fact(Check::Cors) == Some(&Fact::CorsAllowed(true));
                is_cross.then_some(Note::RetryAfterHidden)
            }
            Fact::Forbidden(calls) if calls.contains(&Check::PathProductStocks) => {
                Some(Note::NoStock)
            }
            Fact::Filter(Filtering::Ignored) if *check == Check::OrdersNumber => {
                Some(Note::NoNumberFilter)
            }
            Fact::ServerAhead(seconds) if seconds.abs() > 60 => Some(Note::ClocksDiffer(*seconds)),
            _ => None,
        });
    }
    notes.extend(profile.trial.iter().flat_map(shown));
    notes.dedup();
    notes
}

/// What a trial has shown, where it matters to a release.
pub fn shown(tried: &Tried) -> Vec<Note> {
    let mut notes = Vec::new();
    for call in [Kind::Release, Kind::Again, Kind::OtherCode] {
        let reaction = tried.second(call);
        notes.extend(reaction.map(|reaction| Note::Second { call, reaction }));
    }
    notes.extend(tried.same_code().map(Note::SameCode));
    notes.extend(tried.code_length().1.map(Note::CodeLength));
    notes
}
