//! The reading of all stock rows, to find those whose units are still held.
//!
//! Neither of the two lists is certain to exist, or open to every user:
//!
//! 1. the list of all products' stock
//! 2. the stock of each sales channel, which names the products, too
//!
//! The second is read only where the first is of no use, or a channel is chosen. Only GET is sent.

use std::num::NonZeroU32;
use std::rc::Rc;

use futures_util::stream::Stream;
use release_core::endpoint::{
    Endpoint, ListAllProductStocks, ListChannels, ListExtraProductStocks,
};
use release_core::error::CallError;
use release_core::id::ChannelId;
use release_core::model::ProductStock;

use crate::pages::{ListEnd, ListPage, read_list};
use crate::told::{Told, told_by};
use crate::{Client, Clock, MAX_CHANNELS, ROWS_PER_PAGE, SessionEnded, Transport};

/// So many rows are asked for by their ids in one call, so that its address stays short.
const NAMES_AT_ONCE: usize = 50;

/// What is told while stock rows are read.
#[derive(Clone, Debug, PartialEq)]
pub enum StockRead {
    /// A list is begun.
    Begun(StockSource),
    /// Rows of it, and the number of all its rows where it says so.
    Rows(Vec<ProductStock>, Option<u64>),
    /// The list has ended.
    Ended(StockSource, ListEnd),
    /// The sales channels cannot be listed, so that none is asked for its stock.
    NoChannels(Option<CallError>),
    /// There are more sales channels than are asked.
    MoreChannels,
}

/// A list of stock rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockSource {
    /// `product_stock/`
    All,
    /// `channel/{channel}/extra_product_stocks/detailed/`
    Channel(ChannelId),
}

/// Reads all stock rows, page after page, or those of one channel. What it tells ends with the
/// end of a list, or with [`StockRead::NoChannels`]. A row may come from two channels.
///
/// The end of the session is a [`ListEnd::Failed`], after which nothing more is read.
pub fn read_stock<T, C>(
    client: Rc<Client<T, C>>,
    channel: Option<ChannelId>,
) -> impl Stream<Item = StockRead>
where
    T: Transport + 'static,
    C: Clock + 'static,
{
    told_by(move |told| async move {
        if let Some(channel) = channel {
            read_channel(&client, channel, &told).await;
            return;
        }
        let limit = Some(ROWS_PER_PAGE);
        let all = |page| ListAllProductStocks {
            page: Some(page),
            limit,
        };
        let end = read(&client, StockSource::All, all, &told).await;
        if end == ListEnd::Whole || end == ListEnd::Cut || is_of_all(&end) {
            return;
        }
        let channels = match client.call(&ListChannels { limit }).await {
            Ok(channels) => channels,
            Err(error) => return told.tell(StockRead::NoChannels(Some(error))),
        };
        let ids: Vec<_> = channels.rows.iter().filter_map(|it| it.id).collect();
        if ids.is_empty() {
            return told.tell(StockRead::NoChannels(None));
        }
        if ids.len() > MAX_CHANNELS || channels.has_next {
            told.tell(StockRead::MoreChannels);
        }
        for channel in ids.into_iter().take(MAX_CHANNELS) {
            let end = read_channel(&client, channel, &told).await;
            if is_of_all(&end) || is_no_such_list(&end) {
                return;
            }
        }
    })
}

async fn read_channel<T: Transport, C: Clock>(
    client: &Client<T, C>,
    channel: ChannelId,
    told: &Told<StockRead>,
) -> ListEnd {
    let of_channel = |page| ListExtraProductStocks {
        channel,
        rows: Vec::new(),
        of: None,
        page: Some(page),
        limit: Some(ROWS_PER_PAGE),
    };
    read(client, StockSource::Channel(channel), of_channel, told).await
}

/// Whether every further list would end so.
fn is_of_all(end: &ListEnd) -> bool {
    matches!(end, ListEnd::Failed(error) if error.is_session_ended())
}

/// Whether the list does not exist, and then for no channel.
fn is_no_such_list(end: &ListEnd) -> bool {
    matches!(end, ListEnd::Failed(error) if crate::client::is_no_such_path(error))
}

async fn read<T, C, E>(
    client: &Client<T, C>,
    source: StockSource,
    of_page: impl Fn(NonZeroU32) -> E,
    told: &Told<StockRead>,
) -> ListEnd
where
    T: Transport,
    C: Clock,
    E: Endpoint,
    ListPage<ProductStock>: From<E::Output>,
{
    told.tell(StockRead::Begun(source));
    let mut first: Option<Vec<ProductStock>> = None;
    let end = read_list(client, of_page, |page: ListPage<ProductStock>| {
        let repeats = first.as_ref().is_some_and(|first| *first == page.rows);
        if !repeats {
            if first.is_none() {
                first = Some(page.rows.clone());
            }
            told.tell(StockRead::Rows(page.rows, page.count));
        }
        repeats
    })
    .await;
    told.tell(StockRead::Ended(source, end.clone()));
    end
}

/// Reads the names of the products of stock rows, by the rows' ids. Rows without
/// an answer are left out; a failure of a call is none of the names.
///
/// # Errors
///
/// The session has ended.
pub async fn name_stock<T: Transport, C: Clock>(
    client: &Client<T, C>,
    rows: &[u64],
    mut take: impl FnMut(Vec<ProductStock>),
) -> Result<(), SessionEnded> {
    let channels = match client
        .call(&ListChannels {
            limit: Some(ROWS_PER_PAGE),
        })
        .await
    {
        Ok(page) => page.rows,
        Err(error) if error.is_session_ended() => return Err(SessionEnded),
        Err(_) => return Ok(()),
    };
    let mut left = rows.to_vec();
    for channel in channels.iter().filter_map(|it| it.id).take(MAX_CHANNELS) {
        let mut found = Vec::new();
        for some in left.chunks(NAMES_AT_ONCE) {
            let call = ListExtraProductStocks {
                channel,
                rows: some.to_vec(),
                of: None,
                page: None,
                limit: Some(ROWS_PER_PAGE),
            };
            match client.call(&call).await {
                Ok(checked) => {
                    found.extend(checked.page.rows.iter().filter_map(|row| row.pk));
                    take(checked.page.rows);
                }
                Err(error) if error.is_session_ended() => return Err(SessionEnded),
                Err(error) if crate::client::is_no_such_path(&error) => return Ok(()),
                Err(_) => break,
            }
        }
        left.retain(|row| !found.contains(row));
        if left.is_empty() {
            break;
        }
    }
    Ok(())
}
