//! The server's half of every endpoint: the opposite of building and reading.

use std::collections::BTreeMap;
use std::str::FromStr;

use http::header::CONTENT_TYPE;
use http::{Method, Request, Response, StatusCode};
use serde::{Deserialize, Serialize};

use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::endpoint::{
    CreateMapping, GetOrder, GetOrderItem, ListContentTypes, ListOrderItems, ListOrders,
    ListProductStocks, Login,
};
use release_core::model::Status;
use release_core::{ApiPrefix, ErpCode};

/// A request that a server can recognise.
pub(crate) trait FromHttp: Sized {
    /// The call and its prefix, or `None` if the request is not this call in
    /// exactly the form that this crate builds.
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)>;
}

/// Answers with JSON.
///
/// # Errors
///
/// When the value cannot be written as JSON.
pub(crate) fn respond(
    status: StatusCode,
    value: &impl Serialize,
) -> Result<Response<Vec<u8>>, http::Error> {
    let body = serde_json::to_vec(value).unwrap_or_default();
    Response::builder()
        .status(status)
        .header(CONTENT_TYPE, "application/json")
        .body(body)
}

/// A request taken apart: prefix, path segments, query.
struct Parts<'a> {
    prefix: ApiPrefix,
    segments: Vec<&'a str>,
    query: BTreeMap<String, String>,
    body: &'a [u8],
}

impl<'a> Parts<'a> {
    fn read(request: &'a Request<Vec<u8>>, method: &Method) -> Option<Self> {
        if request.method() != method {
            return None;
        }
        let (_, api) = request.uri().path().split_once("/api/")?;
        let mut segments = api.strip_suffix('/')?.split('/');
        let prefix = segments.next()?.parse().ok()?;
        let query = request.uri().query().unwrap_or_default();
        Some(Self {
            prefix,
            segments: segments.collect(),
            query: form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            body: request.body(),
        })
    }

    fn query<T: FromStr>(&self, name: &str) -> Result<Option<T>, T::Err> {
        self.query.get(name).map(|text| text.parse()).transpose()
    }
}

impl FromHttp for Login {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::POST)?;
        match parts.segments[..] {
            ["auth", "login"] => Some((parts.prefix, serde_json::from_slice(parts.body).ok()?)),
            _ => None,
        }
    }
}

impl FromHttp for ListOrders {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::GET)?;
        let ["orders"] = parts.segments[..] else {
            return None;
        };
        let call = Self {
            is_send: parts.query("is_send").ok()?,
            status: parts.query::<String>("status").ok()?.map(Status::new),
            number: parts.query("number").ok()?,
            number_begins: parts.query("number__startswith").ok()?,
            page: parts.query("page").ok()?,
            limit: parts.query("limit").ok()?,
        };
        Some((parts.prefix, call))
    }
}

impl FromHttp for GetOrder {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::GET)?;
        let (order, from) = match parts.segments[..] {
            ["orders", id] => (id, OrderAddress::Plain),
            ["orders_integration", id, "detailed_integration"] => (id, OrderAddress::Detailed),
            _ => return None,
        };
        let order = order.parse().ok()?;
        Some((parts.prefix, Self { order, from }))
    }
}

impl FromHttp for ListOrderItems {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::GET)?;
        let from = match parts.segments[..] {
            ["order_item", "detailed_integration"] => ItemsAddress::Detailed,
            ["order_items"] => ItemsAddress::Plain,
            _ => return None,
        };
        let call = Self {
            order: parts.query("order").ok()??,
            from,
            page: parts.query("page").ok()?,
            limit: parts.query("limit").ok()?,
        };
        Some((parts.prefix, call))
    }
}

impl FromHttp for GetOrderItem {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::GET)?;
        match parts.segments[..] {
            ["order_items", id] => Some((
                parts.prefix,
                Self {
                    item: id.parse().ok()?,
                },
            )),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
struct Body {
    code: ErpCode,
    update_stock: bool,
}

impl FromHttp for CreateMapping {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::POST)?;
        let ["order_items", id, "create_mapping"] = parts.segments[..] else {
            return None;
        };
        let body: Body = serde_json::from_slice(parts.body).ok()?;
        let call = Self {
            item: id.parse().ok()?,
            code: body.code,
            update_stock: body.update_stock,
        };
        Some((parts.prefix, call))
    }
}

impl FromHttp for ListContentTypes {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::GET)?;
        match parts.segments[..] {
            ["content_types"] => Some((
                parts.prefix,
                Self {
                    model: parts.query("model").ok()??,
                },
            )),
            _ => None,
        }
    }
}

impl FromHttp for ListProductStocks {
    fn from_http(request: &Request<Vec<u8>>) -> Option<(ApiPrefix, Self)> {
        let parts = Parts::read(request, &Method::GET)?;
        let ["channel", channel, "product_stocks"] = parts.segments[..] else {
            return None;
        };
        let call = Self {
            channel: channel.parse().ok()?,
            product: parts.query("product__pk__in").ok()??,
            stock_list: parts.query("stock_list").ok()??,
        };
        Some((parts.prefix, call))
    }
}
