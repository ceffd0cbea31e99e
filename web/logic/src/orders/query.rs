//! The query of the order list, as the address has it.

use std::num::NonZeroU32;

use release_core::endpoint::ListOrders;
use release_core::model::{Checked, Order, Page, Status};
use serde::{Deserialize, Serialize};

use super::sorting::Sorting;

/// How many rows a page may have.
pub const PAGE_SIZES: [u32; 4] = [10, 25, 50, 100];

/// How many rows a page has unless one chooses otherwise.
pub const DEFAULT_PAGE_SIZE: u32 = 25;

/// Filters, page and sorting, as text: an address can be typed by anyone, so
/// what cannot be read counts as not asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrdersQuery {
    /// Whether the ERP has been told: `true` or `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_send: Option<String>,
    /// The status, by its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The number that people use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// How many rows a page has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// By which column, with `-` before it for descending.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
}

impl OrdersQuery {
    /// Which page, the first unless one is asked for.
    pub fn page(&self) -> NonZeroU32 {
        read(self.page.as_ref()).unwrap_or(NonZeroU32::MIN)
    }

    /// How many rows a page has: one of [`PAGE_SIZES`].
    pub fn limit(&self) -> u32 {
        read(self.limit.as_ref())
            .filter(|size| PAGE_SIZES.contains(size))
            .unwrap_or(DEFAULT_PAGE_SIZE)
    }

    /// The order of the rows; as Omnitron has it unless asked otherwise.
    pub fn sorting(&self) -> Option<Sorting> {
        read(self.sort.as_ref())
    }

    /// The call that answers it.
    pub fn call(&self) -> ListOrders {
        ListOrders {
            is_send: read(self.is_send.as_ref()),
            status: self.status.clone().map(Status::new),
            number: self.number.clone(),
            number_begins: None,
            page: Some(self.page()),
            limit: NonZeroU32::new(self.limit()),
        }
    }

    /// What a search by number found, less what the other filters keep out, as one page.
    pub fn page_of(&self, found: Vec<Order>) -> Checked<Order> {
        let asked = self.call();
        let mut rows = found;
        rows.retain(|order| asked.matches(order));
        let page = Page {
            count: Some(rows.len() as u64),
            has_next: false,
            rows,
        };
        Checked { page, dropped: 0 }
    }

    /// Whether anything is filtered.
    pub fn is_filtered(&self) -> bool {
        self.is_send.is_some() || self.status.is_some() || self.number.is_some()
    }

    /// The same for another number.
    #[must_use]
    pub fn with_number(&self, number: Option<String>) -> Self {
        Self {
            number,
            ..self.clone()
        }
    }

    /// The same on its first page.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self {
            page: None,
            ..self.clone()
        }
    }

    /// The same on another page.
    #[must_use]
    pub fn with_page(&self, page: u32) -> Self {
        Self {
            page: (page > 1).then(|| page.to_string()),
            ..self.clone()
        }
    }

    /// The same in another order.
    #[must_use]
    pub fn with_sorting(&self, sorting: Option<Sorting>) -> Self {
        Self {
            sort: sorting.map(|sorting| sorting.to_string()),
            ..self.clone()
        }
    }

    /// The same with another number of rows; the usual one is not written.
    #[must_use]
    pub fn with_limit(self, limit: Option<String>) -> Self {
        let default = DEFAULT_PAGE_SIZE.to_string();
        Self {
            limit: limit.filter(|limit| *limit != default),
            ..self
        }
    }
}

fn read<T: std::str::FromStr>(text: Option<&String>) -> Option<T> {
    text?.parse().ok()
}
