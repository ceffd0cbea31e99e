//! The same Omnitron as a stand-in: the switches of `mock-omnitron` by which it behaves so.

use serde_json::{Map, Value, json};

use crate::{Check, Fact, Filtering, Kept, ListShape, Profile, StockLists, UnreportedMeans, trial};

/// The user who may not release by default.
const FORBIDDEN_BY_DEFAULT: &str = "ayse";

/// More rows on a page than are ever asked for.
const NO_CAP: u64 = 1_000;

/// The calls that a switch takes away.
const CALLS: [(Check, &str); 7] = [
    (Check::PathLinesDetailed, "no_singular"),
    (Check::PathOrderNumber, "no_order_number"),
    (Check::PathChannels, "no_channels"),
    (Check::PathChannelOrders, "no_channel_orders"),
    (Check::PathChannelLines, "no_channel_order_items"),
    (Check::PathProductStock, "no_product_stock"),
    (Check::PathExtraStocks, "no_extra_product_stocks"),
];

/// The filters that are honoured unless a switch names them.
const FILTERS: [(Check, &str); 17] = [
    (Check::OrdersNumber, "number"),
    (Check::OrdersStatus, "status"),
    (Check::OrdersIsSend, "is_send"),
    (Check::ChannelNumber, "channel_number"),
    (Check::ChannelPk, "channel_pk"),
    (Check::ChannelSort, "channel_sort"),
    (Check::ChannelLineOrder, "channel_line_order"),
    (Check::ChannelLinePk, "channel_line_pk"),
    (Check::ChannelLineSort, "channel_line_sort"),
    (Check::StockProduct, "stock_product"),
    (Check::StockList, "stock_list"),
    (Check::ExtraStockUnreported, "extra_stock_unreported"),
    (Check::ExtraStockProduct, "extra_stock_product"),
    (Check::ExtraStockStock, "extra_stock_stock"),
    (Check::ExtraStockUnitType, "extra_stock_unit_type"),
    (Check::ExtraStockList, "extra_stock_list"),
    (Check::ExtraStockPk, "extra_stock_pk"),
];

/// The filters that are ignored unless a switch names them.
const UNSEEN: [(Check, &str); 6] = [
    (Check::OrdersNumberBegins, "number_begins"),
    (Check::ChannelStatus, "channel_status"),
    (Check::ChannelIsSend, "channel_is_send"),
    (Check::ChannelLineStatus, "channel_line_status"),
    (Check::ChannelLineNumber, "channel_line_number"),
    (Check::ChannelLineProduct, "channel_line_product"),
];

/// The switches. What was not found out is left out, and so at its default.
pub fn stand_in(profile: &Profile) -> Map<String, Value> {
    let mut switches = Map::new();
    for (check, name) in CALLS {
        if let Some(Fact::Served {
            i1: Some(i1),
            v1: Some(v1),
        }) = profile.fact(check)
        {
            switches.insert(name.to_owned(), json!(!i1 && !v1));
        }
    }
    let named = |of: &[(Check, &'static str)], wanted| -> Vec<&'static str> {
        let fact = Fact::Filter(wanted);
        let found = of
            .iter()
            .filter(|(check, _)| profile.fact(*check) == Some(&fact));
        found.map(|(_, name)| *name).collect()
    };
    let ignored = named(&FILTERS, Filtering::Ignored);
    switches.insert("ignore_filters".to_owned(), json!(ignored));
    let honoured = named(&UNSEEN, Filtering::Honoured);
    switches.insert("unseen_filters".to_owned(), json!(honoured));
    for (check, fact) in &profile.facts {
        if let Some((name, value)) = switch(profile, *check, fact) {
            switches.insert(name.to_owned(), value);
        }
    }
    if let Some(tried) = &profile.trial {
        switches.extend(trial::switches(&tried.facts));
    }
    switches
}

/// The switch that one fact decides.
fn switch(profile: &Profile, check: Check, fact: &Fact) -> Option<(&'static str, Value)> {
    Some(match fact {
        Fact::Served {
            i1: Some(i1),
            v1: Some(v1),
        } if check == Check::PathOrders => {
            let prefix = match (i1, v1) {
                (true, false) => "i1",
                (false, true) => "v1",
                _ => "both",
            };
            ("prefix", json!(prefix))
        }
        Fact::OrderPath { id, .. } => ("order_path", json!(if *id { "pk" } else { "number" })),
        Fact::Forbidden(calls) => {
            let no_stock = calls.contains(&Check::PathProductStocks);
            ("no_stock", json!(no_stock))
        }
        Fact::MayRelease(false) => ("forbidden_user", json!(profile.by.as_ref()?)),
        Fact::MayRelease(true) if profile.by.as_deref() == Some(FORBIDDEN_BY_DEFAULT) => {
            ("forbidden_user", Value::Null)
        }
        Fact::Metadata(is_on) => ("metadata", json!(is_on)),
        Fact::Field {
            max_length: Some(most),
            ..
        } if check == Check::CodeField => ("code_max_length", json!(most)),
        Fact::ListShape(shape) => ("bare_lists", json!(*shape == ListShape::Bare)),
        Fact::PageSize { rows, is_most } => {
            let most = if *is_most { *rows } else { NO_CAP };
            ("page_size_cap", json!(most))
        }
        Fact::Descending(is_so) => ("no_descending", json!(!is_so)),
        Fact::UnreportedMeans(means) => {
            let means = match means {
                UnreportedMeans::Equal => "equal",
                UnreportedMeans::AtLeast => "at_least",
            };
            ("unreported", json!(means))
        }
        Fact::ExtraStocks(lists) => {
            let lists = match lists {
                StockLists::All => "all",
                StockLists::Own => "own",
                StockLists::Others => "others",
            };
            ("extra_stocks", json!(lists))
        }
        Fact::CorsAllowed(is_on) => ("cors", json!(if *is_on { "on" } else { "off" })),
        Fact::TimingAllowed(is_on) => ("timing", json!(is_on)),
        Fact::Connections(Kept::Http1Kept) => ("keep_alive", json!(true)),
        Fact::Connections(Kept::Http1Closed) => ("keep_alive", json!(false)),
        _ => return None,
    })
}
