//! The reading of a long list, page after page.
//!
//! In scope: so many pages at once as [`READS_AT_ONCE`], once the first has said
//! how many there are; and the end of the list, of which a server may say too
//! much or too little. Out of scope: what the rows are for.

use std::num::NonZeroU32;

use futures_util::stream::{self, StreamExt};
use release_core::endpoint::Endpoint;
use release_core::error::CallError;
use release_core::model::{Checked, Page};
use release_core::{CallCode, HasCode};

use crate::{Client, Clock, READS_AT_ONCE, Transport};

/// The most pages that are read of one list.
pub const MAX_LIST_PAGES: u32 = 50_000;

/// How the reading of a list ended.
#[derive(Clone, Debug, PartialEq)]
pub enum ListEnd {
    /// With its last page.
    Whole,
    /// There are, or may be, rows that were not read.
    Cut,
    /// The list ignores which page is asked for: the first came again.
    Repeats,
    /// A page could not be read.
    Failed(CallError),
}

/// A page, as a list gives it: with rows that were dropped, or without.
pub(crate) struct ListPage<T> {
    pub(crate) rows: Vec<T>,
    /// The number of all rows of the list, where it says so.
    pub(crate) count: Option<u64>,
    has_next: bool,
    dropped: usize,
}

impl<T> From<Page<T>> for ListPage<T> {
    fn from(page: Page<T>) -> Self {
        Self {
            rows: page.rows,
            count: page.count,
            has_next: page.has_next,
            dropped: 0,
        }
    }
}

impl<T> From<Checked<T>> for ListPage<T> {
    fn from(checked: Checked<T>) -> Self {
        Self {
            dropped: checked.dropped,
            ..checked.page.into()
        }
    }
}

impl<T> ListPage<T> {
    /// The rows as they came, with those that were dropped.
    pub(crate) fn len(&self) -> usize {
        self.rows.len() + self.dropped
    }
}

/// Reads all pages of a list in their order. `of_page` makes the call for a page;
/// `take` is given each, and says whether it is the first one again.
pub(crate) async fn read_list<T, C, E, R>(
    client: &Client<T, C>,
    of_page: impl Fn(NonZeroU32) -> E,
    mut take: impl FnMut(ListPage<R>) -> bool,
) -> ListEnd
where
    T: Transport,
    C: Clock,
    E: Endpoint,
    ListPage<R>: From<E::Output>,
{
    let read = |page: u32| {
        let call = NonZeroU32::new(page).map(&of_page);
        async move {
            let call = call?;
            Some(client.call(&call).await.map(ListPage::<R>::from))
        }
    };
    let first = match read(1).await {
        Some(Ok(first)) => first,
        Some(Err(error)) => return ListEnd::Failed(error),
        None => return ListEnd::Cut,
    };
    let (pages, at_once) = expected(&first);
    let mut has_next = first.has_next;
    take(first);
    if !has_next {
        return ListEnd::Whole;
    }
    let mut rest = std::pin::pin!(stream::iter(2..=pages).map(read).buffered(at_once));
    while let Some(Some(page)) = rest.next().await {
        let page = match page {
            Ok(page) => page,
            // The list has become shorter meanwhile.
            Err(error) if error.code() == CallCode::RefusedNotFound => return ListEnd::Cut,
            Err(error) => return ListEnd::Failed(error),
        };
        has_next = page.has_next;
        if take(page) {
            return ListEnd::Repeats;
        }
        if !has_next {
            return ListEnd::Whole;
        }
    }
    ListEnd::Cut
}

/// How many pages the first one promises, and how many may be read at once.
/// Where it does not say, one is read after the other.
fn expected<T>(first: &ListPage<T>) -> (u32, usize) {
    let rows = u64::try_from(first.len()).unwrap_or(u64::MAX);
    let pages = first.count.and_then(|count| {
        let pages = count.checked_add(rows.checked_sub(1)?)? / rows.max(1);
        u32::try_from(pages).ok()
    });
    match pages {
        // A list that has grown has a page or two more.
        Some(pages) => (pages.clamp(2, MAX_LIST_PAGES), READS_AT_ONCE),
        None => (MAX_LIST_PAGES, 1),
    }
}
