//! Requests and answers for the tests, and their form in snapshots.

use http::{Request, Response};
use release_core::endpoint::CreateMapping;
use release_core::{ApiPrefix, Connection, ErpCode, ErrorCode, HasCode};

/// A connection to an Omnitron that does not exist, signed in.
pub(crate) fn connection() -> Connection {
    signed_out().with_token("f00dcafe".parse().unwrap())
}

/// The same connection, signed out.
pub(crate) fn signed_out() -> Connection {
    Connection::new("https://shop.example".parse().unwrap(), ApiPrefix::I1)
}

/// A release of line 70412 with the code ERP-55120-3.
pub(crate) fn release() -> CreateMapping {
    CreateMapping {
        item: "70412".parse().unwrap(),
        code: ErpCode::new("ERP-55120-3").unwrap(),
        update_stock: true,
    }
}

/// An answer with a JSON body.
pub(crate) fn json(status: u16, body: &str) -> Response<Vec<u8>> {
    answer(status, "application/json", body)
}

/// An answer with a web page.
pub(crate) fn html(status: u16) -> Response<Vec<u8>> {
    answer(
        status,
        "text/html; charset=utf-8",
        "<!doctype html><h1>Sorry</h1>",
    )
}

/// Any answer.
pub(crate) fn answer(status: u16, content_type: &str, body: &str) -> Response<Vec<u8>> {
    Response::builder()
        .status(status)
        .header("content-type", content_type)
        .body(body.as_bytes().to_vec())
        .unwrap()
}

/// A request as sent, without the line of the host.
pub(crate) fn written(request: &Request<Vec<u8>>) -> String {
    let mut lines = vec![format!("{} {}", request.method(), request.uri())];
    let headers = request.headers().iter();
    lines.extend(headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())));
    lines.push(String::from_utf8(request.body().clone()).unwrap());
    lines.join("\n")
}

/// The code of an error or outcome.
pub(crate) fn code_of(what: &impl HasCode) -> &'static str {
    what.code().as_str()
}
