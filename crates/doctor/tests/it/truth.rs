//! What is so, by the switches; and where nobody can find it out.

use mock_omnitron::{
    Cors, ExtraStocks, ListFilter, OrderPath, Prefix, Switches, Unreported, UnseenFilter,
};
use release_doctor::{
    Check, Fact, Filtering, Finding, Group, Kept, ListShape, StockLists, UnreportedMeans,
};

const FILTERS: [(Check, ListFilter); 17] = [
    (Check::OrdersNumber, ListFilter::Number),
    (Check::OrdersStatus, ListFilter::Status),
    (Check::OrdersIsSend, ListFilter::IsSend),
    (Check::ChannelNumber, ListFilter::ChannelNumber),
    (Check::ChannelPk, ListFilter::ChannelPk),
    (Check::ChannelSort, ListFilter::ChannelSort),
    (Check::ChannelLineOrder, ListFilter::ChannelLineOrder),
    (Check::ChannelLinePk, ListFilter::ChannelLinePk),
    (Check::ChannelLineSort, ListFilter::ChannelLineSort),
    (Check::StockProduct, ListFilter::StockProduct),
    (Check::StockList, ListFilter::StockList),
    (
        Check::ExtraStockUnreported,
        ListFilter::ExtraStockUnreported,
    ),
    (Check::ExtraStockProduct, ListFilter::ExtraStockProduct),
    (Check::ExtraStockStock, ListFilter::ExtraStockStock),
    (Check::ExtraStockUnitType, ListFilter::ExtraStockUnitType),
    (Check::ExtraStockList, ListFilter::ExtraStockList),
    (Check::ExtraStockPk, ListFilter::ExtraStockPk),
];

const UNSEEN: [(Check, UnseenFilter); 6] = [
    (Check::OrdersNumberBegins, UnseenFilter::NumberBegins),
    (Check::ChannelStatus, UnseenFilter::ChannelStatus),
    (Check::ChannelIsSend, UnseenFilter::ChannelIsSend),
    (Check::ChannelLineStatus, UnseenFilter::ChannelLineStatus),
    (Check::ChannelLineNumber, UnseenFilter::ChannelLineNumber),
    (Check::ChannelLineProduct, UnseenFilter::ChannelLineProduct),
];

/// The fact that a check must find, where the switches decide it.
pub(crate) fn truth(check: Check, switches: &Switches) -> Option<Fact> {
    let filter = |is_honoured| {
        Some(Fact::Filter(if is_honoured {
            Filtering::Honoured
        } else {
            Filtering::Ignored
        }))
    };
    if let Some((_, name)) = FILTERS.iter().find(|(it, _)| *it == check) {
        return filter(!switches.ignore_filters.contains(name));
    }
    if let Some((_, name)) = UNSEEN.iter().find(|(it, _)| *it == check) {
        return filter(switches.unseen_filters.contains(name));
    }
    let may_release = switches.forbidden_user.as_deref() != Some("demo");
    Some(match check {
        Check::Reach => Fact::Reached,
        Check::User => Fact::User("demo".to_owned()),
        Check::Language => Fact::LanguageFollows(true),
        Check::OrderPath => Fact::OrderPath {
            id: switches.order_path == OrderPath::Pk,
            number: switches.order_path == OrderPath::Number,
        },
        _ if check.group() == Group::Paths => return Some(served(check, switches)),
        Check::Forbidden => Fact::Forbidden(forbidden(switches)),
        Check::MayRelease => Fact::MayRelease(may_release),
        Check::Metadata => Fact::Metadata(switches.metadata),
        Check::CodeField => Fact::Field {
            kind: Some("string".to_owned()),
            required: Some(true),
            max_length: Some(switches.code_max_length as u64),
        },
        Check::UpdateStockField => Fact::Field {
            kind: Some("boolean".to_owned()),
            required: Some(false),
            max_length: None,
        },
        Check::ListShape => Fact::ListShape(if switches.bare_lists {
            ListShape::Bare
        } else {
            ListShape::Pages
        }),
        Check::PageSize if switches.page_size_cap < 48 => Fact::PageSize {
            rows: switches.page_size_cap as u64,
            is_most: true,
        },
        Check::LinesOrder | Check::LinesPlainOrder | Check::ContentTypesModel => {
            return filter(true);
        }
        Check::Descending => Fact::Descending(!switches.no_descending),
        Check::UnreportedMeans => Fact::UnreportedMeans(match switches.unreported {
            Unreported::Equal => UnreportedMeans::Equal,
            Unreported::AtLeast => UnreportedMeans::AtLeast,
        }),
        Check::StockCounter => Fact::StockCounter(true),
        Check::ExtraStocks => Fact::ExtraStocks(match switches.extra_stocks {
            ExtraStocks::All => StockLists::All,
            ExtraStocks::Own => StockLists::Own,
            ExtraStocks::Others => StockLists::Others,
        }),
        Check::ContentType => Fact::ContentType(66),
        Check::TimeZone => Fact::TimeZone(release_doctor::Zone::Utc),
        Check::Cors => Fact::CorsAllowed(switches.cors == Cors::On),
        Check::CorsPreflight => Fact::PreflightGranted(switches.cors == Cors::On),
        Check::Timing => Fact::TimingAllowed(switches.timing),
        Check::HeadersSeen => {
            let mut names = vec!["content-language", "content-type", "retry-after"];
            if switches.timing {
                names.insert(0, "connection");
            }
            Fact::HeadersSeen(names.into_iter().map(str::to_owned).collect())
        }
        Check::Connections => Fact::Connections(if switches.keep_alive {
            Kept::Http1Kept
        } else {
            Kept::Http1Closed
        }),
        _ => return None,
    })
}

/// The prefixes that serve a call.
fn served(check: Check, switches: &Switches) -> Fact {
    let is_gone = match check {
        Check::PathOrderNumber => switches.no_order_number,
        Check::PathLinesDetailed => switches.no_singular,
        Check::PathChannels => switches.no_channels,
        Check::PathChannelOrders => switches.no_channel_orders,
        Check::PathChannelLines => switches.no_channel_order_items,
        Check::PathExtraStocks | Check::PathExtraStocksDetailed => switches.no_extra_product_stocks,
        Check::PathProductStock => switches.no_product_stock,
        _ => false,
    };
    Fact::Served {
        i1: Some(!is_gone && switches.prefix != Prefix::V1),
        v1: Some(!is_gone && switches.prefix != Prefix::I1),
    }
}

fn forbidden(switches: &Switches) -> Vec<Check> {
    let mut forbidden = Vec::new();
    if switches.no_stock {
        forbidden.push(Check::PathProductStocks);
        if !switches.no_extra_product_stocks {
            forbidden.push(Check::PathExtraStocks);
            forbidden.push(Check::PathExtraStocksDetailed);
        }
        if !switches.no_product_stock {
            forbidden.push(Check::PathProductStock);
        }
    }
    forbidden
}

/// Where a check cannot find out what is so: the whole list.
pub(crate) fn is_excused(check: Check, switches: &Switches) -> bool {
    let ignored = |filter| switches.ignore_filters.contains(&filter);
    let id = check.id();
    let no_extra = switches.no_stock || switches.no_extra_product_stocks;
    let no_lines = switches.no_channel_order_items;
    match check {
        // The clock of a service without a server.
        Check::ServerClock => true,
        // A list that does not exist, or may not be read.
        Check::LinesOrder => switches.no_singular,
        Check::ChannelNumber
        | Check::ChannelPk
        | Check::ChannelSort
        | Check::ChannelStatus
        | Check::ChannelIsSend => switches.no_channel_orders,
        _ if id.starts_with("channel-line") => no_lines,
        Check::StockProduct | Check::StockList | Check::StockCounter => switches.no_stock,
        // A filter that is ignored has no meaning.
        Check::UnreportedMeans => no_extra || ignored(ListFilter::ExtraStockUnreported),
        _ if id.starts_with("extra-stock") && no_extra => true,
        // Orders come from the highest id by themselves; only lines can show a descending sort.
        Check::Descending => no_lines || ignored(ListFilter::ChannelLineSort),
        // That no row of the own list is among many others shows in their number, or by a filter.
        Check::ExtraStocks
            if switches.extra_stocks == ExtraStocks::Others
                && switches.no_product_stock
                && ignored(ListFilter::ExtraStockList) =>
        {
            true
        }
        Check::PageSize => switches.bare_lists,
        Check::MayRelease => !switches.metadata,
        Check::CodeField | Check::UpdateStockField => {
            !switches.metadata || switches.forbidden_user.as_deref() == Some("demo")
        }
        // What a page may see, where it may see nothing.
        Check::HeadersSeen => switches.cors == Cors::Off,
        _ => false,
    }
}

/// Whatever is wrong, or was not found out without an excuse.
pub(crate) fn wrong(findings: &[Finding], switches: &Switches) -> Vec<String> {
    let mut wrong = Vec::new();
    for Finding { check, result, .. } in findings {
        match (result, truth(*check, switches)) {
            (Ok(fact), Some(truth)) if *fact != truth => {
                wrong.push(format!("{check}: {fact:?} is not {truth:?}"));
            }
            (Err(why), _) if !is_excused(*check, switches) => {
                wrong.push(format!("{check}: not found out, {why:?}"));
            }
            (Ok(fact), _) => assert!(fact.is_of(*check), "{check}: {fact:?}"),
            _ => {}
        }
    }
    wrong
}
