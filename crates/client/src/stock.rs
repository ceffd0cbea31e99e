//! Reading of the stock counter of a line.

use release_core::endpoint::ListProductStocks;
use release_core::error::CallError;
use release_core::model::StockCounter;

use crate::{Client, Clock, Transport};

impl<T: Transport, C: Clock> Client<T, C> {
    /// Reads the reserved units of a product, as the server wrote them; `None`
    /// if there is no such row, or it does not state them.
    ///
    /// # Errors
    ///
    /// As [`Client::call`]. Many users may not read stock; a release does not
    /// depend on it.
    pub async fn reserved_units(&self, of: StockCounter) -> Result<Option<String>, CallError> {
        let found = self.call(&ListProductStocks::from(of)).await?;
        let row = found.page.rows.into_iter().next();
        Ok(row.and_then(|row| row.sold_quantity_unreported))
    }
}
