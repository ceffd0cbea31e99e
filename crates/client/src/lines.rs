//! Reading of all lines of an order.

use std::num::NonZeroU32;

use release_core::OrderId;
use release_core::endpoint::ListOrderItems;
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::error::CallError;
use release_core::model::OrderItem;

use crate::client::is_no_such_path;
use crate::{Client, Clock, Transport};

/// The number of lines requested at once. A server may silently reduce it, so
/// the end is recognised by the page, not by the number of rows.
pub const ROWS_PER_PAGE: NonZeroU32 = NonZeroU32::new(100).unwrap();

/// The most pages that are read.
pub const MAX_PAGES: u32 = 20;

/// The lines of one order.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The lines, in the server's order.
    pub rows: Vec<OrderItem>,
    /// The number of dropped lines of other orders. Above 0, this Omnitron
    /// ignores the filter by order.
    pub dropped: usize,
    /// Whether there are, or may be, more lines than were read.
    pub is_cut: bool,
}

impl<T: Transport, C: Clock> Client<T, C> {
    /// Reads the lines of an order, page after page, at the one of the two
    /// addresses that this Omnitron has.
    ///
    /// # Errors
    ///
    /// As [`Client::call`]; an error on any page is returned.
    pub async fn lines(&self, order: OrderId) -> Result<Lines, CallError> {
        match self.lines_from(order, ItemsAddress::Detailed).await {
            Err(error) if is_no_such_path(&error) => {
                self.lines_from(order, ItemsAddress::Plain).await
            }
            result => result,
        }
    }

    async fn lines_from(&self, order: OrderId, from: ItemsAddress) -> Result<Lines, CallError> {
        let mut lines = Lines {
            rows: Vec::new(),
            dropped: 0,
            is_cut: false,
        };
        for page in 1..=MAX_PAGES {
            let checked = self
                .call(&ListOrderItems {
                    order,
                    from,
                    page: NonZeroU32::new(page),
                    limit: Some(ROWS_PER_PAGE),
                })
                .await?;
            lines.dropped += checked.dropped;
            for row in checked.page.rows {
                // A server that ignores `page` returns the first page for ever, and
                // one that sorts each page anew may leave lines out.
                if lines.rows.iter().any(|seen| seen.pk == row.pk) {
                    lines.is_cut = true;
                    return Ok(lines);
                }
                lines.rows.push(row);
            }
            if !checked.page.has_next {
                return Ok(lines);
            }
        }
        lines.is_cut = true;
        Ok(lines)
    }
}
