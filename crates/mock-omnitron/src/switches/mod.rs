//! The switches of a running mock: the unknowns of a real Omnitron, and faults.

mod lists;
mod mapping;

pub use lists::{ExtraStocks, Frees, ListFilter, OrderPath, Unreported, UnseenFilter};
pub use mapping::{SameCode, Second, SuccessStatus};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::faults::Rule;

/// The switches. Each has a default; a JSON object may name any of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own, and stands so in JSON"
)]
pub struct Switches {
    /// The prefixes that are served. Default: both.
    pub prefix: Prefix,
    /// Status of a successful `create_mapping`: 200 or 201. Default 201.
    pub success_status: SuccessStatus,
    /// The effect of a second `create_mapping` on a line. Default: refused with 400.
    pub second: Second,
    /// Whether two lines may bear the same code. Default: allowed.
    pub same_code: SameCode,
    /// Most characters of a code. Default 128.
    pub code_max_length: usize,
    /// The user who may not release: 403. Default `ayse`; `null` for nobody.
    pub forbidden_user: Option<String>,
    /// The user who was deactivated: cannot log in, and the token answers 401. Default nobody.
    pub inactive_user: Option<String>,
    /// Filters of lists that are ignored. Default none.
    pub ignore_filters: Vec<ListFilter>,
    /// Filters that nobody has seen, and that are honoured. Default none.
    pub unseen_filters: Vec<UnseenFilter>,
    /// A minus before the field of `sort` is not understood, and the sorting ignored. Default false.
    pub no_descending: bool,
    /// Most rows on a page. Default 100.
    pub page_size_cap: usize,
    /// Lists are bare arrays instead of pages. Default false.
    pub bare_lists: bool,
    /// `order_item/detailed_integration/` does not exist. Default false.
    pub no_singular: bool,
    /// The meaning of the value in `orders/{…}/`: the order's id, or its number. Default the id.
    pub order_path: OrderPath,
    /// `order_number/{number}/` does not exist. Default false.
    pub no_order_number: bool,
    /// `channels/` does not exist. Default false.
    pub no_channels: bool,
    /// `channel/{channel}/orders/` does not exist. Default false.
    pub no_channel_orders: bool,
    /// `channel/{channel}/order_items/` does not exist. Default false.
    pub no_channel_order_items: bool,
    /// `product_stock/` does not exist. Default false.
    pub no_product_stock: bool,
    /// `channel/{channel}/extra_product_stocks/` does not exist. Default false.
    pub no_extra_product_stocks: bool,
    /// The stock lists whose rows `extra_product_stocks/` has. Default all.
    pub extra_stocks: ExtraStocks,
    /// The meaning of the filter `sold_quantity_unreported`. Default so many units exactly.
    pub unreported: Unreported,
    /// Product stock may not be read, in any list: 403. Default false.
    pub no_stock: bool,
    /// What frees a line's units beside a release. Default `cancelled`.
    pub also_frees: Vec<Frees>,
    /// `OPTIONS` describes a call; without it 405. Default true.
    pub metadata: bool,
    /// Whether other origins may call. Default off.
    pub cors: Cors,
    /// Connections of HTTP/1.1 are kept for further requests. Default true.
    pub keep_alive: bool,
    /// Other origins may see the timings of a call, and the header `Connection`. Default false.
    pub timing: bool,
    /// The body of a POST without `Content-Length` is lost: an application behind WSGI reads none where
    /// a proxy passes on a body in chunks. Default false.
    pub drop_streamed_bodies: bool,
    /// Faults, matched in this order. Default none.
    pub faults: Vec<Rule>,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            prefix: Prefix::default(),
            success_status: SuccessStatus::default(),
            second: Second::default(),
            same_code: SameCode::default(),
            code_max_length: 128,
            forbidden_user: Some("ayse".to_owned()),
            inactive_user: None,
            ignore_filters: Vec::new(),
            unseen_filters: Vec::new(),
            no_descending: false,
            page_size_cap: 100,
            bare_lists: false,
            no_singular: false,
            order_path: OrderPath::default(),
            no_order_number: false,
            no_channels: false,
            no_channel_orders: false,
            no_channel_order_items: false,
            no_product_stock: false,
            no_extra_product_stocks: false,
            extra_stocks: ExtraStocks::default(),
            unreported: Unreported::default(),
            no_stock: false,
            also_frees: vec![Frees::Cancelled],
            metadata: true,
            cors: Cors::default(),
            keep_alive: true,
            timing: false,
            drop_streamed_bodies: false,
            faults: Vec::new(),
        }
    }
}

impl Switches {
    /// These switches with those that `changes` names replaced.
    ///
    /// # Errors
    ///
    /// The JSON error where a switch, a value or a key of a fault is not known; nothing changes then.
    pub fn with(&self, changes: Map<String, Value>) -> serde_json::Result<Self> {
        let same_faults = !changes.contains_key("faults");
        let mut all = serde_json::to_value(self)?;
        if let Value::Object(all) = &mut all {
            all.extend(changes);
        }
        let mut switches: Self = serde_json::from_value(all)?;
        if same_faults {
            // Rules count requests, which JSON does not show.
            switches.faults.clone_from(&self.faults);
        }
        Ok(switches)
    }
}

/// Served API prefixes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prefix {
    /// `/api/i1` and `/api/v1`.
    #[default]
    Both,
    /// `/api/i1` alone.
    I1,
    /// `/api/v1` alone.
    V1,
}

impl Prefix {
    /// Whether the prefix of this path, `/api/{prefix}/…`, is served.
    pub(crate) fn serves_path(self, path: &str) -> bool {
        let prefix = path.split('/').nth(2);
        match self {
            Self::Both => matches!(prefix, Some("i1" | "v1")),
            Self::I1 => prefix == Some("i1"),
            Self::V1 => prefix == Some("v1"),
        }
    }
}

/// Whether other origins may call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cors {
    /// As stock Django REST framework: no CORS header, and a preflight is a request without a token.
    #[default]
    Off,
    /// Any origin may call.
    On,
}
