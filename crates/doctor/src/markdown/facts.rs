//! What a check is about, and what it has found, in a few words.

use super::text;
use crate::{Check, Fact, Filtering, Kept, KeySeen, ListShape, StockLists, UnreportedMeans, Zone};

/// What a check is about.
pub fn title(check: Check) -> String {
    let call = |path: &str| format!("`{path}`");
    let filter = |path: &str, filter: &str| format!("`{path}`: `{filter}`");
    let (orders, lines) = (
        "channel/{channel}/orders/",
        "channel/{channel}/order_items/",
    );
    let stocks = "channel/{channel}/product_stocks/";
    let extra = "channel/{channel}/extra_product_stocks/";
    match check {
        Check::Reach => "Omnitron answers".to_owned(),
        Check::User => "who is signed in".to_owned(),
        Check::Language => "language of its texts".to_owned(),
        Check::PathOrders => call("orders/"),
        Check::PathOrderDetailed => call("orders_integration/{id}/detailed_integration/"),
        Check::PathOrderNumber => call("order_number/{number}/"),
        Check::PathLinesDetailed => call("order_item/detailed_integration/"),
        Check::PathLinesPlain => call("order_items/"),
        Check::PathLine => call("order_items/{id}/"),
        Check::PathCreateMapping => call("order_items/{id}/create_mapping/"),
        Check::PathContentTypes => call("content_types/"),
        Check::PathChannels => call("channels/"),
        Check::PathChannelOrders => call(orders),
        Check::PathChannelLines => call(lines),
        Check::PathProductStocks => call(stocks),
        Check::PathExtraStocks => call(extra),
        Check::PathExtraStocksDetailed => call("channel/{channel}/extra_product_stocks/detailed/"),
        Check::PathProductStock => call("product_stock/"),
        Check::OrderPath => "what `orders/{…}/` takes".to_owned(),
        Check::Forbidden => "calls that this user may not make".to_owned(),
        Check::MayRelease => "OPTIONS offers this user a release".to_owned(),
        Check::Metadata => "OPTIONS describes calls".to_owned(),
        Check::CodeField => "the field `code`".to_owned(),
        Check::UpdateStockField => "the field `update_stock`".to_owned(),
        Check::ListShape => "form of lists".to_owned(),
        Check::PageSize => "rows on a page".to_owned(),
        Check::OrdersNumber => filter("orders/", "number"),
        Check::OrdersStatus => filter("orders/", "status"),
        Check::OrdersIsSend => filter("orders/", "is_send"),
        Check::OrdersNumberBegins => filter("orders/", "number__startswith"),
        Check::LinesOrder => filter("order_item/detailed_integration/", "order"),
        Check::LinesPlainOrder => filter("order_items/", "order"),
        Check::ContentTypesModel => filter("content_types/", "model"),
        Check::ChannelNumber => filter(orders, "number"),
        Check::ChannelPk => filter(orders, "pk__in"),
        Check::ChannelSort => filter(orders, "sort"),
        Check::ChannelStatus => filter(orders, "status"),
        Check::ChannelIsSend => filter(orders, "is_send"),
        Check::ChannelLineOrder => filter(lines, "order"),
        Check::ChannelLinePk => filter(lines, "pk__in"),
        Check::ChannelLineSort => filter(lines, "sort"),
        Check::Descending => "`sort=-id`".to_owned(),
        Check::ChannelLineStatus => filter(lines, "status"),
        Check::ChannelLineNumber => filter(lines, "order__number"),
        Check::ChannelLineProduct => filter(lines, "product"),
        Check::StockProduct => filter(stocks, "product__pk__in"),
        Check::StockList => filter(stocks, "stock_list"),
        Check::ExtraStockUnreported => filter(extra, "sold_quantity_unreported"),
        Check::ExtraStockProduct => filter(extra, "product"),
        Check::ExtraStockStock => filter(extra, "stock"),
        Check::ExtraStockUnitType => filter(extra, "unit_type"),
        Check::ExtraStockList => filter(extra, "stock_list"),
        Check::ExtraStockPk => filter(extra, "pk__in"),
        Check::UnreportedMeans => "`sold_quantity_unreported=5` asks for".to_owned(),
        Check::StockCounter => "stock rows state reserved units".to_owned(),
        Check::ExtraStocks => "stock lists of extra rows".to_owned(),
        Check::QuantityKeys => "numeric attributes of lines".to_owned(),
        Check::ContentType => "content type of order lines".to_owned(),
        Check::TimeZone => "time zone of dates".to_owned(),
        Check::ServerClock => "Omnitron's clock".to_owned(),
        Check::Cors => "a page of another origin may read".to_owned(),
        Check::CorsPreflight => "a page of another origin may release".to_owned(),
        Check::HeadersSeen => "headers that a page sees".to_owned(),
        Check::Timing => "a page of another origin sees timings".to_owned(),
        Check::Connections => "connections".to_owned(),
        Check::SmallReads => "time of a small read".to_owned(),
        Check::Throttling => "limit of calls".to_owned(),
    }
}

/// What was found.
pub fn found(fact: &Fact) -> String {
    let yes = |truth: &bool| if *truth { "yes" } else { "no" }.to_owned();
    match fact {
        Fact::Reached => "yes".to_owned(),
        Fact::User(name) => text(name),
        Fact::LanguageFollows(truth)
        | Fact::MayRelease(truth)
        | Fact::Metadata(truth)
        | Fact::Descending(truth)
        | Fact::StockCounter(truth)
        | Fact::CorsAllowed(truth)
        | Fact::PreflightGranted(truth)
        | Fact::TimingAllowed(truth) => yes(truth),
        Fact::Served { i1, v1 } => served(*i1, *v1),
        Fact::OrderPath { id, number } => match (id, number) {
            (true, true) => "the id, or the number",
            (true, false) => "the id",
            _ => "the number",
        }
        .to_owned(),
        Fact::Forbidden(calls) if calls.is_empty() => "none".to_owned(),
        Fact::Forbidden(calls) => list(calls.iter().map(|call| title(*call))),
        Fact::Field {
            kind,
            required,
            max_length,
        } => {
            let kind = kind.as_deref().map(text);
            let required = required.map(|it| if it { "required" } else { "optional" }.to_owned());
            let most = max_length.map(|most| format!("at most {most} characters"));
            list([kind, required, most].into_iter().flatten())
        }
        Fact::ListShape(ListShape::Pages) => "pages".to_owned(),
        Fact::ListShape(ListShape::Bare) => "bare lists of all rows".to_owned(),
        Fact::PageSize { rows, is_most } if *is_most => format!("at most {rows}"),
        Fact::PageSize {
            rows: rows @ 1_000..,
            ..
        } => format!("at least {rows}"),
        Fact::PageSize { rows, .. } => format!("{rows} came, which were all"),
        Fact::Filter(Filtering::Honoured) => "honoured".to_owned(),
        Fact::Filter(Filtering::Ignored) => "**ignored**".to_owned(),
        Fact::UnreportedMeans(UnreportedMeans::Equal) => "exactly 5".to_owned(),
        Fact::UnreportedMeans(UnreportedMeans::AtLeast) => "5 or more".to_owned(),
        Fact::ExtraStocks(StockLists::All) => "all".to_owned(),
        Fact::ExtraStocks(StockLists::Own) => "the channel's own".to_owned(),
        Fact::ExtraStocks(StockLists::Others) => "all but the channel's own".to_owned(),
        Fact::QuantityKeys(keys) if keys.is_empty() => "none".to_owned(),
        Fact::QuantityKeys(keys) => list(keys.iter().map(key)),
        Fact::ContentType(id) => id.to_string(),
        Fact::TimeZone(Zone::Utc) => "UTC".to_owned(),
        Fact::TimeZone(Zone::Ahead(minutes)) => format!("{minutes} minutes ahead of UTC"),
        Fact::TimeZone(Zone::Unstated) => "dates state none".to_owned(),
        Fact::ServerAhead(seconds) => format!("{seconds} s ahead of this one"),
        Fact::HeadersSeen(names) if names.is_empty() => "none".to_owned(),
        Fact::HeadersSeen(names) => list(names.iter().map(|name| text(name))),
        Fact::Connections(kept) => match kept {
            Kept::Http1Kept => "HTTP/1.1, kept",
            Kept::Http1Closed => "HTTP/1.1, closed after each answer",
            Kept::Http2 => "HTTP/2",
            Kept::Http3 => "HTTP/3",
        }
        .to_owned(),
        Fact::SmallReads {
            reads,
            median,
            worst,
        } => format!("half of {reads} within {median} ms, the slowest {worst} ms"),
        Fact::Throttling { headers, rejected } => {
            let seen = headers
                .iter()
                .map(|(name, value)| text(&format!("{name}: {value}")));
            let mut all: Vec<String> = seen.collect();
            all.push(format!("{rejected} answers were a 429"));
            list(all)
        }
    }
}

fn served(i1: Option<bool>, v1: Option<bool>) -> String {
    let one = |name: &str, is_served: Option<bool>| match is_served {
        Some(true) => format!("`{name}`"),
        Some(false) => format!("not `{name}`"),
        None => format!("`{name}` not found out"),
    };
    match (i1, v1) {
        (Some(false), Some(false)) => "**does not exist**".to_owned(),
        (i1, v1) => list([one("i1", i1), one("v1", v1)]),
    }
}

fn key(seen: &KeySeen) -> String {
    format!("{} on {} of {} lines", text(&seen.key), seen.lines, seen.of)
}

fn list(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(", ")
}
