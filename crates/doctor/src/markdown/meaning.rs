//! What a fact means for whoever releases, and what to do.

use crate::{Check, Fact, Filtering, Group, Kept, ListShape, UnreportedMeans, Zone};

/// One sentence or two.
pub fn means(check: Check, fact: &Fact) -> &'static str {
    match fact {
        Fact::Reached => "The address is right, and the token is good.",
        Fact::User(_) => "The rights below are those of this user.",
        Fact::LanguageFollows(true) => "Refusals can be read in English or Turkish.",
        Fact::LanguageFollows(false) => "Refusals are quoted in the language that Omnitron has.",
        Fact::Served { i1, v1 } => served(check, *i1, *v1),
        Fact::OrderPath { number: true, .. } => "An order can be found by its number here.",
        Fact::OrderPath { .. } => "An order's number finds nothing here.",
        Fact::Forbidden(calls) if calls.is_empty() => {
            "This user may make all calls that were tried."
        }
        Fact::Forbidden(_) => {
            "Ask an administrator of Omnitron for these rights, if they are needed."
        }
        Fact::MayRelease(true) => "This user may most likely release.",
        Fact::MayRelease(false) => "This user may most likely not release. Ask for the right to.",
        Fact::Metadata(true) => "What a release takes can be read, without sending one.",
        Fact::Metadata(false) => "What a release takes shows only when one is sent.",
        Fact::Field {
            max_length: Some(_),
            ..
        } => "A longer code is refused by Omnitron. It is never cut here.",
        Fact::Field { .. } => "So a release is to be sent as it is.",
        Fact::ListShape(ListShape::Pages) => "Lists are read page after page.",
        Fact::ListShape(ListShape::Bare) => "A list comes as a whole: with many orders it is slow.",
        Fact::PageSize { is_most: true, .. } => "Longer lists need more requests.",
        Fact::PageSize { .. } => "There were too few rows to see an end.",
        Fact::Filter(Filtering::Honoured) => "It can be relied on; rows are compared all the same.",
        Fact::Filter(Filtering::Ignored) => ignored(check),
        Fact::Descending(true) => "The newest can be read first.",
        Fact::Descending(false) => "The newest may come last, and a search for lines takes longer.",
        Fact::UnreportedMeans(UnreportedMeans::Equal) => "All rows above zero cannot be asked for.",
        Fact::UnreportedMeans(UnreportedMeans::AtLeast) => "`1` asks for all rows that hold units.",
        Fact::StockCounter(true) => "A release can be proven by the counter.",
        Fact::StockCounter(false) => "There is no proof of stock after a release.",
        Fact::ExtraStocks(_) => "These are the rows in which held stock is looked for.",
        Fact::QuantityKeys(keys) if keys.is_empty() => "A line counts as one unit, probably.",
        Fact::QuantityKeys(_) => "One of them may hold the quantity: set `quantity_key` to it.",
        Fact::ContentType(_) => "The answer to a release names it.",
        Fact::TimeZone(Zone::Unstated) => "Times could be hours off. Ask which zone they are in.",
        Fact::TimeZone(_) => "Times are shown in the zone of the reader.",
        Fact::ServerAhead(seconds) if seconds.abs() > 60 => "Set the clock of this computer.",
        Fact::ServerAhead(_) => "The clocks agree well enough.",
        Fact::CorsAllowed(true) => "The page may be on another origin.",
        Fact::CorsAllowed(false) => "Serve the page behind a proxy on Omnitron's own origin.",
        Fact::PreflightGranted(true) => "A page of another origin may send a release.",
        Fact::PreflightGranted(false) => {
            "A release from a page of another origin is stopped by the browser."
        }
        Fact::HeadersSeen(names) if names.iter().any(|name| name == "retry-after") => {
            "A wait that Omnitron asks for is kept."
        }
        Fact::HeadersSeen(_) => "If Omnitron asks for a wait, the page may not see how long.",
        Fact::TimingAllowed(true) => "The page can see how often a line may arrive.",
        Fact::TimingAllowed(false) => {
            "On another origin the page cannot see how often a line may arrive, and sends one at a time."
        }
        Fact::Connections(Kept::Http1Kept) => {
            "A browser may repeat a request by itself where a connection is cut. Lines go one at a time."
        }
        Fact::Connections(Kept::Http1Closed) => "Each line arrives once.",
        Fact::Connections(_) => "Each line arrives once, or once more, by the browser.",
        Fact::SmallReads { .. } => "A line of a run takes about as long.",
        Fact::Throttling { rejected: 0, .. } => "Omnitron did not ask to slow down.",
        Fact::Throttling { .. } => "Omnitron asked to slow down. Send fewer at once.",
    }
}

fn served(check: Check, i1: Option<bool>, v1: Option<bool>) -> &'static str {
    match (check, i1, v1) {
        (
            Check::PathOrders | Check::PathLine | Check::PathCreateMapping,
            Some(false),
            Some(false),
        ) => "Nothing can be released here. Ask Akinon's support.",
        (_, Some(false), Some(false)) => "Another way is used where there is one.",
        (_, Some(false), Some(true)) => "Set `api_prefix` to `v1`, if the others agree.",
        (_, Some(true), _) => "It can be used with `i1`.",
        (_, _, Some(true)) => "It can be used with `v1`.",
        _ => "It may not be there.",
    }
}

fn ignored(check: Check) -> &'static str {
    match check {
        Check::OrdersNumber => "A search by number takes other ways, and more requests.",
        Check::LinesOrder | Check::LinesPlainOrder => {
            "The lines of an order come with those of others, which are dropped. Some may be missing."
        }
        Check::ChannelSort | Check::ChannelLineSort => "Rows come in Omnitron's own order.",
        _ if check.group() == Group::Filters => {
            "Rows that do not match are dropped after they came."
        }
        _ => "",
    }
}
