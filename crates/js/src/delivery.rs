//! For the package's loader: how often a request may reach Omnitron.

use release_core::endpoint::{Endpoint, Login};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert;
use crate::endpoint::{CallResult, answer};
use crate::error::Failure;
use crate::model::{Connection, HttpRequest, WireFacts, WireRules};

/// What follows from the connections to a server, if so many requests are under way at once.
#[wasm_bindgen(js_name = wireRules)]
pub fn wire_rules(wire: Ts<WireFacts>, at_once: u32) -> Result<Ts<WireRules>, Failure> {
    let wire = convert::from_ts(&wire, "wire")?.core();
    convert::to_ts(&WireRules::of(wire, at_once))
}

/// The request of a connection test: a sign-in with a name that cannot exist.
#[wasm_bindgen(js_name = buildConnectionTest)]
pub fn build_connection_test(connection: Ts<Connection>) -> Result<Ts<HttpRequest>, Failure> {
    let connection = convert::from_ts(&connection, "connection")?.checked()?;
    convert::to_ts(&HttpRequest::from(Login::nobody().to_http(&connection)?))
}

/// Whether the body of a connection test was read; `undefined` if its answer does not show that.
#[wasm_bindgen(js_name = readConnectionTest)]
pub fn read_connection_test(response: CallResult) -> Result<Option<bool>, Failure> {
    Ok(match answer(&response)? {
        Ok(response) => Login::has_read_body(&response),
        Err(_) => Some(false),
    })
}
