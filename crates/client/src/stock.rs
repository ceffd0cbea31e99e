//! The stock counter behind a line.

use release_core::endpoint::ListProductStocks;
use release_core::error::CallError;
use release_core::model::{Order, OrderItem, ProductStock};

use crate::{Client, Clock, Transport};

impl<T: Transport, C: Clock> Client<T, C> {
    /// Reads the stock row that a line's reservation counts on; `None` where
    /// the line or the order does not say which row that is, or there is none.
    ///
    /// # Errors
    ///
    /// As [`Client::call`]. Many users may not read stock; a release does not
    /// depend on it.
    pub async fn stock(
        &self,
        order: &Order,
        line: &OrderItem,
    ) -> Result<Option<ProductStock>, CallError> {
        let channel = order.channel.as_ref().and_then(|channel| channel.id);
        let product = line.product.as_ref().and_then(|product| product.pk);
        let stock_list = line.stock_list.as_ref().and_then(|list| list.pk);
        let (Some(channel), Some(product), Some(stock_list)) = (channel, product, stock_list)
        else {
            return Ok(None);
        };
        let found = self
            .call(&ListProductStocks {
                channel,
                product,
                stock_list,
            })
            .await?;
        Ok(found.page.rows.into_iter().next())
    }

    /// The units reserved of a line's product, as the server wrote it; `None`
    /// where they may not be read.
    pub async fn reserved_units(&self, order: &Order, line: &OrderItem) -> Option<String> {
        let row = self.stock(order, line).await.ok()??;
        row.sold_quantity_unreported
    }
}
