//! The check of a file's rows against their lines in Omnitron.
//!
//! In scope: the reads, with no order read twice. Out of scope: the comparison
//! ([`release_file::rows::live`]). Only GET is sent.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::future::{FutureExt, LocalBoxFuture, Shared};
use futures_util::stream::{self, Stream, StreamExt};
use release_core::endpoint::GetOrderItem;
use release_core::error::CallError;
use release_core::{CallCode, HasCode, OrderId, OrderItemId};
use release_file::rows::live::{Actual, ActualOrder, Answer, Expected, Found};

use crate::ended::unless_ended;
use crate::{Client, Clock, SessionEnded, Transport};

/// The most reads under way at once.
pub const READS_AT_ONCE: usize = 4;

/// A row, and the result of its comparison.
pub type Compared = Result<(Expected, Found), SessionEnded>;

type Once<T> = Shared<LocalBoxFuture<'static, Result<Rc<T>, SessionEnded>>>;
type Cache<T> = RefCell<BTreeMap<OrderId, Once<T>>>;

/// Reads each row's line, and its order once for all its lines, at most
/// [`READS_AT_ONCE`] at once. Rows are returned as they are answered, in any
/// order.
///
/// A read that fails is a finding of its row. Only the end of the session is an
/// error, after which the stream should be dropped. Dropping it aborts the
/// reads under way.
///
/// `quantity_key` names the attribute of a line that holds its quantity.
pub fn compare_lines<T, C>(
    client: Rc<Client<T, C>>,
    rows: Vec<Expected>,
    quantity_key: String,
) -> impl Stream<Item = Compared>
where
    T: Transport + 'static,
    C: Clock + 'static,
{
    let reader = Rc::new(Reader {
        client,
        orders: Cache::default(),
        skus: Cache::default(),
        quantity_key,
    });
    let rows = stream::iter(rows).map(move |row| {
        let reader = reader.clone();
        async move {
            let answer = reader.answer(&row).await?;
            let found = row.compare(&answer);
            Ok((row, found))
        }
    });
    rows.buffer_unordered(READS_AT_ONCE)
}

struct Reader<T, C> {
    client: Rc<Client<T, C>>,
    orders: Cache<ActualOrder>,
    skus: Cache<BTreeMap<OrderItemId, String>>,
    quantity_key: String,
}

impl<T: Transport + 'static, C: Clock + 'static> Reader<T, C> {
    async fn answer(&self, row: &Expected) -> Result<Answer, SessionEnded> {
        let item = match self.client.call(&GetOrderItem { item: row.item }).await {
            Ok(item) => item,
            Err(error) if error.is_session_ended() => return Err(SessionEnded),
            Err(error) if error.code() == CallCode::RefusedNotFound => return Ok(Answer::Missing),
            Err(_) => return Ok(Answer::Failed),
        };
        let Some(order) = item.order else {
            let order = ActualOrder::default();
            return Ok(Answer::Line(Actual::new(&item, order, &self.quantity_key)));
        };
        let order_seen = (*self.order(order).await?).clone();
        let mut seen = Actual::new(&item, order_seen, &self.quantity_key);
        // The address of a single line has its product by id only.
        if row.sku.is_some() && seen.sku.is_none() {
            seen.sku = self.skus(order).await?.get(&row.item).cloned();
        }
        Ok(Answer::Line(seen))
    }

    /// The values of an order; empty if it cannot be read.
    fn order(&self, order: OrderId) -> Once<ActualOrder> {
        once(&self.orders, order, || {
            let client = self.client.clone();
            async move {
                let read = client.order(order).await;
                read.map(|order| ActualOrder::from(&order))
            }
        })
    }

    /// The SKUs of an order's lines; empty if they cannot be read.
    fn skus(&self, order: OrderId) -> Once<BTreeMap<OrderItemId, String>> {
        once(&self.skus, order, || {
            let client = self.client.clone();
            async move {
                let lines = client.lines(order).await?;
                let skus = lines.rows.into_iter();
                Ok(skus
                    .filter_map(|line| Some((line.pk, line.product?.sku?)))
                    .collect())
            }
        })
    }
}

/// Reads a value once; calls that come while it is read wait for the same read.
fn once<V, F>(cache: &Cache<V>, order: OrderId, read: impl FnOnce() -> F) -> Once<V>
where
    V: Default + 'static,
    F: Future<Output = Result<V, CallError>> + 'static,
{
    let mut cache = cache.borrow_mut();
    let once = cache.entry(order).or_insert_with(|| {
        let read = read();
        let read = async move { Ok(Rc::new(unless_ended(read.await)?.unwrap_or_default())) };
        read.boxed_local().shared()
    });
    once.clone()
}
