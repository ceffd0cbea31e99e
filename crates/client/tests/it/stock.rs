//! The reading of held stock and of a product's lines, over an Omnitron that has some of the lists.

use std::rc::Rc;

use futures_util::StreamExt;
use release_client::{
    Client, LinesRead, LinesSource, ListEnd, SessionEnded, StockRead, StockSource, name_stock,
    read_product_lines, read_stock,
};
use release_core::id::{ChannelId, StockListId};
use release_core::{CallCode, ErrorCode, HasCode, ProductId};

use super::support::{Omnitron, Shared, Still, connection, wait};

impl Omnitron {
    fn client(self) -> (Rc<Self>, Rc<Client<Shared, Still>>) {
        let omnitron = Rc::new(self);
        let client = Client::new(Shared(omnitron.clone()), Still, connection());
        (omnitron, Rc::new(client))
    }

    fn stock(self) -> Vec<StockRead> {
        let (_, client) = self.client();
        wait(read_stock(client, None).collect())
    }

    fn stock_of(self, id: u64) -> (Vec<StockRead>, Vec<String>) {
        let (omnitron, client) = self.client();
        let told = wait(read_stock(client, Some(channel(id))).collect());
        let asked = omnitron.asked();
        (told, asked)
    }

    fn lines(self) -> (Vec<LinesRead>, Vec<String>) {
        let (omnitron, client) = self.client();
        let product = ProductId::new(8362).unwrap();
        let list = StockListId::new(1).unwrap();
        let told = wait(read_product_lines(client, product, list).collect());
        let asked = omnitron.asked();
        (told, asked)
    }
}

fn channel(id: u64) -> ChannelId {
    ChannelId::new(id).unwrap()
}

/// A page of rows, as JSON.
fn page(count: usize, has_next: bool, rows: &[&str]) -> String {
    let next = if has_next {
        "\"http://inside/?page=2\""
    } else {
        "null"
    };
    let rows = rows.join(",");
    format!(r#"{{"count":{count},"next":{next},"previous":null,"results":[{rows}]}}"#)
}

fn row(pk: u64, units: u64) -> String {
    format!(r#"{{"pk":{pk},"product":{pk},"stock_list":1,"sold_quantity_unreported":{units}}}"#)
}

const ALL: &str = "i1/product_stock/?page=1&limit=100";
const ALL_2: &str = "i1/product_stock/?page=2&limit=100";
const CHANNELS: &str = "v1/channels/?limit=100";
const TWO_CHANNELS: &str = r#"[{"id":1},{"id":2}]"#;
const FORBIDDEN: &str = r#"{"detail":"no"}"#;

fn extra(channel: u64, page: u64) -> String {
    format!("v1/channel/{channel}/extra_product_stocks/detailed/?page={page}&limit=100")
}

/// The ids of the rows, and how each list ended.
fn in_short(told: &[StockRead]) -> (Vec<u64>, Vec<(StockSource, String)>) {
    let mut rows = Vec::new();
    let mut ends = Vec::new();
    for told in told {
        match told {
            StockRead::Rows(page, _) => rows.extend(page.iter().filter_map(|row| row.pk)),
            StockRead::Ended(source, end) => ends.push((*source, words(end))),
            _ => {}
        }
    }
    (rows, ends)
}

fn words(end: &ListEnd) -> String {
    match end {
        ListEnd::Failed(error) => error.code().as_str().to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_list_of_all_stock_is_read_to_its_end_and_no_other() {
    let told = Omnitron::default()
        .with(ALL, 200, &page(3, true, &[&row(1, 5), &row(2, 0)]))
        .with(ALL_2, 200, &page(3, false, &[&row(3, 7)]))
        .stock();
    let end = (StockSource::All, "Whole".to_owned());
    assert_eq!(in_short(&told), (vec![1, 2, 3], vec![end]));
    assert_eq!(told[0], StockRead::Begun(StockSource::All));
    assert!(matches!(&told[1], StockRead::Rows(_, Some(3))));
}

#[test]
fn of_one_channel_no_other_list_is_asked() {
    let (told, asked) = Omnitron::default()
        .with(ALL, 200, &page(1, false, &[&row(1, 5)]))
        .with(&extra(2, 1), 200, &page(1, false, &[&row(12, 3)]))
        .stock_of(2);
    let end = (StockSource::Channel(channel(2)), "Whole".to_owned());
    assert_eq!(in_short(&told), (vec![12], vec![end]));
    assert_eq!(asked, [extra(2, 1)]);
}

#[test]
fn a_list_that_became_shorter_is_cut_and_a_bare_one_is_whole() {
    let shorter = Omnitron::default()
        .with(ALL, 200, &page(9, true, &[&row(1, 5)]))
        .with(ALL_2, 404, r#"{"detail":"Invalid page."}"#)
        .stock();
    assert_eq!(in_short(&shorter).1[0].1, "Cut");
    let bare = Omnitron::default().with(ALL, 200, &format!("[{}]", row(1, 5)));
    assert_eq!(in_short(&bare.stock()).1[0].1, "Whole");
}

#[test]
fn where_the_list_is_absent_refused_or_ignores_pages_each_channel_is_asked() {
    let repeated = page(9, true, &[&row(1, 5)]);
    let absent = Omnitron::default();
    let refused = Omnitron::default().with(ALL, 403, FORBIDDEN);
    let repeating = (2..=9).fold(Omnitron::default().with(ALL, 200, &repeated), |it, page| {
        it.with(
            &format!("i1/product_stock/?page={page}&limit=100"),
            200,
            &repeated,
        )
    });
    for (omnitron, end) in [
        (absent, CallCode::RefusedNoSuchPath.as_str()),
        (refused, CallCode::RefusedForbidden.as_str()),
        (repeating, "Repeats"),
    ] {
        let told = omnitron
            .with(CHANNELS, 200, TWO_CHANNELS)
            .with(&extra(1, 1), 200, &page(1, false, &[&row(11, 2)]))
            .with(&extra(2, 1), 200, &page(1, false, &[&row(12, 3)]))
            .stock();
        let (rows, ends) = in_short(&told);
        let ends: Vec<_> = ends
            .iter()
            .map(|(source, end)| (*source, end.as_str()))
            .collect();
        let expected = [
            (StockSource::All, end),
            (StockSource::Channel(channel(1)), "Whole"),
            (StockSource::Channel(channel(2)), "Whole"),
        ];
        assert_eq!(ends, expected);
        assert!(rows.ends_with(&[11, 12]), "{rows:?}");
    }
}

#[test]
fn what_no_list_gives_is_told_apart_and_the_end_of_the_session_ends_all() {
    let none = Omnitron::default()
        .with(CHANNELS, 200, TWO_CHANNELS)
        .stock();
    // What does not exist for one channel does for none.
    assert_eq!(in_short(&none).1.len(), 2);
    let refused = Omnitron::default()
        .with(ALL, 403, FORBIDDEN)
        .with(CHANNELS, 403, FORBIDDEN)
        .stock();
    let Some(StockRead::NoChannels(Some(error))) = refused.last() else {
        panic!("{refused:?}");
    };
    assert_eq!(error.code(), CallCode::RefusedForbidden);
    let ended = Omnitron::default().with(ALL, 401, FORBIDDEN).stock();
    assert_eq!(ended.len(), 2);
}

#[test]
fn names_are_asked_for_by_row_and_only_for_those_without_one() {
    let named = |pk: u64, sku: &str| {
        format!(r#"{{"pk":{pk},"product":{{"pk":{pk},"sku":"{sku}"}},"stock_list":{{"pk":1}}}}"#)
    };
    let (omnitron, client) = Omnitron::default()
        .with(CHANNELS, 200, TWO_CHANNELS)
        .with(
            "v1/channel/1/extra_product_stocks/detailed/?pk__in=1%2C2&limit=100",
            200,
            &page(2, false, &[&named(1, "00012345"), &named(9, "OTHER")]),
        )
        .with(
            "v1/channel/2/extra_product_stocks/detailed/?pk__in=2&limit=100",
            403,
            FORBIDDEN,
        )
        .client();
    let mut skus = Vec::new();
    let read = wait(name_stock(&client, &[1, 2], |rows| {
        let products = rows.into_iter().filter_map(|row| row.product);
        skus.extend(products.filter_map(|product| product.sku));
    }));
    assert_eq!(read, Ok::<_, SessionEnded>(()));
    assert_eq!(skus, ["00012345"]);
    assert_eq!(omnitron.asked().len(), 3);
}

const COUNTER: &str = "v1/channel/1/extra_product_stocks/detailed/?product=8362&stock_list=1";

fn line(pk: u64, order: u64, product: u64, list: u64) -> String {
    format!(r#"{{"pk":{pk},"order":{order},"product":{product},"stock_list":{list}}}"#)
}

fn channel_lines(channel: u64, page: u64) -> String {
    format!("v1/channel/{channel}/order_items/?product=8362&sort=-id&page={page}&limit=100")
}

/// Each line with the number of its order, and how each list ended.
#[allow(clippy::type_complexity)]
fn lines_in_short(told: &[LinesRead]) -> (Vec<(u64, Option<&str>)>, Vec<(LinesSource, String)>) {
    let mut lines = Vec::new();
    let mut ends = Vec::new();
    for told in told {
        match told {
            LinesRead::Lines(page) => lines.extend(page.iter().map(|it| {
                let number = it.order.as_ref().and_then(|order| order.number.as_deref());
                (it.line.pk.get(), number)
            })),
            LinesRead::Ended(source, end) => ends.push((*source, words(end))),
            _ => {}
        }
    }
    (lines, ends)
}

#[test]
fn lines_of_other_products_and_lists_are_not_taken_and_orders_are_read_together() {
    let lines = [
        line(71, 12, 8362, 1),
        line(70, 12, 1, 1),
        line(69, 11, 8362, 2),
    ];
    let lines = lines.each_ref().map(String::as_str);
    let (told, asked) = Omnitron::default()
        .with(CHANNELS, 200, TWO_CHANNELS)
        .with(&channel_lines(1, 1), 200, &page(4, true, &lines))
        .with(
            &channel_lines(1, 2),
            200,
            &page(4, false, &[&line(68, 10, 8362, 1)]),
        )
        .with(
            "v1/channel/1/orders/?pk__in=12&limit=100",
            200,
            r#"[{"pk":12,"number":"N-12"}]"#,
        )
        // It ignores the filter, so the order is asked for by itself.
        .with(
            "v1/channel/1/orders/?pk__in=10&limit=100",
            200,
            r#"[{"pk":12,"number":"N-12"}]"#,
        )
        .with(
            "i1/orders_integration/10/detailed_integration/",
            200,
            r#"{"pk":10,"number":"N-10"}"#,
        )
        .with(&channel_lines(2, 1), 403, FORBIDDEN)
        .with(COUNTER, 200, &format!("[{}]", row(8362, 9)))
        .lines();
    let (lines, ends) = lines_in_short(&told);
    assert_eq!(lines, [(71, Some("N-12")), (68, Some("N-10"))]);
    assert_eq!(ends[0], (LinesSource::Channel(channel(1)), "Whole".into()));
    assert_eq!(ends[1].1, CallCode::RefusedForbidden.as_str());
    let LinesRead::Counter(counter) = &told[0] else {
        panic!("{told:?}");
    };
    assert_eq!(counter.sold_quantity_unreported.as_deref(), Some("9"));
    assert_eq!(told[1], LinesRead::Begun(LinesSource::Channel(channel(1))));
    assert_eq!(told[2], LinesRead::Page(3, Some(4)));
    assert_eq!(asked.len(), 8);
}

#[test]
fn without_the_lists_of_channels_the_lines_of_all_orders_are_read() {
    let (told, _) = Omnitron::default()
        .with(CHANNELS, 200, TWO_CHANNELS)
        .with(
            "i1/order_items/?product=8362&page=1&limit=100",
            200,
            &format!("[{}]", line(71, 12, 8362, 1)),
        )
        .lines();
    let (lines, ends) = lines_in_short(&told);
    // The order cannot be read, and its line is told all the same.
    assert_eq!(lines, [(71, None)]);
    let sources: Vec<_> = ends.iter().map(|(source, _)| *source).collect();
    assert_eq!(sources.last(), Some(&LinesSource::Plain));
    assert_eq!(sources.len(), 3);
}

#[test]
fn the_end_of_the_session_ends_the_reading_of_lines() {
    let (told, asked) = Omnitron::default()
        .with(CHANNELS, 200, TWO_CHANNELS)
        .with(COUNTER, 200, &format!("[{}]", row(8362, 9)))
        .with(&channel_lines(1, 1), 401, FORBIDDEN)
        .lines();
    assert_eq!(told.last(), Some(&LinesRead::SessionEnded));
    assert_eq!(asked.len(), 3);
}
