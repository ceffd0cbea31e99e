//! What can be found out.

use serde::{Deserialize, Serialize};

use crate::{Check, Group};

/// Something that is so on this Omnitron, for this user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Fact {
    /// It answers, and speaks JSON.
    Reached,
    /// The login name of the signed-in user.
    User(String),
    /// Whether its texts follow `Accept-Language`.
    LanguageFollows(bool),
    /// Whether a call exists under each prefix; `None` where that was not found out.
    Served {
        /// `/api/i1/`
        i1: Option<bool>,
        /// `/api/v1/`
        v1: Option<bool>,
    },
    /// What `orders/{…}/` takes.
    OrderPath {
        /// The order's id.
        id: bool,
        /// Its number.
        number: bool,
    },
    /// The calls that this user may not make: the ids of their checks.
    Forbidden(Vec<Check>),
    /// Whether OPTIONS offers the POST of a release.
    MayRelease(bool),
    /// Whether OPTIONS describes a call.
    Metadata(bool),
    /// A field of a release.
    Field {
        /// Its type, in the server's word.
        kind: Option<String>,
        /// Whether it must be there.
        required: Option<bool>,
        /// The most characters.
        max_length: Option<u64>,
    },
    /// The form of lists.
    ListShape(ListShape),
    /// How many rows come on a page if 1,000 are asked for.
    PageSize {
        /// So many.
        rows: u64,
        /// Whether there were more, so that this is the most that come.
        is_most: bool,
    },
    /// Whether a filter or a sorting is applied.
    Filter(Filtering),
    /// Whether `sort=-id` sorts from the highest id.
    Descending(bool),
    /// The meaning of the filter `sold_quantity_unreported`.
    UnreportedMeans(UnreportedMeans),
    /// Whether stock rows state their reserved units.
    StockCounter(bool),
    /// The stock lists that `extra_product_stocks/` has rows of.
    ExtraStocks(StockLists),
    /// The numeric attributes that were seen on lines, the most frequent first.
    QuantityKeys(Vec<KeySeen>),
    /// The id of the content type `orderitem`.
    ContentType(u64),
    /// The time zone of dates.
    TimeZone(Zone),
    /// How many seconds the server's clock is ahead of this one.
    ServerAhead(i64),
    /// Whether a page of another origin may read answers.
    CorsAllowed(bool),
    /// Whether the preflight of a release is granted.
    PreflightGranted(bool),
    /// The headers, of those that are of use, that this client saw or that a page may see.
    HeadersSeen(Vec<String>),
    /// Whether a page of another origin sees timings.
    TimingAllowed(bool),
    /// Whether connections are kept.
    Connections(Kept),
    /// The time of small reads, in milliseconds.
    SmallReads {
        /// How many there were.
        reads: u32,
        /// Half of them were faster.
        median: u64,
        /// The slowest.
        worst: u64,
    },
    /// What was seen of a limit.
    Throttling {
        /// Headers that tell of a limit, with their values.
        headers: Vec<(String, String)>,
        /// How many answers were a 429.
        rejected: u32,
    },
}

/// The form of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListShape {
    /// `{"count", "next", "results"}`
    Pages,
    /// `[…]`, all rows at once.
    Bare,
}

/// Whether a filter is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filtering {
    /// Only rows that match came.
    Honoured,
    /// The same rows came as without it.
    Ignored,
}

/// The meaning of `sold_quantity_unreported=5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnreportedMeans {
    /// Five.
    Equal,
    /// Five or more.
    AtLeast,
}

/// Stock lists, as seen from a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockLists {
    /// The channel's own, and others.
    All,
    /// The channel's own alone.
    Own,
    /// Others alone.
    Others,
}

/// A numeric attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySeen {
    /// Its name.
    pub key: String,
    /// The number of lines that have it.
    pub lines: u64,
    /// Of so many lines.
    pub of: u64,
    /// Whether each of its values could be a quantity: a positive number.
    pub may_be_quantity: bool,
}

/// The time zone of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// UTC.
    Utc,
    /// So many minutes ahead of UTC.
    Ahead(i32),
    /// Dates do not say.
    Unstated,
}

/// Connections, by their protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// HTTP/1.1, kept for further requests.
    Http1Kept,
    /// HTTP/1.1, closed after each answer.
    Http1Closed,
    /// HTTP/2.
    Http2,
    /// HTTP/3.
    Http3,
}

impl Fact {
    /// Whether the fact is one that this check finds out.
    pub const fn is_of(&self, check: Check) -> bool {
        match self {
            Self::Reached => matches!(check, Check::Reach),
            Self::User(_) => matches!(check, Check::User),
            Self::LanguageFollows(_) => matches!(check, Check::Language),
            Self::Served { .. } => {
                matches!(check.group(), Group::Paths) && !matches!(check, Check::OrderPath)
            }
            Self::OrderPath { .. } => matches!(check, Check::OrderPath),
            Self::Forbidden(_) => matches!(check, Check::Forbidden),
            Self::MayRelease(_) => matches!(check, Check::MayRelease),
            Self::Metadata(_) => matches!(check, Check::Metadata),
            Self::Field { .. } => matches!(check, Check::CodeField | Check::UpdateStockField),
            Self::ListShape(_) => matches!(check, Check::ListShape),
            Self::PageSize { .. } => matches!(check, Check::PageSize),
            Self::Filter(_) => {
                matches!(check.group(), Group::Filters)
                    && !matches!(check, Check::Descending | Check::UnreportedMeans)
            }
            Self::Descending(_) => matches!(check, Check::Descending),
            Self::UnreportedMeans(_) => matches!(check, Check::UnreportedMeans),
            Self::StockCounter(_) => matches!(check, Check::StockCounter),
            Self::ExtraStocks(_) => matches!(check, Check::ExtraStocks),
            Self::QuantityKeys(_) => matches!(check, Check::QuantityKeys),
            Self::ContentType(_) => matches!(check, Check::ContentType),
            Self::TimeZone(_) => matches!(check, Check::TimeZone),
            Self::ServerAhead(_) => matches!(check, Check::ServerClock),
            Self::CorsAllowed(_) => matches!(check, Check::Cors),
            Self::PreflightGranted(_) => matches!(check, Check::CorsPreflight),
            Self::HeadersSeen(_) => matches!(check, Check::HeadersSeen),
            Self::TimingAllowed(_) => matches!(check, Check::Timing),
            Self::Connections(_) => matches!(check, Check::Connections),
            Self::SmallReads { .. } => matches!(check, Check::SmallReads),
            Self::Throttling { .. } => matches!(check, Check::Throttling),
        }
    }
}
