//! What was found.

use release_doctor::{
    Fact, Filtering, Kept, KeySeen, ListShape, StockLists, UnreportedMeans, Zone,
};

use super::titles::plain;
use super::{own, yes_or_no};
use crate::i18n::{Texts, key};

/// A fact, in a few words.
pub(in super::super) fn fact(texts: Texts, fact: &Fact) -> String {
    let none = || own(texts, key::DOCTOR_NONE);
    match fact {
        Fact::Reached => yes_or_no(texts, true),
        Fact::User(name) => name.clone(),
        Fact::LanguageFollows(is_so)
        | Fact::MayRelease(is_so)
        | Fact::Metadata(is_so)
        | Fact::Descending(is_so)
        | Fact::StockCounter(is_so)
        | Fact::CorsAllowed(is_so)
        | Fact::PreflightGranted(is_so)
        | Fact::TimingAllowed(is_so) => yes_or_no(texts, *is_so),
        Fact::Served { i1, v1 } => served(texts, *i1, *v1),
        Fact::OrderPath { id, number } => own(
            texts,
            match (id, number) {
                (true, true) => key::DOCTOR_FACT_ORDER_BOTH,
                (true, false) => key::DOCTOR_FACT_ORDER_ID,
                _ => key::DOCTOR_FACT_ORDER_NUMBER,
            },
        ),
        Fact::Forbidden(calls) if calls.is_empty() => none(),
        Fact::Forbidden(calls) => joined(calls.iter().map(|call| plain(texts, *call))),
        Fact::Field {
            kind,
            required,
            max_length,
        } => field(texts, kind.clone(), *required, *max_length),
        Fact::ListShape(ListShape::Pages) => own(texts, key::DOCTOR_FACT_PAGES),
        Fact::ListShape(ListShape::Bare) => own(texts, key::DOCTOR_FACT_BARE),
        Fact::PageSize { rows, is_most } => {
            let words = if *is_most {
                key::DOCTOR_FACT_AT_MOST
            } else {
                key::DOCTOR_FACT_ALL_CAME
            };
            texts.fill(words, &[("count", &texts.figure(*rows))])
        }
        Fact::Filter(Filtering::Honoured) => own(texts, key::DOCTOR_FACT_HONOURED),
        Fact::Filter(Filtering::Ignored) => own(texts, key::DOCTOR_FACT_IGNORED),
        Fact::UnreportedMeans(UnreportedMeans::Equal) => own(texts, key::DOCTOR_FACT_EQUAL),
        Fact::UnreportedMeans(UnreportedMeans::AtLeast) => own(texts, key::DOCTOR_FACT_AT_LEAST),
        Fact::ExtraStocks(StockLists::All) => own(texts, key::DOCTOR_FACT_LISTS_ALL),
        Fact::ExtraStocks(StockLists::Own) => own(texts, key::DOCTOR_FACT_LISTS_OWN),
        Fact::ExtraStocks(StockLists::Others) => own(texts, key::DOCTOR_FACT_LISTS_OTHERS),
        Fact::QuantityKeys(keys) if keys.is_empty() => none(),
        Fact::QuantityKeys(keys) => joined(keys.iter().map(|seen| key_seen(texts, seen))),
        Fact::ContentType(id) => id.to_string(),
        Fact::TimeZone(Zone::Utc) => own(texts, key::DOCTOR_FACT_UTC),
        Fact::TimeZone(Zone::Ahead(minutes)) => {
            texts.fill(key::DOCTOR_FACT_AHEAD, &[("minutes", &minutes.to_string())])
        }
        Fact::TimeZone(Zone::Unstated) => own(texts, key::DOCTOR_FACT_NO_ZONE),
        Fact::ServerAhead(seconds) => {
            texts.fill(key::DOCTOR_FACT_CLOCK, &[("seconds", &seconds.to_string())])
        }
        Fact::HeadersSeen(names) if names.is_empty() => none(),
        Fact::HeadersSeen(names) => names.join(", "),
        Fact::Connections(kept) => match kept {
            Kept::Http1Kept => own(texts, key::DOCTOR_FACT_KEPT),
            Kept::Http1Closed => own(texts, key::DOCTOR_FACT_CLOSED),
            Kept::Http2 => "HTTP/2".to_owned(),
            Kept::Http3 => "HTTP/3".to_owned(),
        },
        Fact::SmallReads {
            reads,
            median,
            worst,
        } => {
            let values = [
                ("reads", &*texts.figure(*reads)),
                ("median", &*texts.figure(*median)),
                ("worst", &*texts.figure(*worst)),
            ];
            texts.fill(key::DOCTOR_FACT_READS, &values)
        }
        Fact::Throttling { headers, rejected } => {
            let headers = headers
                .iter()
                .map(|(name, value)| format!("{name}: {value}"));
            let rejected = [("count", &*texts.figure(*rejected))];
            let rejected = texts.fill(key::DOCTOR_FACT_REJECTED, &rejected);
            joined(headers.chain([rejected]))
        }
    }
}

fn served(texts: Texts, i1: Option<bool>, v1: Option<bool>) -> String {
    if (i1, v1) == (Some(false), Some(false)) {
        return own(texts, key::DOCTOR_FACT_ABSENT);
    }
    let one = |prefix: &str, is_served: Option<bool>| match is_served {
        Some(true) => prefix.to_owned(),
        Some(false) => texts.fill(key::DOCTOR_FACT_NOT_PREFIX, &[("prefix", prefix)]),
        None => texts.fill(key::DOCTOR_FACT_OPEN_PREFIX, &[("prefix", prefix)]),
    };
    joined([one("i1", i1), one("v1", v1)])
}

fn field(
    texts: Texts,
    kind: Option<String>,
    required: Option<bool>,
    max_length: Option<u64>,
) -> String {
    let required = required.map(|is_required| {
        let word = if is_required {
            key::DOCTOR_FACT_REQUIRED
        } else {
            key::DOCTOR_FACT_OPTIONAL
        };
        own(texts, word)
    });
    let most = max_length.map(|most| {
        let count = [("count", &*texts.figure(most))];
        texts.fill(key::DOCTOR_FACT_MAX_LENGTH, &count)
    });
    joined([kind, required, most].into_iter().flatten())
}

fn key_seen(texts: Texts, seen: &KeySeen) -> String {
    let values = [
        ("key", &*seen.key),
        ("lines", &*texts.figure(seen.lines)),
        ("of", &*texts.figure(seen.of)),
    ];
    texts.fill(key::DOCTOR_FACT_KEY, &values)
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(", ")
}
