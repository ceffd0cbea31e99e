//! Servers that behave as none should: still no wrong fact.

use std::cell::Cell;

use http::{HeaderValue, Request, Response};
use release_client::{SendOptions, Transport};
use release_core::error::ReachError;
use release_doctor::{Asker, Check, Fact, Finding, Group, NotFoundOut};
use serde_json::{Value, json};

use crate::faults::is_wrong;
use crate::support::{StandIn, examined, examined_by, switches_of};
use crate::truth::truth;

/// A stand-in whose answers are altered on the way. `F` is given the path, the answer, and the number of
/// answers before it.
struct Altered<F> {
    server: StandIn,
    answers: Cell<usize>,
    alter: F,
}

impl<F: Fn(&str, &mut Response<Vec<u8>>, usize)> Transport for Altered<F> {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let path = request.uri().path().to_owned();
        let mut response = self.server.send_any(request, options)?;
        let before = self.answers.replace(self.answers.get() + 1);
        (self.alter)(&path, &mut response, before);
        Ok(response)
    }
}

/// Examines some servers whose answers are altered, and tells what is found of the last.
fn hold(alter: impl Fn(&str, &mut Response<Vec<u8>>, usize) + Copy) -> Vec<Finding> {
    let servers = [
        json!({ "no_channels": true, "no_order_number": true, "no_product_stock": true }),
        json!({ "ignore_filters": ["number", "channel_pk", "channel_sort", "stock_list"] }),
        json!({ "prefix": "v1", "extra_stocks": "own", "no_stock": true }),
        json!({ "unseen_filters": ["channel_line_product"], "unreported": "at_least" }),
        json!({}),
    ];
    let mut last = Vec::new();
    for changes in servers {
        let server = StandIn::switched(&changes);
        let answers = Cell::default();
        let findings = examined(Altered {
            server,
            answers,
            alter,
        });
        for Finding { check, result, .. } in &findings {
            if let (Ok(fact), Some(truth)) = (result, truth(*check, &switches_of(&changes))) {
                assert!(!is_wrong(fact, &truth), "{changes}: {check} {fact:?}");
            }
        }
        last = findings;
    }
    last
}

fn set(response: &mut Response<Vec<u8>>, status: u16, kind: &'static str, body: &str) {
    *response.status_mut() = status.try_into().unwrap();
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert("content-type", kind);
    *response.body_mut() = body.as_bytes().to_vec();
}

fn is_no_path(response: &Response<Vec<u8>>) -> bool {
    response.status() == 404 && response.headers()["content-type"] != "application/json"
}

fn result(findings: &[Finding], check: Check) -> Result<(), NotFoundOut> {
    let finding = findings.iter().find(|it| it.check == check).unwrap();
    finding.result.clone().map(drop)
}

/// Changes the rows of a list, where the answer is one.
fn with_rows(response: &mut Response<Vec<u8>>, change: impl Fn(&mut Vec<Value>, &mut u64)) {
    let Ok(mut value) = serde_json::from_slice::<Value>(response.body()) else {
        return;
    };
    let mut count = value["count"].as_u64().unwrap_or_default();
    if let Some(rows) = value.get_mut("results").and_then(Value::as_array_mut) {
        change(rows, &mut count);
        value["count"] = json!(count);
        *response.body_mut() = value.to_string().into_bytes();
    }
}

#[test]
fn a_gateway_may_answer_an_unknown_path_as_a_missing_record() {
    hold(|_, response, _| {
        if is_no_path(response) {
            set(
                response,
                404,
                "application/json",
                r#"{"message": "no route"}"#,
            );
        }
    });
}

#[test]
fn a_gateway_may_forbid_an_unknown_path() {
    hold(|_, response, _| {
        if is_no_path(response) {
            set(
                response,
                403,
                "application/json",
                r#"{"message": "Forbidden"}"#,
            );
        }
    });
}

#[test]
fn an_unknown_path_may_be_the_page_of_an_application() {
    hold(|_, response, _| {
        if is_no_path(response) {
            set(
                response,
                200,
                "text/html",
                "<!doctype html><title>Application</title>",
            );
        }
    });
}

#[test]
fn a_proxy_may_let_only_some_calls_through() {
    let findings = hold(|path, response, _| {
        if path.starts_with("/api/i1/channel") || path.contains("doctor") || path.contains("user") {
            let page =
                "<html><center><h1>404 Not Found</h1></center><hr><center>nginx</center></html>";
            set(response, 404, "text/html", page);
        }
    });
    assert_eq!(result(&findings, Check::User), Err(NotFoundOut::WebPage));
    assert_eq!(result(&findings, Check::PathOrders), Ok(()));
}

#[test]
fn a_page_behind_a_proxy_takes_no_path_for_missing() {
    let server =
        StandIn::switched(&json!({ "no_channels": true, "no_singular": true, "prefix": "v1" }));
    let asker = Asker::Page {
        is_same_origin: true,
    };
    // As a proxy that does not mark what comes from Omnitron.
    let unmarked = Altered {
        server: server.clone(),
        answers: Cell::default(),
        alter: |_: &str, response: &mut Response<Vec<u8>>, _: usize| {
            response.headers_mut().remove("x-upstream-status");
        },
    };
    let findings = examined_by(unmarked, asker.clone());
    let missing = findings.iter().find(|finding| match finding.result {
        Ok(Fact::Served { i1, v1 }) => i1 == Some(false) || v1 == Some(false),
        _ => false,
    });
    assert_eq!(missing, None);
    assert_eq!(
        result(&findings, Check::PathChannels),
        Err(NotFoundOut::NotVisible)
    );
    assert_eq!(result(&findings, Check::Cors), Err(NotFoundOut::NotVisible));
    assert_eq!(result(&findings, Check::OrdersNumber), Ok(()));

    let findings = examined_by(server, asker);
    let channels = findings.iter().find(|it| it.check == Check::PathChannels);
    let absent = Fact::Served {
        i1: Some(false),
        v1: Some(false),
    };
    assert_eq!(channels.unwrap().result, Ok(absent), "the answer is marked");
}

#[test]
fn an_unknown_path_may_give_data() {
    let findings = hold(|_, response, _| {
        if is_no_path(response) {
            set(response, 200, "application/json", "{}");
        }
    });
    let path = result(&findings, Check::PathChannels);
    assert_eq!(path, Err(NotFoundOut::Ambiguous));
}

#[test]
fn a_refusal_that_is_new_each_time_tells_no_language() {
    let findings = hold(|_, response, before| {
        response.headers_mut().remove("content-language");
        if response.status() == 404 {
            let body = format!(r#"{{"detail": "?", "request": {before}}}"#);
            *response.body_mut() = body.into_bytes();
        }
    });
    assert!(result(&findings, Check::Language).is_err());
}

#[test]
fn rows_may_come_in_another_order_each_time() {
    hold(|_, response, before| {
        with_rows(response, |rows, _| {
            let turn = before * 7 % rows.len().max(1);
            rows.rotate_left(turn);
        });
    });
}

#[test]
fn lists_may_grow_while_they_are_read() {
    hold(|path, response, before| {
        if path.ends_with("orders/") || path.ends_with("order_items/") {
            with_rows(response, |rows, count| {
                *count += u64::try_from(before).unwrap();
                if let Some(first) = rows.first().cloned() {
                    let mut new = first;
                    new["pk"] = json!(900_000 + before);
                    rows.insert(0, new);
                    rows.pop();
                }
            });
        }
    });
}

#[test]
fn the_ids_of_rows_may_be_missing() {
    hold(|_, response, _| {
        with_rows(response, |rows, _| {
            for row in rows {
                row.as_object_mut().unwrap().remove("pk");
            }
        });
    });
}

#[test]
fn a_program_that_names_no_origin_learns_nothing_of_other_pages() {
    let server = StandIn::switched(&json!({ "cors": "on", "timing": true }));
    let findings = examined_by(server, Asker::Program { origin: None });
    let (of_pages, others): (Vec<_>, Vec<_>) = findings
        .into_iter()
        .partition(|it| it.check.group() == Group::Cors);
    assert_eq!(of_pages.len(), 4);
    for finding in of_pages {
        assert_eq!(
            finding.result,
            Err(NotFoundOut::NotVisible),
            "{}",
            finding.check
        );
        assert_eq!(finding.asked, []);
    }
    assert_eq!(result(&others, Check::OrdersNumber), Ok(()));
}
