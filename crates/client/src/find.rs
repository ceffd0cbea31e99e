//! A search for orders by their number, in every known way.
//!
//! None of the ways is certain to exist, and a list may ignore the filter, so each
//! answer is compared with the number. They are tried one after the other:
//!
//! 1. the list of orders, filtered; a list that applies the filter ends the search
//! 2. `orders/{number}/`, where other pages have the id
//! 3. `order_number/{number}/`
//! 4. the orders of each sales channel, filtered
//!
//! A number is given once in each channel. So if the second or third way finds an
//! order, the channels are searched all the same: another may have an order of that
//! number.
//!
//! A search for many numbers keeps what it learns of the ways ([`Ways`]).

use std::cell::{Cell, RefCell};
use std::num::NonZeroU32;

use futures_util::stream::{self, StreamExt};
use release_core::endpoint::get_orders_by_number::NumberAddress;
use release_core::endpoint::{GetOrdersByNumber, ListChannelOrders, ListChannels, ListOrders};
use release_core::error::CallError;
use release_core::id::ChannelId;
use release_core::model::{Checked, Order, OrderNumber};
use release_core::{CallCode, HasCode};

use crate::{Client, Clock, READS_AT_ONCE, ROWS_PER_PAGE, Transport};

/// The most sales channels that are searched.
pub const MAX_CHANNELS: usize = 20;

/// The rows of the filtered list that are read. A number has one order in each channel, so
/// a longer list ignores the filter.
const ROWS: NonZeroU32 = NonZeroU32::new(25).unwrap();

/// The result of a search by number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The orders of that number; more than one if several channels have it.
    pub orders: Vec<Order>,
    /// Whether all orders that this user may see were searched. If not, and none was
    /// found, this Omnitron has no known way of searching by number.
    pub is_sure: bool,
}

impl Found {
    /// Adds an answer; two ways may find the same order.
    fn take(&mut self, answer: Checked<Order>, number: &str) {
        for order in answer.page.rows {
            let is_new = self.orders.iter().all(|seen| seen.pk != order.pk);
            if is_new && order.number.as_deref() == Some(number) {
                self.orders.push(order);
            }
        }
    }
}

/// What an Omnitron has shown of the ways to find an order, so that the search
/// for the next number leaves out those that are of no use.
#[derive(Debug, Default)]
pub struct Ways {
    /// The list of orders has given other numbers.
    list_is_unfiltered: Cell<bool>,
    /// `orders/{number}/` does not exist, or did not know a number that exists.
    no_orders_path: Cell<bool>,
    /// `order_number/{number}/` does not exist.
    no_order_number_path: Cell<bool>,
    /// The orders of a channel cannot be listed, or not by number.
    no_channel_orders: Cell<bool>,
    /// The sales channels, and whether they are all.
    channels: RefCell<Option<(Vec<ChannelId>, bool)>>,
}

impl Ways {
    const fn of(&self, from: NumberAddress) -> &Cell<bool> {
        match from {
            NumberAddress::Orders => &self.no_orders_path,
            NumberAddress::OrderNumber => &self.no_order_number_path,
        }
    }
}

/// The answer of one way.
enum Answer {
    Rows(Checked<Order>),
    /// The way exists, and there is no such order.
    None,
    /// The way does not exist.
    NoWay,
    /// The way failed.
    Failed,
}

impl<T: Transport, C: Clock> Client<T, C> {
    /// Finds the orders of a number.
    ///
    /// # Errors
    ///
    /// As [`Client::call`], if the search failed: nothing was found, and a way failed that
    /// might have found it. The first such error is returned at the end; the end of the
    /// session, no answer in time, and too many calls are returned at once.
    pub async fn find_orders_by_number(&self, number: &str) -> Result<Found, CallError> {
        self.find_orders(number, &Ways::default()).await
    }

    /// Finds the orders of one of many numbers. `ways` is what was learned with
    /// the numbers before, and learns more.
    ///
    /// # Errors
    ///
    /// As [`Client::find_orders_by_number`].
    pub async fn find_orders(&self, number: &str, ways: &Ways) -> Result<Found, CallError> {
        let mut found = Found::default();
        let mut failed = None;
        if !ways.list_is_unfiltered.get() {
            let list = ListOrders {
                number: Some(number.to_owned()),
                limit: Some(ROWS),
                ..ListOrders::default()
            };
            if let Answer::Rows(answer) = tried(self.call(&list).await, &mut failed)? {
                let rows = answer.page.rows.len();
                let is_whole = answer.dropped == 0 && !answer.page.has_next;
                ways.list_is_unfiltered.set(answer.dropped > 0);
                found.take(answer, number);
                // A row without a number does not prove that the filter is applied.
                if is_whole && found.orders.len() == rows {
                    found.is_sure = true;
                    return Ok(found);
                }
            }
        }
        self.find_in_path(number, ways, &mut found, &mut failed)
            .await?;
        if !ways.no_channel_orders.get() {
            self.find_in_channels(number, ways, &mut found, &mut failed)
                .await?;
        }
        match failed {
            Some(error) if found.orders.is_empty() && !found.is_sure => Err(error),
            _ => Ok(found),
        }
    }

    /// Searches at the addresses that have the number in their paths.
    async fn find_in_path(
        &self,
        number: &str,
        ways: &Ways,
        found: &mut Found,
        failed: &mut Option<CallError>,
    ) -> Result<(), CallError> {
        let Some(plain) = OrderNumber::new(number) else {
            return Ok(());
        };
        let mut is_not_in_orders = false;
        for from in [NumberAddress::Orders, NumberAddress::OrderNumber] {
            if ways.of(from).get() {
                continue;
            }
            let number = plain.clone();
            let call = GetOrdersByNumber { number, from };
            match tried(self.call(&call).await, failed)? {
                Answer::Rows(answer) => found.take(answer, plain.as_str()),
                // If `orders/…/` takes an id, it says nothing about a number.
                Answer::None if from == NumberAddress::Orders => is_not_in_orders = true,
                Answer::None => found.is_sure = true,
                Answer::NoWay => ways.of(from).set(true),
                Answer::Failed => {}
            }
            if !found.orders.is_empty() {
                if is_not_in_orders {
                    ways.no_orders_path.set(true);
                }
                break;
            }
        }
        Ok(())
    }

    /// Searches each sales channel, several at once.
    async fn find_in_channels(
        &self,
        number: &str,
        ways: &Ways,
        found: &mut Found,
        failed: &mut Option<CallError>,
    ) -> Result<(), CallError> {
        let kept = ways.channels.borrow().clone();
        let (mut channels, mut are_all) = if let Some(kept) = kept {
            kept
        } else {
            let read = self.channels().await?;
            *ways.channels.borrow_mut() = Some(read.clone());
            read
        };
        are_all &= channels.len() <= MAX_CHANNELS;
        channels.truncate(MAX_CHANNELS);
        let calls = channels.into_iter().map(|channel| async move {
            let number = number.to_owned();
            self.call(&ListChannelOrders { channel, number }).await
        });
        let mut answers = stream::iter(calls).buffered(READS_AT_ONCE);
        while let Some(answer) = answers.next().await {
            match tried(answer, failed)? {
                Answer::Rows(answer) => {
                    are_all &= answer.dropped == 0;
                    if answer.dropped > 0 {
                        ways.no_channel_orders.set(true);
                    }
                    found.take(answer, number);
                }
                Answer::None => are_all = false,
                // The way does not exist for any other channel either.
                Answer::NoWay => {
                    ways.no_channel_orders.set(true);
                    return Ok(());
                }
                Answer::Failed => return Ok(()),
            }
        }
        found.is_sure |= are_all;
        Ok(())
    }

    /// The sales channels, and whether they are all: if they cannot be listed, those of
    /// the newest orders.
    async fn channels(&self) -> Result<(Vec<ChannelId>, bool), CallError> {
        let limit = Some(ROWS_PER_PAGE);
        match self.call(&ListChannels { limit }).await {
            Ok(page) if !page.rows.is_empty() => {
                let ids = page.rows.iter().filter_map(|channel| channel.id);
                return Ok((ids.collect(), !page.has_next));
            }
            Err(error) if error.is_session_ended() => return Err(error),
            _ => {}
        }
        let newest = ListOrders {
            limit,
            ..ListOrders::default()
        };
        let mut ids = Vec::new();
        match self.call(&newest).await {
            Ok(answer) => {
                for id in answer.page.rows.iter().filter_map(channel_of) {
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
            }
            Err(error) if error.is_session_ended() => return Err(error),
            Err(_) => {}
        }
        Ok((ids, false))
    }
}

fn channel_of(order: &Order) -> Option<ChannelId> {
    order.channel.as_ref()?.id
}

/// Reads an answer. A failure is kept, and the next way tried: a browser also reports a
/// 404 without CORS headers as no answer. An error that every way would repeat ends the
/// search.
fn tried(
    answer: Result<Checked<Order>, CallError>,
    failed: &mut Option<CallError>,
) -> Result<Answer, CallError> {
    match answer {
        Ok(rows) => Ok(Answer::Rows(rows)),
        Err(error) if error.is_session_ended() => Err(error),
        Err(error) if is_of_all_ways(&error) => Err(error),
        Err(error) if error.code() == CallCode::RefusedNoSuchPath => Ok(Answer::NoWay),
        Err(error) if error.code() == CallCode::RefusedNotFound => Ok(Answer::None),
        Err(error) => {
            failed.get_or_insert(error);
            Ok(Answer::Failed)
        }
    }
}

fn is_of_all_ways(error: &CallError) -> bool {
    matches!(
        error.code(),
        CallCode::ReachTimedOut | CallCode::RefusedThrottled
    )
}
