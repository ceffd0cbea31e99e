//! Pairs of functions that build a request and read its answer.

use http::Response;
use release_core::ErrorCode;
use release_core::endpoint::{CreateMapping, Endpoint, HEADERS_READ, Login};
use release_core::error::{CallError, ReachError};
use tsify::{Ts, Tsify};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert;
use crate::error::Failure;
use crate::from_js::{FromJs, Path};
use crate::lines::checked_call;
use crate::model::{
    Answer, Connection, ContentTypesPage, ContentTypesQuery, Credentials, Delivery, HttpRequest,
    LineInput, Order, OrderItem, OrderItemQuery, OrderItemsPage, OrderItemsQuery, OrderQuery,
    OrdersPage, OrdersQuery, Outcome, ProductStocksPage, ProductStocksQuery, Query, SignedIn,
};

#[wasm_bindgen]
extern "C" {
    /// What came of a request.
    #[wasm_bindgen(typescript_type = "HttpResponse | NoAnswer")]
    pub type CallResult;
}

type Built = Result<Ts<HttpRequest>, Failure>;

fn checked(connection: &Ts<Connection>) -> Result<release_core::Connection, Failure> {
    convert::from_ts(connection, "connection")?.checked()
}

fn to_http(call: &impl Endpoint, connection: &release_core::Connection) -> Built {
    convert::to_ts(&HttpRequest::from(call.to_http(connection)?))
}

fn build<Q>(query: &Ts<Q>, to: &Ts<Connection>) -> Built
where
    Q: Query<Call: Endpoint> + Tsify<JsType: JsCast> + FromJs,
{
    let call = convert::from_ts(query, "query")?.checked()?;
    to_http(&call, &checked(to)?)
}

pub(crate) fn answer(
    result: &CallResult,
) -> Result<Result<Response<Vec<u8>>, ReachError>, Failure> {
    let answer = Answer::from_value(result, Path::Root("response"))?;
    Ok(answer.checked(&HEADERS_READ)?)
}

/// Reads what came of a call: an answer, a refusal, or nothing.
fn read<E: Endpoint>(
    call: &E,
    result: CallResult,
) -> Result<Result<E::Output, CallError>, Failure> {
    Ok(match answer(&result)? {
        Ok(response) => call.parse(&response).map_err(CallError::from),
        Err(error) => Err(error.into()),
    })
}

fn read_query<Q, T>(query: &Ts<Q>, result: CallResult) -> Result<Ts<T>, Failure>
where
    Q: Query<Call: Endpoint> + Tsify<JsType: JsCast> + FromJs,
    T: From<<Q::Call as Endpoint>::Output> + Tsify + serde::Serialize,
{
    let call = convert::from_ts(query, "query")?.checked()?;
    convert::to_ts(&T::from(read(&call, result)??))
}

/// The request that releases or records one line. No call is known that takes it back.
///
/// Throws if the line cannot be sent (all problems are in `details.problems`), or the connection
/// cannot be used or has no token.
#[wasm_bindgen(js_name = buildCreateMapping)]
pub fn build_create_mapping(line: Ts<LineInput>, connection: Ts<Connection>) -> Built {
    to_http(&checked_call(&line)?, &checked(&connection)?)
}

/// What became of a line, from all that is known: the answer, or that none came.
///
/// Done means: a 2xx that names this very line and this very code, byte for byte. Whatever is neither
/// surely done nor surely not done is `unknown`. It throws for no answer that a server can give.
///
/// `delivery` is how often the request may have arrived, as `connectionDelivery` tells. Without it, that
/// is not known: a refusal for uniqueness is `unknown` then, as it may answer a repeat of the client's own.
#[wasm_bindgen(js_name = readCreateMapping)]
pub fn read_create_mapping(
    line: Ts<LineInput>,
    response: CallResult,
    delivery: Option<Ts<Delivery>>,
) -> Result<Ts<Outcome>, Failure> {
    let delivery = delivery.map(|delivery| convert::from_ts(&delivery, "delivery"));
    let delivery = delivery
        .transpose()?
        .map_or(release_core::Delivery::Unseen, Into::into);
    let (outcome, _) = judged(&checked_call(&line)?, response)?;
    convert::to_ts(&Outcome::from(&outcome.over(delivery)))
}

/// The core's judgement of what came, and the HTTP status of the answer.
pub(crate) fn judged(
    call: &CreateMapping,
    result: CallResult,
) -> Result<(release_core::Outcome, Option<u16>), Failure> {
    let answer = answer(&result)?;
    let status = answer.as_ref().ok().map(|it| it.status().as_u16());
    Ok((call.judge(answer.as_ref().map_err(Clone::clone)), status))
}

/// The request that trades a user name and a password for a token.
#[wasm_bindgen(js_name = buildLogin)]
pub fn build_login(credentials: Ts<Credentials>, connection: Ts<Connection>) -> Built {
    build(&credentials, &connection)
}

/// The token. Throws `refused.login` for a wrong name or password.
#[wasm_bindgen(js_name = readLogin)]
pub fn read_login(response: CallResult) -> Result<Ts<SignedIn>, Failure> {
    let call = Login {
        username: String::new(),
        password: String::new(),
    };
    let token = read(&call, response)?.map_err(|error| {
        let key = Login::error_code(&error);
        Failure {
            code: key.into(),
            message: key.description().to_owned(),
            ..Failure::from(error)
        }
    })?;
    let token = token.expose().to_owned();
    convert::to_ts(&SignedIn { token })
}

/// The request that lists orders.
#[wasm_bindgen(js_name = buildListOrders)]
pub fn build_list_orders(query: Ts<OrdersQuery>, connection: Ts<Connection>) -> Built {
    build(&query, &connection)
}

/// A page of orders. Throws if it was refused, did not come, or makes no sense.
#[wasm_bindgen(js_name = readListOrders)]
pub fn read_list_orders(
    query: Ts<OrdersQuery>,
    response: CallResult,
) -> Result<Ts<OrdersPage>, Failure> {
    read_query(&query, response)
}

/// The request that reads one order by its id.
#[wasm_bindgen(js_name = buildGetOrder)]
pub fn build_get_order(query: Ts<OrderQuery>, connection: Ts<Connection>) -> Built {
    build(&query, &connection)
}

/// One order. Throws `read.other` if the answer is about another one.
#[wasm_bindgen(js_name = readGetOrder)]
pub fn read_get_order(query: Ts<OrderQuery>, response: CallResult) -> Result<Ts<Order>, Failure> {
    read_query(&query, response)
}

/// The request that lists the lines of an order.
#[wasm_bindgen(js_name = buildListOrderItems)]
pub fn build_list_order_items(query: Ts<OrderItemsQuery>, connection: Ts<Connection>) -> Built {
    build(&query, &connection)
}

/// A page of an order's lines. Throws if it was refused, did not come, or makes no sense.
#[wasm_bindgen(js_name = readListOrderItems)]
pub fn read_list_order_items(
    query: Ts<OrderItemsQuery>,
    response: CallResult,
) -> Result<Ts<OrderItemsPage>, Failure> {
    read_query(&query, response)
}

/// The request that reads one line by its id.
#[wasm_bindgen(js_name = buildGetOrderItem)]
pub fn build_get_order_item(query: Ts<OrderItemQuery>, connection: Ts<Connection>) -> Built {
    build(&query, &connection)
}

/// One line. Throws `read.other` if the answer is about another one.
#[wasm_bindgen(js_name = readGetOrderItem)]
pub fn read_get_order_item(
    query: Ts<OrderItemQuery>,
    response: CallResult,
) -> Result<Ts<OrderItem>, Failure> {
    read_query(&query, response)
}

/// The request that looks for a content type by its table's name.
#[wasm_bindgen(js_name = buildListContentTypes)]
pub fn build_list_content_types(query: Ts<ContentTypesQuery>, connection: Ts<Connection>) -> Built {
    build(&query, &connection)
}

/// The content types of that name; one is expected.
#[wasm_bindgen(js_name = readListContentTypes)]
pub fn read_list_content_types(
    query: Ts<ContentTypesQuery>,
    response: CallResult,
) -> Result<Ts<ContentTypesPage>, Failure> {
    read_query(&query, response)
}

/// The request that reads the stock of a product on a stock list.
#[wasm_bindgen(js_name = buildListProductStocks)]
pub fn build_list_product_stocks(
    query: Ts<ProductStocksQuery>,
    connection: Ts<Connection>,
) -> Built {
    build(&query, &connection)
}

/// The stock rows of that product on that stock list.
#[wasm_bindgen(js_name = readListProductStocks)]
pub fn read_list_product_stocks(
    query: Ts<ProductStocksQuery>,
    response: CallResult,
) -> Result<Ts<ProductStocksPage>, Failure> {
    read_query(&query, response)
}
