//! Stock rows.

use release_client::{Clock, Timer, Transport};

use super::shop::Of;
use crate::ask::{Doctor, address};
use crate::list::{Field, List};
use crate::{Check, Fact, Filtering, NotFoundOut, StockLists};

/// The rows that are read to see all stock lists.
const ROWS: &str = "100";

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// From the rows of all lists of stock that can be read.
    pub(super) async fn stock_counter(&mut self) -> Result<Fact, NotFoundOut> {
        let (mut stated, mut rows) = (0, 0);
        let mut why = NotFoundOut::TooLittleData;
        for of in [Of::ProductStocks, Of::ExtraStocks] {
            match self.base(of).await {
                Ok(base) => {
                    let units = base.list.rows.iter().map(|row| row.get(Field::Unreported));
                    rows += units.len();
                    stated += units.flatten().count();
                }
                Err(error) => why = error,
            }
        }
        match (stated, rows) {
            (_, 0) => Err(why),
            (0, _) => Ok(Fact::StockCounter(false)),
            _ if stated == rows => Ok(Fact::StockCounter(true)),
            _ => Err(NotFoundOut::Contradicting),
        }
    }

    /// Whose rows the extra ones are. The channel's own stock list is that of its `product_stocks/`.
    pub(super) async fn extra_stocks(&mut self) -> Result<Fact, NotFoundOut> {
        let own_rows = self.base(Of::ProductStocks).await?;
        let mut own = own_rows
            .list
            .rows
            .iter()
            .filter_map(|row| row.get(Field::StockList));
        let own_list = own.next().ok_or(NotFoundOut::TooLittleData)?;
        if own.any(|list| list != own_list) {
            // The channel has several; which are its own cannot be told.
            return Err(NotFoundOut::TooLittleData);
        }
        let base = self.base(Of::ExtraStocks).await?;
        let mut extra = base.list.clone();
        if !extra.is_whole() && sides(&extra, own_list) != (true, true) {
            let more = address(&base.path, &[("limit", ROWS)]);
            extra = self.get(more).await?.list()?;
        }
        let lists = match sides(&extra, own_list) {
            (true, true) => return Ok(Fact::ExtraStocks(StockLists::All)),
            (false, false) => return Err(NotFoundOut::TooLittleData),
            (true, false) => StockLists::Own,
            (false, true) => StockLists::Others,
        };
        let missing = if lists == StockLists::Own {
            self.other_stock_list(own_list).await
        } else {
            Some(own_list.to_owned())
        };
        // Where no other list is known, all and own are the same.
        let missing = missing.ok_or(NotFoundOut::TooLittleData)?;
        if extra.is_whole() || self.is_as_long(&own_rows.list, &extra, lists).await {
            return Ok(Fact::ExtraStocks(lists));
        }
        if self.filter(Check::ExtraStockList).await == Ok(Fact::Filter(Filtering::Honoured)) {
            let query = [("stock_list", missing.as_str())];
            let first = self.page(&base.path, &query).await?;
            let second = self.page(&base.path, &query).await?;
            return match (first.rows.is_empty(), second.rows.is_empty()) {
                (true, true) => Ok(Fact::ExtraStocks(lists)),
                (false, false) => Ok(Fact::ExtraStocks(StockLists::All)),
                _ => Err(NotFoundOut::Contradicting),
            };
        }
        Err(NotFoundOut::TooLittleData)
    }

    /// Whether the extra rows are as many as the channel's own, or as all that are not.
    async fn is_as_long(&mut self, own: &List, extra: &List, lists: StockLists) -> bool {
        let (Some(own), Some(extra)) = (own.total(), extra.total()) else {
            return false;
        };
        if lists == StockLists::Own {
            return extra == own;
        }
        let all = self.base(Of::AllStocks).await.ok();
        all.and_then(|all| all.list.total()) == Some(own + extra)
    }
}

/// Whether a list has rows of this stock list, and of others.
fn sides(list: &List, own: &str) -> (bool, bool) {
    let mut lists = list.rows.iter().filter_map(|row| row.get(Field::StockList));
    let has_own = lists.clone().any(|list| list == own);
    (has_own, lists.any(|list| list != own))
}
