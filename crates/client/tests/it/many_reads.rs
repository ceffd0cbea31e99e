//! Thousands of reads: their pace, and what is learned from one for the next.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::future::join_all;
use http::{Method, Request, Response};
use release_client::{
    Client, Clock, LinesRead, NumberRead, Paced, SendOptions, SessionEnded, Timer, Transport,
    UnixMillis, read_orders, read_product_lines,
};
use release_core::error::ReachError;
use release_file::resolve::{Lines, Reading};

use super::support::connection;

/// A clock that a sleep sets forward.
#[derive(Clone, Default)]
struct Clockwork(Rc<Cell<u64>>);

impl Clock for Clockwork {
    fn now(&self) -> UnixMillis {
        UnixMillis::new(self.0.get())
    }
}

impl Timer for Clockwork {
    async fn sleep(&self, millis: u64) {
        tokio::task::yield_now().await;
        self.0.set(self.0.get() + millis);
    }
}

/// The status and the body for a path.
type Answers = fn(&str) -> (u16, String);

/// A server that answers each path in its own way, 200 with `[]` by default.
#[derive(Default)]
struct Server {
    clock: Clockwork,
    answer: RefCell<Option<Answers>>,
    /// The waits, in seconds, with which the next requests are rejected.
    rejected: RefCell<VecDeque<u32>>,
    asked: RefCell<Vec<(u64, String)>>,
    under_way: Cell<usize>,
    most_under_way: Cell<usize>,
}

#[derive(Clone)]
struct Shared(Rc<Server>);

impl Transport for Shared {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        _options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let server = &self.0;
        let path = request.uri().path_and_query().unwrap().as_str();
        let path = path.strip_prefix("/api/").unwrap_or(path).to_owned();
        let now = server.clock.now().get();
        server.asked.borrow_mut().push((now, path.clone()));
        server.under_way.set(server.under_way.get() + 1);
        let most = server.most_under_way.get().max(server.under_way.get());
        server.most_under_way.set(most);
        tokio::task::yield_now().await;
        server.under_way.set(server.under_way.get() - 1);
        let answer = Response::builder().header("content-type", "application/json");
        if let Some(wait) = server.rejected.borrow_mut().pop_front() {
            let answer = answer.status(429).header("retry-after", wait.to_string());
            return Ok(answer.body(Vec::new()).unwrap());
        }
        let known = *server.answer.borrow();
        let (status, body) = known.map_or((200, "[]".to_owned()), |known| known(&path));
        let body = body.into_bytes();
        Ok(answer.status(status).body(body).unwrap())
    }
}

fn get(path: &str) -> Request<Vec<u8>> {
    let url = format!("https://shop.example/{path}");
    Request::get(url).body(Vec::new()).unwrap()
}

const OPTIONS: SendOptions = SendOptions {
    seconds: 30,
    streamed: false,
    headers: &[],
};

fn paced(server: &Rc<Server>, pool: u8) -> Paced<Shared, Clockwork> {
    Paced::new(Shared(server.clone()), server.clock.clone(), pool)
}

#[tokio::test]
async fn a_pool_is_under_way_at_once_and_no_more() {
    let server = Rc::new(Server::default());
    let paced = paced(&server, 3);
    let all = (0..20).map(|number| paced.send(get(&number.to_string()), OPTIONS));
    let answers = join_all(all).await;
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(server.asked.borrow().len(), 20);
    assert_eq!(server.most_under_way.get(), 3);
}

#[tokio::test]
async fn a_read_that_came_too_fast_is_made_again_after_the_wait_and_others_wait_too() {
    let server = Rc::new(Server::default());
    server.rejected.borrow_mut().push_back(7);
    let paced = paced(&server, 1);
    let answers = join_all([paced.send(get("a"), OPTIONS), paced.send(get("b"), OPTIONS)]).await;
    assert!(answers.into_iter().all(|it| it.unwrap().status() == 200));
    let asked = server.asked.borrow();
    let times: Vec<_> = asked.iter().map(|(time, _)| *time).collect();
    assert_eq!(times.len(), 3);
    assert_eq!(times[0], 0);
    assert!(times[1] >= 7_000 && times[2] >= 7_000, "{times:?}");
}

#[tokio::test]
async fn a_post_is_sent_once_whatever_the_answer() {
    let server = Rc::new(Server::default());
    server.rejected.borrow_mut().push_back(1);
    let mut request = get("a");
    *request.method_mut() = Method::POST;
    let answer = paced(&server, 4).send(request, OPTIONS).await.unwrap();
    assert_eq!(answer.status(), 429);
    assert_eq!(server.asked.borrow().len(), 1);
}

#[tokio::test]
async fn a_request_that_is_given_up_leaves_its_place_to_others() {
    let server = Rc::new(Server::default());
    let paced = paced(&server, 1);
    {
        let mut given_up = Box::pin(paced.send(get("a"), OPTIONS));
        let waker = futures_util::task::noop_waker();
        let mut context = std::task::Context::from_waker(&waker);
        assert!(given_up.as_mut().poll(&mut context).is_pending());
    }
    assert!(paced.send(get("b"), OPTIONS).await.is_ok());
}

async fn read(server: &Rc<Server>, numbers: &[&str]) -> Vec<NumberRead> {
    let client = Client::new(paced(server, 4), server.clock.clone(), connection());
    let numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
    let read = read_orders(Rc::new(client), numbers, "quantity".to_owned());
    read.collect().await
}

fn asked_of(server: &Server, part: &str) -> usize {
    let asked = server.asked.borrow();
    asked.iter().filter(|(_, path)| path.contains(part)).count()
}

/// An Omnitron whose lists ignore the number, and that knows orders by `order_number/…/`.
fn without_filters(path: &str) -> (u16, String) {
    let (status, body) = match path {
        "v1/order_number/42/" => (200, r#"{"pk":7,"number":"42","status":"400","channel":1}"#),
        "v1/order_number/43/" => (200, r#"{"pk":8,"number":"43","status":"400","channel":1}"#),
        _ if path.starts_with("v1/channels/") => (200, r#"[{"pk":1,"name":"Shop"}]"#),
        _ if path.contains("order_item") => (
            200,
            r#"[{"pk":70,"order":7,"status":"400"},{"pk":80,"order":8,"status":"400"}]"#,
        ),
        _ if path.contains("orders/?") => (200, r#"[{"pk":1,"number":"other","status":"400"}]"#),
        _ => (404, r#"{"detail":"Not found."}"#),
    };
    (status, body.to_owned())
}

#[tokio::test]
async fn a_way_that_is_of_no_use_is_not_tried_for_each_number() {
    let server = Rc::new(Server::default());
    *server.answer.borrow_mut() = Some(without_filters);
    let numbers = ["42"; 40].iter().chain(&["43"; 40]);
    let numbers: Vec<_> = numbers.copied().collect();
    let read = read(&server, &numbers).await;
    for number in read {
        let (number, reading) = number.unwrap();
        let Reading::Found { orders, is_sure } = reading else {
            panic!("{number} was not found");
        };
        assert!(!is_sure, "the channels ignore the filter");
        let lines: Vec<_> = orders.iter().map(|order| &order.lines).collect();
        assert!(matches!(lines[..], [Lines::Read(lines)] if lines.len() == 1));
    }
    // At most once for each of those that were under way when it was learned.
    assert!(asked_of(&server, "i1/orders/?number=") <= 4);
    assert!(asked_of(&server, "/channel/1/orders/") <= 4);
    assert!(asked_of(&server, "v1/channels/") <= 4);
    assert_eq!(asked_of(&server, "order_number/"), 80);
}

#[tokio::test]
async fn a_failure_is_a_result_of_its_number_and_the_end_of_the_session_ends_all() {
    let server = Rc::new(Server::default());
    *server.answer.borrow_mut() = Some(|_| (500, "{}".to_owned()));
    let results = read(&server, &["42"]).await;
    assert_eq!(results, [Ok(("42".to_owned(), Reading::Failed))]);

    *server.answer.borrow_mut() = Some(|_| (401, "{}".to_owned()));
    let results = read(&server, &["42", "43"]).await;
    assert_eq!(results.first(), Some(&Err(SessionEnded)));
}

/// A channel with 20 pages of lines, each of the product and of an order of its own.
fn with_lines(path: &str) -> (u16, String) {
    let body = if path.starts_with("v1/channels/") {
        r#"[{"id":1}]"#.to_owned()
    } else if let Some((_, page)) = path.split_once("&page=") {
        let (page, _) = page.split_once('&').unwrap_or((page, ""));
        let line =
            format!(r#"{{"pk":{page},"order":{page},"product":8,"stock_list":1,"status":"400"}}"#);
        format!(r#"{{"count":20,"next":"http://inside/","results":[{line}]}}"#)
    } else {
        "[]".to_owned()
    };
    (200, body)
}

#[tokio::test]
async fn orders_of_lines_are_read_while_pages_of_them_still_are() {
    let server = Rc::new(Server::default());
    *server.answer.borrow_mut() = Some(with_lines);
    let client = Client::new(paced(&server, 4), server.clock.clone(), connection());
    let (product, list) = ("8".parse().unwrap(), "1".parse().unwrap());
    let read = read_product_lines(Rc::new(client), product, list).collect::<Vec<_>>();
    let read = tokio::time::timeout(std::time::Duration::from_secs(20), read).await;
    let read = read.expect("the pages and the orders do not wait for each other");
    let lines = read.iter().filter(|it| matches!(it, LinesRead::Lines(_)));
    assert_eq!(lines.count(), 20);
}
