//! Faults between a client and an Omnitron, as rules that a test switches on.

use std::num::NonZeroU32;

use axum::http::Method;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// One rule: which requests it meets, how often, and what happens to them.
///
/// In JSON the fault stands beside the rest: `{"on": "create_mapping", "times": 1, "kind": "504", "done": true}`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rule {
    /// The requests it meets.
    pub on: On,
    /// Only the one for this order item. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<i64>,
    /// The number of further requests that it meets. Default: without end (`401_once`: 1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// With 3, only the third of the requests that it fits is met, the sixth, and so on. Default 1.
    /// Requests that an earlier rule meets do not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<NonZeroU32>,
    /// The fault.
    #[serde(flatten)]
    pub fault: Fault,
    /// The number of requests that it fitted.
    #[serde(skip)]
    fitted: u32,
}

impl Rule {
    /// Whether the rule meets the request; counts it down if so.
    pub(crate) fn meets(&mut self, asked: &RequestInfo) -> bool {
        let on = self.on == On::Any || Some(self.on) == asked.on;
        let item = self.item.is_none() || self.item == asked.item;
        if !(on && item) || self.times == Some(0) {
            return false;
        }
        self.fitted += 1;
        let every = self.every.map_or(1, NonZeroU32::get);
        if !self.fitted.is_multiple_of(every) {
            return false;
        }
        self.times = self.times.map(|times| times - 1);
        true
    }
}

impl<'de> Deserialize<'de> for Rule {
    /// By hand, because a flattened enum swallows keys that nobody knows, and a rule that is
    /// misspelt must not pass for one that never meets anything.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Parts {
            on: On,
            item: Option<i64>,
            times: Option<u32>,
            every: Option<NonZeroU32>,
        }
        let all = Map::deserialize(deserializer)?;
        let Parts {
            on,
            item,
            times,
            every,
        } = serde_json::from_value(Value::Object(all.clone())).map_err(D::Error::custom)?;
        let rest = all
            .into_iter()
            .filter(|(key, _)| !matches!(key.as_str(), "on" | "item" | "times" | "every"));
        let fault =
            serde_json::from_value(Value::Object(rest.collect())).map_err(D::Error::custom)?;
        let once = (fault == Fault::UnauthorizedOnce).then_some(1);
        Ok(Self {
            on,
            item,
            times: times.or(once),
            every,
            fault,
            fitted: 0,
        })
    }
}

/// Groups of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// `POST order_items/{pk}/create_mapping/`
    CreateMapping,
    /// `POST auth/login/`
    Login,
    /// `GET orders/` and `channel/{id}/orders/`
    Orders,
    /// `GET orders/{pk}/`, `order_number/{number}/` and `orders_integration/{pk}/detailed_integration/`
    Order,
    /// `GET order_items/`, `order_items/{pk}/`, `order_item/detailed_integration/` and
    /// `channel/{id}/order_items/`
    Lines,
    /// `GET product_stock/`, `channel/{id}/product_stocks/` and `channel/{id}/extra_product_stocks/`, and
    /// what is below them
    Stock,
    /// `GET content_types/`
    ContentTypes,
    /// Everything under `/api/`, `active_user/` and `channels/` too.
    Any,
}

/// A fault, done to a request.
///
/// `done` says that Omnitron did the work all the same and only the answer was lost. Default false.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are `done`, told above, and what their names say"
)]
pub enum Fault {
    /// 429, not processed; `Retry-After` in seconds, default 60.
    #[serde(rename = "429")]
    Throttled {
        #[serde(default = "a_minute")]
        retry_after: u64,
    },
    /// Django's own page for a crash.
    #[serde(rename = "500_html")]
    Crash {
        #[serde(default)]
        done: bool,
    },
    /// A gateway's 502 page.
    #[serde(rename = "502")]
    BadGateway {
        #[serde(default)]
        done: bool,
    },
    /// A gateway's 503 page.
    #[serde(rename = "503")]
    Unavailable {
        #[serde(default)]
        done: bool,
    },
    /// A gateway's 504 page.
    #[serde(rename = "504")]
    GatewayTimeout {
        #[serde(default)]
        done: bool,
    },
    /// Works at once, answers after `millis`.
    Slow { millis: u64 },
    /// Never answers; ends when the client leaves.
    NoAnswer {
        #[serde(default)]
        done: bool,
    },
    /// Closes the connection without an answer.
    Cut {
        #[serde(default)]
        done: bool,
    },
    /// Works, and sends the first half of the answer as if it were all.
    TruncatedBody,
    /// Works, and answers with the id of another line.
    WrongObjectId,
    /// Works, and answers with another code.
    WrongCode,
    /// 200 with a page, as a captive portal or a login wall sends it.
    #[serde(rename = "html_200")]
    Html200 {
        #[serde(default)]
        done: bool,
    },
    /// 302 to `/login/`; not processed.
    Redirect,
    /// The token is deleted: 401 from now on, until the next login.
    TokenRevoked,
    /// One 401; the token stays good.
    #[serde(rename = "401_once")]
    UnauthorizedOnce,
    /// 403; not processed.
    Forbidden,
    /// Anything else: `status` (200 to 599), `body`, and its `content_type`.
    PlainStatus {
        status: u16,
        #[serde(default)]
        body: String,
        #[serde(default = "json_type")]
        content_type: String,
        #[serde(default)]
        done: bool,
    },
}

fn a_minute() -> u64 {
    60
}

fn json_type() -> String {
    "application/json".to_owned()
}

/// The kind of a request, as far as rules and the ledger need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequestInfo {
    pub(crate) on: Option<On>,
    pub(crate) item: Option<i64>,
}

impl RequestInfo {
    pub(crate) fn of(method: &Method, path: &str) -> Self {
        let rest = path
            .strip_prefix("/api/")
            .and_then(|path| path.split_once('/'));
        let segments: Vec<&str> = rest.map_or(vec![], |(_prefix, rest)| rest.split('/').collect());
        let post = method == Method::POST;
        let (on, item) = match segments.as_slice() {
            ["auth", "login", ""] if post => (Some(On::Login), None),
            ["order_items", pk, "create_mapping", ""] if post => {
                (Some(On::CreateMapping), pk.parse().ok())
            }
            _ if post => (None, None),
            ["orders", ""] | ["channel", _, "orders", ""] => (Some(On::Orders), None),
            ["orders" | "order_number" | "orders_integration", _, ..] => (Some(On::Order), None),
            ["order_items", ""] | ["order_item", ..] | ["channel", _, "order_items", ""] => {
                (Some(On::Lines), None)
            }
            ["order_items", pk, ""] => (Some(On::Lines), pk.parse().ok()),
            ["product_stock", ""]
            | ["channel", _, "product_stocks" | "extra_product_stocks", ..] => {
                (Some(On::Stock), None)
            }
            ["content_types", ""] => (Some(On::ContentTypes), None),
            _ => (None, None),
        };
        Self { on, item }
    }
}
