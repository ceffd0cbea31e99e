//! The search for orders by the beginning of their numbers.

use release_core::endpoint::ListOrders;
use release_core::error::CallError;
use release_core::model::Order;
use release_core::{CallCode, HasCode as _};

use crate::{Client, Clock, ROWS_PER_PAGE, Transport};

/// The result of a search by the beginning of a number.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundBeginning {
    /// The first orders of the list whose numbers begin so, 100 at the most.
    Orders {
        /// The orders; none if no number begins so.
        orders: Vec<Order>,
        /// Whether there are more.
        are_more: bool,
    },
    /// This Omnitron does not search by the beginning of a number.
    NotOffered,
}

impl<T: Transport, C: Clock> Client<T, C> {
    /// Finds the orders whose numbers begin with a text, by a filter that no page of the API
    /// documents: an Omnitron that does not have it lists other orders, or refuses.
    ///
    /// # Errors
    ///
    /// As [`Client::call`], but for an answer that refuses the filter.
    pub async fn find_orders_beginning(&self, text: &str) -> Result<FoundBeginning, CallError> {
        let list = ListOrders {
            number_begins: Some(text.to_owned()),
            limit: Some(ROWS_PER_PAGE),
            ..ListOrders::default()
        };
        match self.call(&list).await {
            Ok(answer) if answer.dropped > 0 => Ok(FoundBeginning::NotOffered),
            Ok(answer) => Ok(FoundBeginning::Orders {
                orders: answer.page.rows,
                are_more: answer.page.has_next,
            }),
            Err(error) if error.code() == CallCode::RefusedInput => Ok(FoundBeginning::NotOffered),
            Err(error) => Err(error),
        }
    }
}
