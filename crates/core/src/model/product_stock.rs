//! Product stock: the visible counter of reservations.

use serde::Serialize;

use super::{OrderItem, Product, StockListRef};
use crate::deserialize_from_json;
use crate::id::{ChannelId, ProductId, StockListId};

crate::json_struct! {
    /// The stock of one product on one stock list (page: saleschannelproductstock).
    ///
    /// The counter is per product and stock list, not per line: it shows how many
    /// units are held, not which lines hold them. Other orders change it too.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct ProductStock {
        /// The id of the row.
        pub pk: Option<u64> | "id" => row_id,
        /// The product.
        pub product: Option<Product> => object_or_id,
        /// The stock list.
        pub stock_list: Option<StockListRef> => object_or_id,
        /// Units that can be sold, as the server wrote it.
        pub stock: Option<String> => word,
        /// Units reserved: sold and not yet reported to the ERP (sdk:
        /// `channel_app_template`), as the server wrote it.
        pub sold_quantity_unreported: Option<String> => word,
    }
}

impl ProductStock {
    /// Its product and stock list; `None` if it does not say both.
    pub fn key(&self) -> Option<(ProductId, StockListId)> {
        let product = self.product.as_ref()?.pk?;
        let list = self.stock_list.as_ref()?.pk?;
        Some((product, list))
    }
}

crate::json_struct! {
    /// The stock row on which a line's reservation counts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
    pub struct StockCounter {
        /// The sales channel through which it is read.
        pub channel: ChannelId,
        /// The product.
        pub product: ProductId,
        /// The stock list.
        pub stock_list: StockListId,
    }
}

impl StockCounter {
    /// The counter of a line of an order that was placed on this channel;
    /// `None` if the line or the order does not say which one it is.
    pub fn of(channel: Option<ChannelId>, line: &OrderItem) -> Option<Self> {
        Some(Self {
            channel: channel?,
            product: line.product.as_ref()?.pk?,
            stock_list: line.stock_list.as_ref()?.pk?,
        })
    }
}

impl StockCounter {
    /// The row itself, without the channel through which it is read.
    pub const fn row(&self) -> (ProductId, StockListId) {
        (self.product, self.stock_list)
    }
}

deserialize_from_json!(StockCounter);
