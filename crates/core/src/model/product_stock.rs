//! Product stock: the visible counter of reservations.

use serde::Serialize;

use super::{Product, StockListRef};
use crate::read::{Json, Misread, Read};

/// The stock of one product on one stock list (page: saleschannelproductstock).
///
/// The counter is per product and stock list, not per line: it tells how many
/// units are held, not which lines hold them. Other orders move it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProductStock {
    /// The product.
    pub product: Option<Product>,
    /// The stock list.
    pub stock_list: Option<StockListRef>,
    /// Units that can be sold, as the server wrote it.
    pub stock: Option<String>,
    /// Units reserved: sold and not yet reported to the ERP (sdk:
    /// `channel_app_template`), as the server wrote it.
    pub sold_quantity_unreported: Option<String>,
}

impl Read for ProductStock {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        let members = json.object()?;
        Ok(Self {
            product: members.object_or_id("product")?,
            stock_list: members.object_or_id("stock_list")?,
            stock: members.word("stock")?,
            sold_quantity_unreported: members.word("sold_quantity_unreported")?,
        })
    }
}
