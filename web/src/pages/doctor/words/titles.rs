//! What a check is about.

use release_doctor::{Check, Group};
use yew::prelude::*;

use crate::i18n::{Key, Texts, key};

/// The heading of a group.
pub(in super::super) const fn heading(group: Group) -> Key {
    match group {
        Group::Reach => key::DOCTOR_GROUP_REACH,
        Group::Paths => key::DOCTOR_GROUP_PATHS,
        Group::Rights => key::DOCTOR_GROUP_RIGHTS,
        Group::Metadata => key::DOCTOR_GROUP_METADATA,
        Group::Paging => key::DOCTOR_GROUP_PAGING,
        Group::Filters => key::DOCTOR_GROUP_FILTERS,
        Group::Stock => key::DOCTOR_GROUP_STOCK,
        Group::Lines => key::DOCTOR_GROUP_LINES,
        Group::Time => key::DOCTOR_GROUP_TIME,
        Group::Cors => key::DOCTOR_GROUP_CORS,
        Group::Speed => key::DOCTOR_GROUP_SPEED,
    }
}

/// Calls and their filters have their own names; all else is said in words.
pub(in super::super) fn title(texts: Texts, check: Check) -> Html {
    match words(check) {
        Some(words) => html! { {texts.get(words)} },
        None => code(&release_doctor::markdown::title(check)),
    }
}

/// The title in a sentence.
pub(super) fn plain(texts: Texts, check: Check) -> String {
    match words(check) {
        Some(words) => texts.get(words).to_owned(),
        None => release_doctor::markdown::title(check).replace('`', ""),
    }
}

const fn words(check: Check) -> Option<Key> {
    Some(match check {
        Check::Reach => key::DOCTOR_CHECK_REACH,
        Check::User => key::DOCTOR_CHECK_USER,
        Check::Language => key::DOCTOR_CHECK_LANGUAGE,
        Check::OrderPath => key::DOCTOR_CHECK_ORDER_PATH,
        Check::Forbidden => key::DOCTOR_CHECK_FORBIDDEN,
        Check::MayRelease => key::DOCTOR_CHECK_MAY_RELEASE,
        Check::Metadata => key::DOCTOR_CHECK_METADATA,
        Check::CodeField => key::DOCTOR_CHECK_CODE_FIELD,
        Check::UpdateStockField => key::DOCTOR_CHECK_UPDATE_STOCK_FIELD,
        Check::ListShape => key::DOCTOR_CHECK_LIST_SHAPE,
        Check::PageSize => key::DOCTOR_CHECK_PAGE_SIZE,
        Check::Descending => key::DOCTOR_CHECK_DESCENDING,
        Check::UnreportedMeans => key::DOCTOR_CHECK_UNREPORTED_MEANS,
        Check::StockCounter => key::DOCTOR_CHECK_STOCK_COUNTER,
        Check::ExtraStocks => key::DOCTOR_CHECK_EXTRA_STOCKS,
        Check::QuantityKeys => key::DOCTOR_CHECK_QUANTITY_KEYS,
        Check::ContentType => key::DOCTOR_CHECK_CONTENT_TYPE,
        Check::TimeZone => key::DOCTOR_CHECK_TIME_ZONE,
        Check::ServerClock => key::DOCTOR_CHECK_SERVER_CLOCK,
        Check::Cors => key::DOCTOR_CHECK_CORS,
        Check::CorsPreflight => key::DOCTOR_CHECK_CORS_PREFLIGHT,
        Check::HeadersSeen => key::DOCTOR_CHECK_HEADERS_SEEN,
        Check::Timing => key::DOCTOR_CHECK_TIMING,
        Check::Connections => key::DOCTOR_CHECK_CONNECTIONS,
        Check::SmallReads => key::DOCTOR_CHECK_SMALL_READS,
        Check::Throttling => key::DOCTOR_CHECK_THROTTLING,
        _ => return None,
    })
}

/// A text whose every second part, between backticks, is code.
fn code(text: &str) -> Html {
    let parts = text.split('`').enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            0 => html! { {part} },
            _ => html! { <code>{part}</code> },
        })
        .collect()
}
