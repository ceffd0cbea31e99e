//! The search for the lines that may hold a product's units.

use std::cell::RefCell;
use std::collections::HashMap;
use std::pin::pin;
use std::rc::Rc;

use futures_util::StreamExt as _;
use release_client::{LinesRead, LinesSource, ListEnd, SessionEnded, read_product_lines};
use release_core::id::StockListId;
use release_core::model::ProductStock;
use release_core::{Connection, ProductId};
use release_run::Units;
use release_web_logic::session::Asked;
use release_web_logic::stock::ProductLines;

use super::keep_to_session;
use crate::api;
use crate::state::background::{Background, start, stop};
use crate::state::load_before;
use crate::state::session::UseSession;
use crate::state::store::{InStore, Store, change, look, put};

/// What was found of a product's lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct LinesFound {
    asked: Option<Asked>,
    /// Counts up with each search.
    search: u32,
    /// Of which product, on which stock list.
    pub(crate) of: Option<(ProductId, StockListId)>,
    /// The stock row, as it was read before the lines.
    pub(crate) row: Option<ProductStock>,
    /// There when the search has ended.
    pub(crate) lines: Option<Rc<ProductLines>>,
    /// The lines read, those of the list where it says so, and those of the product; none while nothing
    /// is read.
    pub(crate) progress: Option<(usize, Option<u64>, usize)>,
    pub(crate) ends: Vec<(LinesSource, ListEnd)>,
    pub(crate) more_channels: bool,
    pub(crate) is_stopped: bool,
    /// Whether it is not known which lines runs of this browser have released.
    pub(crate) is_history_unread: bool,
}

impl LinesFound {
    /// The units reserved, as they were read.
    pub(crate) fn counter(&self) -> Option<Units> {
        let stated = self.row.as_ref()?.sold_quantity_unreported.as_ref();
        stated?.parse().ok()
    }
}

thread_local! {
    static STORE: Store<LinesFound> = Store::default();
    static RUNNING: Background = Background::default();
}

/// Where it is.
pub(crate) const LINES: InStore<LinesFound> = &STORE;

/// Searches for the lines of a product on a stock list; a search for those of another one stops.
/// `quantity_key` names the attribute of a line that holds its quantity.
pub(crate) fn find_lines(session: &UseSession, of: (ProductId, StockListId), quantity_key: String) {
    let Some(signed_in) = session.current() else {
        return;
    };
    stop_lines();
    keep_to_session();
    let search = look(LINES).search + 1;
    put(
        LINES,
        LinesFound {
            asked: Some(signed_in.asked()),
            of: Some(of),
            search,
            progress: Some((0, None, 0)),
            ..LinesFound::default()
        },
    );
    let lines = Rc::new(RefCell::new(ProductLines::default()));
    let connection = signed_in.connection.clone();
    let work = read(connection, of, quantity_key, lines.clone());
    start(&RUNNING, session, work, move |ended| {
        // Another search may have begun.
        if look(LINES).search == search {
            let mut found = lines.take();
            found.sort_by_age();
            change(LINES, |read| {
                read.lines = Some(Rc::new(found));
                read.is_stopped = ended != Some(Ok(()));
                read.progress = None;
            });
        }
    });
}

/// Stops; what was found stays.
pub(crate) fn stop_lines() {
    stop(&RUNNING);
}

pub(super) fn forget_unless(asked: Option<&Asked>) {
    if look(LINES).asked.is_some() && look(LINES).asked.as_ref() != asked {
        stop_lines();
        put(LINES, LinesFound::default());
    }
}

async fn read(
    connection: Connection,
    (product, list): (ProductId, StockListId),
    quantity_key: String,
    lines: Rc<RefCell<ProductLines>>,
) -> Result<(), SessionEnded> {
    let before = load_before(connection.base_url.clone()).await;
    change(LINES, |found| found.is_history_unread = before.is_none());
    let before: HashMap<_, _> = before.unwrap_or_default();
    let client = Rc::new(api::paced_client(connection));
    let mut told = pin!(read_product_lines(client, product, list));
    let (mut rows, mut total) = (0, None);
    while let Some(told) = told.next().await {
        match told {
            LinesRead::Counter(row) => change(LINES, |found| found.row = Some(row)),
            LinesRead::Begun(_) => (rows, total) = (0, None),
            LinesRead::Page(page, count) => {
                rows += page;
                total = count;
            }
            LinesRead::Lines(held) => {
                let mut lines = lines.borrow_mut();
                for it in held {
                    lines.take(&it.line, it.order.as_ref(), &before, &quantity_key);
                }
            }
            LinesRead::Ended(source, end) => change(LINES, |found| found.ends.push((source, end))),
            LinesRead::MoreChannels => change(LINES, |found| found.more_channels = true),
            LinesRead::SessionEnded => return Err(SessionEnded),
        }
        let so_far = lines.borrow().len();
        change(LINES, |found| found.progress = Some((rows, total, so_far)));
    }
    Ok(())
}
