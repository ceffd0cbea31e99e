//! The check of rows against an Omnitron that answers by address.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::StreamExt;
use http::{Request, Response};
use release_client::{Client, READS_AT_ONCE, SendOptions, SessionEnded, Transport};
use release_client::{Compared, compare_lines};
use release_core::error::ReachError;
use release_file::rows::live::{Expected, Mismatch};

use super::support::{Still, answer, connection};

/// An Omnitron that gives each address the same answer, after a turn for other
/// requests; 404 for the rest.
#[derive(Default)]
struct Shop {
    answers: BTreeMap<String, (u16, String)>,
    asked: RefCell<Vec<String>>,
    under_way: Cell<usize>,
    most_under_way: Cell<usize>,
}

impl Shop {
    /// A line, of order 7 unless the body says otherwise.
    fn line(self, pk: u64, more: &str) -> Self {
        let body = format!(r#"{{"pk":{pk},"status":"400","order":7,"product":3{more}}}"#);
        self.answer(&format!("order_items/{pk}/"), 200, &body)
    }

    fn order(self, more: &str) -> Self {
        let body = format!(r#"{{"pk":7,"number":"0042","status":"400"{more}}}"#);
        let path = "orders_integration/7/detailed_integration/";
        self.answer(path, 200, &body)
    }

    fn answer(mut self, path: &str, status: u16, body: &str) -> Self {
        self.answers
            .insert(path.to_owned(), (status, body.to_owned()));
        self
    }
}

struct Shared(Rc<Shop>);

impl Transport for Shared {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        _options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let shop = &self.0;
        assert_eq!(request.method(), "GET");
        let path = request.uri().path().replace("/api/i1/", "");
        shop.asked.borrow_mut().push(path.clone());
        shop.under_way.set(shop.under_way.get() + 1);
        let most = shop.most_under_way.get().max(shop.under_way.get());
        shop.most_under_way.set(most);
        tokio::task::yield_now().await;
        shop.under_way.set(shop.under_way.get() - 1);
        let missing = (404, r#"{"detail":"Not found."}"#.to_owned());
        let (status, body) = shop.answers.get(&path).cloned().unwrap_or(missing);
        Ok(answer(status, "application/json", &body))
    }
}

fn row(item: u64, order_number: &str, sku: &str) -> Expected {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Expected {
        line_no: u32::try_from(item).unwrap(),
        item: item.to_string().parse().unwrap(),
        order_number: text(order_number),
        sku: text(sku),
    }
}

async fn compare(shop: &Rc<Shop>, rows: Vec<Expected>) -> Vec<Compared> {
    let client = Client::new(Shared(shop.clone()), Still, connection());
    let mut compared: Vec<_> = compare_lines(Rc::new(client), rows, "quantity".to_owned())
        .collect()
        .await;
    compared.sort_by_key(|row| row.as_ref().map_or(0, |(asked, _)| asked.line_no));
    compared
}

fn found(compared: Vec<Compared>) -> Vec<Vec<Mismatch>> {
    compared
        .into_iter()
        .map(|row| row.unwrap().1.findings)
        .collect()
}

fn count(shop: &Shop, path: &str) -> usize {
    let asked = shop.asked.borrow();
    asked.iter().filter(|asked| asked.starts_with(path)).count()
}

const SKUS: &str =
    r#"{"next":null,"results":[{"pk":1,"order":7,"product":{"pk":3,"sku":"BAG-1"}}]}"#;

#[tokio::test]
async fn an_order_is_read_once_and_its_products_only_where_rows_name_them() {
    let shop = Shop::default().order(r#","is_send":true"#);
    let shop = shop.line(1, "").line(2, "").line(3, "");
    let shop = Rc::new(shop.answer("order_item/detailed_integration/", 200, SKUS));
    let rows = vec![row(1, "0042", ""), row(2, "", ""), row(3, "42", "")];
    let compared = found(compare(&shop, rows).await);
    assert_eq!(compared, [vec![], vec![], vec![Mismatch::OtherOrder]]);
    assert_eq!(
        (count(&shop, "orders"), count(&shop, "order_item/")),
        (1, 0)
    );

    let rows = vec![
        row(1, "", "BAG-1"),
        row(1, "", "BAG-2"),
        row(2, "", "BAG-1"),
    ];
    let mut compared = found(compare(&shop, rows).await);
    compared.sort();
    // The list has no product for line 2.
    assert_eq!(
        compared,
        [vec![], vec![Mismatch::OtherSku], vec![Mismatch::Unchecked]]
    );
    assert_eq!(
        (count(&shop, "orders"), count(&shop, "order_item/")),
        (2, 1)
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_said_of_its_row_alone() {
    let shop = Shop::default().order(r#","is_send":true"#);
    let shop = shop
        .line(1, "")
        .answer("order_items/2/", 503, "{}")
        .answer("order_items/3/", 403, r#"{"detail":"no"}"#)
        .answer(
            "order_items/4/",
            200,
            r#"{"pk":4,"order":8,"status":"400"}"#,
        );
    let rows = (1..=5).map(|item| row(item, "", "")).collect();
    let compared = found(compare(&Rc::new(shop), rows).await);
    let unchecked = vec![Mismatch::Unchecked];
    assert_eq!(
        compared,
        [
            vec![],
            unchecked.clone(),
            unchecked.clone(),
            // Its order cannot be read.
            unchecked,
            vec![Mismatch::Missing],
        ]
    );
}

#[tokio::test]
async fn four_reads_are_under_way_at_most() {
    let mut shop = Shop::default().order(r#","is_send":false"#);
    for pk in 1..=20 {
        shop = shop.line(pk, "");
    }
    let shop = Rc::new(shop);
    let rows = (1..=20).map(|item| row(item, "0042", "")).collect();
    let compared = found(compare(&shop, rows).await);
    assert_eq!(compared, vec![vec![Mismatch::NotSentToErp]; 20]);
    assert_eq!(shop.most_under_way.get(), READS_AT_ONCE);
}

#[tokio::test]
async fn the_end_of_the_session_is_told_wherever_it_is_noticed() {
    let ended = [
        Shop::default().answer("order_items/1/", 401, "{}"),
        Shop::default()
            .line(1, "")
            .answer("orders_integration/7/detailed_integration/", 401, "{}"),
        Shop::default()
            .line(1, "")
            .order("")
            .answer("order_item/detailed_integration/", 401, "{}"),
    ];
    for shop in ended {
        let compared = compare(&Rc::new(shop), vec![row(1, "", "BAG-1")]).await;
        assert_eq!(compared, [Err(SessionEnded)]);
    }
}
