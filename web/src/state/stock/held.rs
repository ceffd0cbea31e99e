//! The reading of all stock.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;

use futures_util::StreamExt as _;
use release_client::{
    BrowserClock, Clock as _, ListEnd, SessionEnded, StockRead, StockSource, UnixMillis,
    name_stock, read_stock,
};
use release_core::Connection;
use release_core::error::CallError;
use release_core::id::ChannelId;
use release_web_logic::session::Asked;
use release_web_logic::stock::{Held, HeldPicture};

use super::{SHOWN_EVERY, keep_to_session};
use crate::api;
use crate::state::background::{Background, start, stop};
use crate::state::session::UseSession;
use crate::state::store::{InStore, Store, change, look, put};

/// What was read of all stock.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeldRead {
    /// Of which Omnitron, by whom.
    asked: Option<Asked>,
    /// The one channel whose stock was asked for; none for all.
    pub(crate) channel: Option<ChannelId>,
    /// Counts up with each reading.
    reading: u32,
    pub(crate) picture: HeldPicture,
    /// The rows read, and those of the list that is being read where it says so; none while nothing is read.
    pub(crate) progress: Option<(u64, Option<u64>)>,
    /// How the lists ended.
    pub(crate) ends: Vec<(StockSource, ListEnd)>,
    pub(crate) no_channels: bool,
    pub(crate) more_channels: bool,
    pub(crate) is_stopped: bool,
    /// When it ended.
    pub(crate) read_at: Option<UnixMillis>,
}

thread_local! {
    static STORE: Store<HeldRead> = Store::default();
    static RUNNING: Background = Background::default();
}

/// Where it is.
pub(crate) const HELD: InStore<HeldRead> = &STORE;

/// Reads all stock anew, or that of one channel. Nothing happens while any is being read.
pub(crate) fn read_held(session: &UseSession, channel: Option<ChannelId>) {
    let Some(signed_in) = session.current() else {
        return;
    };
    if look(HELD).progress.is_some() {
        return;
    }
    stop_held();
    keep_to_session();
    let reading = look(HELD).reading + 1;
    put(
        HELD,
        HeldRead {
            asked: Some(signed_in.asked()),
            channel,
            reading,
            progress: Some((0, None)),
            ..HeldRead::default()
        },
    );
    let held = Rc::new(RefCell::new(Held::default()));
    let work = read(signed_in.connection.clone(), channel, held.clone());
    start(&RUNNING, session, work, move |_| {
        // While the products are named, the rows are whole already; and another reading may have begun.
        if look(HELD).reading == reading && look(HELD).read_at.is_none() {
            change(HELD, |read| {
                read.picture = held.borrow().picture();
                read.read_at = Some(BrowserClock.now());
                read.is_stopped = true;
                read.progress = None;
            });
        }
    });
}

/// Stops; what was read stays.
pub(crate) fn stop_held() {
    stop(&RUNNING);
}

pub(super) fn forget_unless(asked: Option<&Asked>) {
    if look(HELD).asked.is_some() && look(HELD).asked.as_ref() != asked {
        stop_held();
        put(HELD, HeldRead::default());
    }
}

async fn read(
    connection: Connection,
    channel: Option<ChannelId>,
    held: Rc<RefCell<Held>>,
) -> Result<(), SessionEnded> {
    let client = Rc::new(api::paced_client(connection));
    let mut told = pin!(read_stock(client.clone(), channel));
    let (mut rows, mut shown_at) = (0, BrowserClock.now());
    while let Some(told) = told.next().await {
        match told {
            StockRead::Begun(_) => rows = 0,
            StockRead::Rows(page, total) => {
                rows += u64::try_from(page.len()).unwrap_or_default();
                held.borrow_mut().take(page);
                let now = BrowserClock.now();
                let is_due = now - shown_at >= SHOWN_EVERY;
                if is_due {
                    shown_at = now;
                }
                change(HELD, |read| {
                    read.progress = Some((rows, total));
                    if is_due {
                        read.picture = held.borrow().picture();
                    }
                });
            }
            StockRead::Ended(_, ListEnd::Failed(error)) if error.is_session_ended() => {
                return Err(SessionEnded);
            }
            StockRead::Ended(source, end) => change(HELD, |read| read.ends.push((source, end))),
            StockRead::NoChannels(error) => {
                if error.is_some_and(|error: CallError| error.is_session_ended()) {
                    return Err(SessionEnded);
                }
                change(HELD, |read| read.no_channels = true);
            }
            StockRead::MoreChannels => change(HELD, |read| read.more_channels = true),
        }
    }
    change(HELD, |read| {
        read.picture = held.borrow().picture();
        read.read_at = Some(BrowserClock.now());
        read.progress = None;
    });
    let unnamed = look(HELD).picture.unnamed();
    if unnamed.is_empty() {
        return Ok(());
    }
    name_stock(&client, &unnamed, |named| {
        change(HELD, |read| read.picture.name(named));
    })
    .await
}
