//! What the address asks for.

use std::num::NonZeroU32;

use release_client::Found;
use release_core::endpoint::ListOrders;
use release_core::model::{Checked, Order, Page, Status};
use serde::{Deserialize, Serialize};

use super::sorting::Sorting;

/// How many rows a page may have.
pub(super) const PAGE_SIZES: [u32; 4] = [10, 25, 50, 100];

/// How many rows a page has unless one chooses otherwise.
pub(super) const DEFAULT_PAGE_SIZE: u32 = 25;

/// Filters, page and sorting, as text: an address can be typed by anyone, so
/// what cannot be read counts as not asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OrdersQuery {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_send: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) limit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sort: Option<String>,
}

impl OrdersQuery {
    pub(super) fn page(&self) -> NonZeroU32 {
        read(self.page.as_ref()).unwrap_or(NonZeroU32::MIN)
    }

    pub(super) fn limit(&self) -> u32 {
        read(self.limit.as_ref())
            .filter(|size| PAGE_SIZES.contains(size))
            .unwrap_or(DEFAULT_PAGE_SIZE)
    }

    pub(super) fn sorting(&self) -> Option<Sorting> {
        read(self.sort.as_ref())
    }

    /// The call that answers it.
    pub(super) fn call(&self) -> ListOrders {
        ListOrders {
            is_send: read(self.is_send.as_ref()),
            status: self.status.clone().map(Status::new),
            number: self.number.clone(),
            page: Some(self.page()),
            limit: NonZeroU32::new(self.limit()),
        }
    }

    /// What a search by number found, less what the other filters keep out, as one page.
    pub(super) fn page_of(&self, found: Found) -> Checked<Order> {
        let asked = self.call();
        let mut rows = found.orders;
        rows.retain(|order| asked.matches(order));
        let page = Page {
            count: Some(rows.len() as u64),
            has_next: false,
            rows,
        };
        Checked { page, dropped: 0 }
    }

    /// Whether anything is filtered.
    pub(super) fn is_filtered(&self) -> bool {
        self.is_send.is_some() || self.status.is_some() || self.number.is_some()
    }

    pub(super) fn first_page(&self) -> Self {
        Self {
            page: None,
            ..self.clone()
        }
    }

    pub(super) fn with_page(&self, page: u32) -> Self {
        Self {
            page: (page > 1).then(|| page.to_string()),
            ..self.clone()
        }
    }

    pub(super) fn with_sorting(&self, sorting: Option<Sorting>) -> Self {
        Self {
            sort: sorting.map(|sorting| sorting.to_string()),
            ..self.clone()
        }
    }

    pub(super) fn with_limit(self, limit: Option<String>) -> Self {
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
