//! The reading of orders and their lines for rows that know no line ids.
//!
//! In scope: the search for each number, and the lines of what it found. Out of
//! scope: the match of rows and lines ([`release_file::resolve`]). Only GET is
//! sent.

use std::rc::Rc;

use futures_util::stream::{self, Stream, StreamExt};
use release_file::resolve::{FoundOrder, Lines, Reading};

use crate::ended::unless_ended;
use crate::find::Ways;
use crate::{Client, Clock, READS_AT_ONCE, SessionEnded, Transport};

/// An order number, and the result of its search.
pub type NumberRead = Result<(String, Reading), SessionEnded>;

/// Searches for the orders of each number and reads their lines, so many numbers
/// at once as [`READS_AT_ONCE`]. Numbers are returned as they are answered, in
/// any order.
///
/// A search or a list of lines that fails is a result of its number. Only the end
/// of the session is an error, after which the stream should be dropped.
/// Dropping it aborts the reads under way.
///
/// `quantity_key` names the attribute of a line that holds its quantity. With a
/// [`Paced`](crate::Paced) transport a 429 is waited for.
pub fn read_orders<T, C>(
    client: Rc<Client<T, C>>,
    numbers: Vec<String>,
    quantity_key: String,
) -> impl Stream<Item = NumberRead>
where
    T: Transport + 'static,
    C: Clock + 'static,
{
    let reader = Rc::new(Reader {
        client,
        ways: Ways::default(),
        quantity_key,
    });
    let reads = stream::iter(numbers).map(move |number| {
        let reader = reader.clone();
        async move {
            let reading = reader.read(&number).await?;
            Ok((number, reading))
        }
    });
    reads.buffer_unordered(READS_AT_ONCE)
}

struct Reader<T, C> {
    client: Rc<Client<T, C>>,
    ways: Ways,
    quantity_key: String,
}

impl<T: Transport, C: Clock> Reader<T, C> {
    async fn read(&self, number: &str) -> Result<Reading, SessionEnded> {
        let Some(found) = unless_ended(self.client.find_orders(number, &self.ways).await)? else {
            return Ok(Reading::Failed);
        };
        let mut orders = Vec::new();
        for order in &found.orders {
            let lines = unless_ended(self.client.lines(order.pk).await)?;
            let lines = lines.map_or(Lines::Failed, |lines| {
                Lines::new(&lines.rows, !lines.is_cut, &self.quantity_key)
            });
            orders.push(FoundOrder::new(order, lines));
        }
        Ok(Reading::Found {
            orders,
            is_sure: found.is_sure,
        })
    }
}
