//! Product stock: the visible counter of reservations.

use serde::{Deserialize, Serialize};

use super::{Product, StockListRef};
use crate::read;

/// The stock of one product on one stock list (page: saleschannelproductstock).
///
/// The counter is per product and stock list, not per line: it tells how many
/// units are held, not which lines hold them. Other orders move it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductStock {
    /// The product.
    #[serde(default, deserialize_with = "read::object_or_id")]
    pub product: Option<Product>,
    /// The stock list.
    #[serde(default, deserialize_with = "read::object_or_id")]
    pub stock_list: Option<StockListRef>,
    /// Units that can be sold, as the server wrote it.
    #[serde(default, deserialize_with = "read::word")]
    pub stock: Option<String>,
    /// Units reserved: sold and not yet reported to the ERP (sdk:
    /// `channel_app_template`), as the server wrote it.
    #[serde(default, deserialize_with = "read::word")]
    pub sold_quantity_unreported: Option<String>,
}
