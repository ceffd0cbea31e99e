//! The reading of the lines of a product, and of their orders.
//!
//! Lines are listed for each sales channel; where that list does not exist, at
//! the addresses of an order's lines. Any of them may ignore the filter, so each
//! line is compared with the product. The orders of a page's lines are read
//! together where a channel answers by their ids, and one by one where not.
//! Only GET is sent.

use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};
use release_core::endpoint::list_product_lines::LinesAddress;
use release_core::endpoint::{
    ListChannelOrdersById, ListChannels, ListExtraProductStocks, ListProductLines,
    ListProductStocks,
};
use release_core::id::{ChannelId, StockListId};
use release_core::model::{Order, OrderItem, ProductStock};
use release_core::{OrderId, ProductId};

use crate::client::is_no_such_path;
use crate::ended::unless_ended;
use crate::pages::{ListEnd, ListPage, read_list};
use crate::told::{Told, told_by};
use crate::{Client, Clock, MAX_CHANNELS, READS_AT_ONCE, ROWS_PER_PAGE, SessionEnded, Transport};

/// A line of the product, with its order where that could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldLine {
    /// The line.
    pub line: OrderItem,
    /// Its order.
    pub order: Option<Order>,
}

/// A list of lines.
pub type LinesSource = LinesAddress;

/// What is told while lines are read.
#[derive(Clone, Debug, PartialEq)]
pub enum LinesRead {
    /// The counter of the product on the stock list, as the first channel that has it says.
    Counter(ProductStock),
    /// A list is begun.
    Begun(LinesSource),
    /// A page was read: so many rows, those of the list where it says so.
    Page(usize, Option<u64>),
    /// Lines of the product on the stock list, with their orders.
    Lines(Vec<HeldLine>),
    /// The list has ended.
    Ended(LinesSource, ListEnd),
    /// There are more sales channels than are asked.
    MoreChannels,
    /// The session has ended; nothing more is read.
    SessionEnded,
}

/// Reads the lines of a product that are, or may be, on a stock list, the newest
/// first within a channel. A line may be told twice where a list changes meanwhile.
pub fn read_product_lines<T, C>(
    client: Rc<Client<T, C>>,
    product: ProductId,
    stock_list: StockListId,
) -> impl Stream<Item = LinesRead>
where
    T: Transport + 'static,
    C: Clock + 'static,
{
    told_by(move |told| async move {
        let reader = Reader {
            client,
            product,
            stock_list,
            told,
        };
        let ended = reader.run().await;
        if ended.is_err() {
            reader.told.tell(LinesRead::SessionEnded);
        }
    })
}

struct Reader<T, C> {
    client: Rc<Client<T, C>>,
    product: ProductId,
    stock_list: StockListId,
    told: Told<LinesRead>,
}

impl<T: Transport, C: Clock> Reader<T, C> {
    async fn run(&self) -> Result<(), SessionEnded> {
        let channels = self.channels().await?;
        self.counter(&channels).await?;
        for channel in channels {
            let end = self.read(LinesSource::Channel(channel)).await?;
            if matches!(&end, ListEnd::Failed(error) if is_no_such_path(error)) {
                return self.read_all().await;
            }
        }
        Ok(())
    }

    /// The sales channels; where they cannot be listed, the other addresses are read.
    async fn channels(&self) -> Result<Vec<ChannelId>, SessionEnded> {
        let limit = Some(ROWS_PER_PAGE);
        let page = match self.client.call(&ListChannels { limit }).await {
            Ok(page) => page,
            Err(error) if error.is_session_ended() => return Err(SessionEnded),
            Err(_) => {
                self.read_all().await?;
                return Ok(Vec::new());
            }
        };
        if page.has_next || page.rows.len() > MAX_CHANNELS {
            self.told.tell(LinesRead::MoreChannels);
        }
        let ids = page.rows.iter().filter_map(|channel| channel.id);
        Ok(ids.take(MAX_CHANNELS).collect())
    }

    /// Reads the counter, before the lines that are to be compared with it.
    async fn counter(&self, channels: &[ChannelId]) -> Result<(), SessionEnded> {
        for channel in channels {
            let (product, stock_list) = (self.product, self.stock_list);
            let own = ListProductStocks {
                channel: *channel,
                product,
                stock_list,
            };
            let extra = ListExtraProductStocks {
                channel: *channel,
                rows: Vec::new(),
                of: Some((product, stock_list)),
                page: None,
                limit: None,
            };
            let mut found = unless_ended(self.client.call(&extra).await)?;
            if found
                .as_ref()
                .is_none_or(|found| found.page.rows.is_empty())
            {
                found = unless_ended(self.client.call(&own).await)?;
            }
            if let Some(row) = found.and_then(|found| found.page.rows.into_iter().next()) {
                self.told.tell(LinesRead::Counter(row));
                break;
            }
        }
        Ok(())
    }

    /// Reads at the addresses of an order's lines.
    async fn read_all(&self) -> Result<(), SessionEnded> {
        let end = self.read(LinesSource::Detailed).await?;
        if matches!(&end, ListEnd::Failed(error) if is_no_such_path(error)) {
            self.read(LinesSource::Plain).await?;
        }
        Ok(())
    }

    async fn read(&self, from: LinesSource) -> Result<ListEnd, SessionEnded> {
        self.told.tell(LinesRead::Begun(from));
        let waiting = Told::default();
        let of_page = |page| ListProductLines {
            product: self.product,
            from,
            page: Some(page),
            limit: Some(ROWS_PER_PAGE),
        };
        let mut first = None;
        let pages = told_by(|pages| {
            let waiting = waiting.clone();
            async move {
                let end = read_list(&self.client, of_page, |page: ListPage<OrderItem>| {
                    // Of a list that ignores the filter a page may have none of the lines.
                    let repeats = !page.rows.is_empty() && first.as_ref() == Some(&page.rows);
                    if first.is_none() {
                        first = Some(page.rows.clone());
                    }
                    if !repeats {
                        pages.tell(page);
                    }
                    repeats
                })
                .await;
                waiting.tell(end);
            }
        });
        // Together, as a page that is not polled would keep its place among the requests under way.
        let pages = pages.map(Ok::<_, SessionEnded>);
        pages
            .try_for_each_concurrent(None, async |page| {
                self.told.tell(LinesRead::Page(page.len(), page.count));
                let lines = page.rows.into_iter();
                let lines: Vec<_> = lines.filter(|it| self.is_on_list(it)).collect();
                if !lines.is_empty() {
                    let lines = self.with_orders(from, lines).await?;
                    self.told.tell(LinesRead::Lines(lines));
                }
                Ok(())
            })
            .await?;
        let end = waiting.next().unwrap_or(ListEnd::Cut);
        if matches!(&end, ListEnd::Failed(error) if error.is_session_ended()) {
            return Err(SessionEnded);
        }
        self.told.tell(LinesRead::Ended(from, end.clone()));
        Ok(end)
    }

    /// Whether a line is on the stock list, or does not say on which it is.
    fn is_on_list(&self, line: &OrderItem) -> bool {
        let list = line.stock_list.as_ref().and_then(|list| list.pk);
        list.is_none_or(|list| list == self.stock_list)
    }

    async fn with_orders(
        &self,
        from: LinesSource,
        lines: Vec<OrderItem>,
    ) -> Result<Vec<HeldLine>, SessionEnded> {
        let mut wanted: Vec<OrderId> = lines.iter().filter_map(|line| line.order).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut orders = BTreeMap::new();
        if let LinesSource::Channel(channel) = from {
            let call = ListChannelOrdersById {
                channel,
                orders: wanted.clone(),
                limit: Some(ROWS_PER_PAGE),
            };
            if let Some(found) = unless_ended(self.client.call(&call).await)? {
                orders.extend(found.page.rows.into_iter().map(|order| (order.pk, order)));
            }
        }
        wanted.retain(|order| !orders.contains_key(order));
        let reads = wanted.into_iter().map(|order| self.client.order(order));
        let mut reads = stream::iter(reads).buffer_unordered(READS_AT_ONCE);
        while let Some(read) = reads.next().await {
            let read = unless_ended(read)?;
            orders.extend(read.map(|order| (order.pk, order)));
        }
        let held = lines.into_iter().map(|line| HeldLine {
            order: line.order.and_then(|order| orders.get(&order).cloned()),
            line,
        });
        Ok(held.collect())
    }
}
