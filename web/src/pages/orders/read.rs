//! Reads a page of orders, and keeps it for the way back.

use std::cell::RefCell;
use std::rc::Rc;

use release_client::{BrowserClock, Client, Fetch, FoundBeginning};
use release_core::endpoint::GetOrderItem;
use release_core::error::CallError;
use release_core::model::{Checked, Order};
use release_core::{CallCode, HasCode, OrderId, OrderItemId, UnixMillis};
use release_web_logic::orders::OrdersQuery;
use release_web_logic::remote::Remote;

use crate::state::focus_first;

/// A page of orders, and what else is known of the question.
#[derive(Debug, PartialEq)]
pub(super) struct Listed {
    pub(super) orders: Checked<Order>,
    /// Whether those that were asked for would be among them.
    pub(super) is_sure: bool,
    /// The order of the line that has the number as its id, where no order has the number.
    pub(super) of_line: Option<OrderId>,
    /// What was found by the beginning of a number, where nothing has it as a whole.
    pub(super) beginning: Option<Beginning>,
}

/// The result of a search by the beginning of a number. The orders are those that are listed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Beginning {
    /// There are orders; whether there are more than are listed.
    Found { are_more: bool },
    /// No number begins so.
    None,
    /// This Omnitron does not search so.
    NotOffered,
}

/// A number is searched for in each way that is known; the rest is a filtered list.
pub(super) async fn read(
    client: &Client<Fetch, BrowserClock>,
    query: &OrdersQuery,
) -> Result<Listed, CallError> {
    let Some(number) = &query.number else {
        return Ok(Listed {
            orders: client.call(&query.call()).await?,
            is_sure: true,
            of_line: None,
            beginning: None,
        });
    };
    let found = client.find_orders_by_number(number).await?;
    let of_line = if found.orders.is_empty() {
        order_of_line(client, number).await?
    } else {
        None
    };
    let mut listed = Listed {
        is_sure: found.is_sure,
        orders: query.page_of(found.orders),
        of_line,
        beginning: None,
    };
    if listed.orders.page.rows.is_empty() && of_line.is_none() {
        listed.begin(client, query, number).await?;
    }
    Ok(listed)
}

impl Listed {
    /// Searches by the beginning of a number.
    async fn begin(
        &mut self,
        client: &Client<Fetch, BrowserClock>,
        query: &OrdersQuery,
        number: &str,
    ) -> Result<(), CallError> {
        let beginning = match client.find_orders_beginning(number).await? {
            FoundBeginning::NotOffered => Beginning::NotOffered,
            FoundBeginning::Orders { orders, are_more } => {
                self.orders = query.with_number(None).page_of(orders);
                if self.orders.page.rows.is_empty() {
                    Beginning::None
                } else {
                    Beginning::Found { are_more }
                }
            }
        };
        self.beginning = Some(beginning);
        Ok(())
    }
}

/// The order of a line, if there is a line of this id.
async fn order_of_line(
    client: &Client<Fetch, BrowserClock>,
    number: &str,
) -> Result<Option<OrderId>, CallError> {
    let Ok(item) = number.parse::<OrderItemId>() else {
        return Ok(None);
    };
    match client.call(&GetOrderItem { item }).await {
        Ok(line) => Ok(line.order),
        Err(error) if error.code() == CallCode::RefusedNotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A page of orders that was left for one of them.
#[derive(Clone)]
pub(super) struct Left {
    /// Of which signing in.
    generation: u32,
    query: OrdersQuery,
    listed: Rc<Listed>,
    read_at: UnixMillis,
    order: u64,
    scrolled: f64,
}

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// Keeps the page for as long as one of its orders is looked at.
pub(super) fn keep(generation: u32, query: OrdersQuery, page: &Remote<Listed>, order: u64) {
    let Some(listed) = page.data.clone() else {
        return;
    };
    LEFT.replace(Some(Left {
        generation,
        query,
        listed,
        read_at: page.read_at,
        order,
        scrolled: gloo_utils::window().scroll_y().unwrap_or_default(),
    }));
}

/// The page that was left, if it answers this question. Any other is forgotten.
pub(super) fn take_left(generation: u32, query: &OrdersQuery) -> Option<Left> {
    LEFT.take()
        .filter(|left| left.generation == generation && left.query == *query)
}

/// The number of an order that was just opened from the list, which is known before the order is read.
pub(crate) fn number_in_list(order: u64) -> Option<String> {
    LEFT.with_borrow(|left| {
        let rows = &left.as_ref()?.listed.orders.page.rows;
        let row = rows.iter().find(|row| row.pk.get() == order)?;
        row.number.clone()
    })
}

impl Left {
    /// The page as it was read, which is to be read again.
    pub(super) fn page(&self) -> Remote<Listed> {
        Remote::kept(self.listed.clone(), self.read_at)
    }

    /// Goes back to where one was on the page.
    pub(super) fn return_to(&self) {
        focus_first(&format!("#order-{} a", self.order));
        gloo_utils::window().scroll_to_with_x_and_y(0.0, self.scrolled);
    }
}
