//! What a fact means for whoever releases, and what to do.

use release_doctor::{Check, Fact, Filtering, Kept, ListShape, UnreportedMeans, Zone};

use super::is_unseen;
use crate::i18n::{Key, key};

/// One sentence or two.
pub(in super::super) fn means(check: Check, fact: &Fact) -> Key {
    match fact {
        Fact::Reached => key::DOCTOR_MEANING_REACH,
        Fact::User(_) => key::DOCTOR_MEANING_USER,
        Fact::LanguageFollows(true) => key::DOCTOR_MEANING_LANGUAGE,
        Fact::LanguageFollows(false) => key::DOCTOR_MEANING_NO_LANGUAGE,
        Fact::Served { i1, v1 } => served(check, *i1, *v1),
        Fact::OrderPath { number: true, .. } => key::DOCTOR_MEANING_PATH_NUMBER,
        Fact::OrderPath { .. } => key::DOCTOR_MEANING_PATH_ID,
        Fact::Forbidden(calls) if calls.is_empty() => key::DOCTOR_MEANING_MAY_ALL,
        Fact::Forbidden(_) => key::DOCTOR_MEANING_MAY_NOT,
        Fact::MayRelease(true) => key::DOCTOR_MEANING_MAY_RELEASE,
        Fact::MayRelease(false) => key::DOCTOR_MEANING_MAY_NOT_RELEASE,
        Fact::Metadata(true) => key::DOCTOR_MEANING_METADATA,
        Fact::Metadata(false) => key::DOCTOR_MEANING_NO_METADATA,
        Fact::Field {
            max_length: Some(_),
            ..
        } => key::DOCTOR_MEANING_MAX_LENGTH,
        Fact::Field { .. } => key::DOCTOR_MEANING_FIELD,
        Fact::ListShape(ListShape::Pages) => key::DOCTOR_MEANING_PAGES,
        Fact::ListShape(ListShape::Bare) => key::DOCTOR_MEANING_BARE,
        Fact::PageSize { is_most: true, .. } => key::DOCTOR_MEANING_MOST_ROWS,
        Fact::PageSize { .. } => key::DOCTOR_MEANING_ALL_ROWS,
        Fact::Filter(Filtering::Honoured) => key::DOCTOR_MEANING_HONOURED,
        Fact::Filter(Filtering::Ignored) => ignored(check),
        Fact::Descending(true) => key::DOCTOR_MEANING_NEWEST_FIRST,
        Fact::Descending(false) => key::DOCTOR_MEANING_NEWEST_LAST,
        Fact::UnreportedMeans(UnreportedMeans::Equal) => key::DOCTOR_MEANING_EQUAL,
        Fact::UnreportedMeans(UnreportedMeans::AtLeast) => key::DOCTOR_MEANING_AT_LEAST,
        Fact::StockCounter(true) => key::DOCTOR_MEANING_COUNTER,
        Fact::StockCounter(false) => key::DOCTOR_MEANING_NO_COUNTER,
        Fact::ExtraStocks(_) => key::DOCTOR_MEANING_EXTRA,
        Fact::QuantityKeys(keys) if keys.is_empty() => key::DOCTOR_MEANING_NO_KEYS,
        Fact::QuantityKeys(_) => key::DOCTOR_MEANING_KEYS,
        Fact::ContentType(_) => key::DOCTOR_MEANING_CONTENT_TYPE,
        Fact::TimeZone(Zone::Unstated) => key::DOCTOR_MEANING_NO_ZONE,
        Fact::TimeZone(_) => key::DOCTOR_MEANING_ZONE,
        Fact::ServerAhead(seconds) if seconds.abs() > 60 => key::DOCTOR_MEANING_CLOCK_OFF,
        Fact::ServerAhead(_) => key::DOCTOR_MEANING_CLOCK_OK,
        Fact::CorsAllowed(true) => key::DOCTOR_MEANING_CORS,
        Fact::CorsAllowed(false) => key::DOCTOR_MEANING_NO_CORS,
        Fact::PreflightGranted(true) => key::DOCTOR_MEANING_PREFLIGHT,
        Fact::PreflightGranted(false) => key::DOCTOR_MEANING_NO_PREFLIGHT,
        Fact::HeadersSeen(names) if names.iter().any(|name| name == "retry-after") => {
            key::DOCTOR_MEANING_RETRY_SEEN
        }
        Fact::HeadersSeen(_) => key::DOCTOR_MEANING_RETRY_HIDDEN,
        Fact::TimingAllowed(true) => key::DOCTOR_MEANING_TIMING,
        Fact::TimingAllowed(false) => key::DOCTOR_MEANING_NO_TIMING,
        Fact::Connections(Kept::Http1Kept) => key::DOCTOR_MEANING_HTTP1_KEPT,
        Fact::Connections(Kept::Http1Closed) => key::DOCTOR_MEANING_HTTP1_CLOSED,
        Fact::Connections(_) => key::DOCTOR_MEANING_HTTP2,
        Fact::SmallReads { .. } => key::DOCTOR_MEANING_SMALL_READS,
        Fact::Throttling { rejected: 0, .. } => key::DOCTOR_MEANING_NO_LIMIT,
        Fact::Throttling { .. } => key::DOCTOR_MEANING_LIMIT,
    }
}

fn served(check: Check, i1: Option<bool>, v1: Option<bool>) -> Key {
    let is_needed = matches!(
        check,
        Check::PathOrders | Check::PathLine | Check::PathCreateMapping
    );
    match (i1, v1) {
        (Some(false), Some(false)) if is_needed => key::DOCTOR_MEANING_SERVED_NONE,
        (Some(false), Some(false)) => key::DOCTOR_MEANING_SERVED_OTHER,
        (Some(false), Some(true)) => key::DOCTOR_MEANING_SERVED_V1,
        (Some(true), _) => key::DOCTOR_MEANING_SERVED_I1,
        (_, Some(true)) => key::DOCTOR_MEANING_SERVED_ONLY_V1,
        _ => key::DOCTOR_MEANING_SERVED_OPEN,
    }
}

fn ignored(check: Check) -> Key {
    match check {
        Check::OrdersNumber => key::DOCTOR_MEANING_IGNORED_NUMBER,
        Check::LinesOrder | Check::LinesPlainOrder => key::DOCTOR_MEANING_IGNORED_ORDER,
        Check::ChannelSort | Check::ChannelLineSort => key::DOCTOR_MEANING_IGNORED_SORT,
        _ if is_unseen(check) => key::DOCTOR_MEANING_UNSEEN,
        _ => key::DOCTOR_MEANING_IGNORED,
    }
}
