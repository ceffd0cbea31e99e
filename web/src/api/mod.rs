//! Everything from outside the page. HTTP and JSON stay in here.

mod channel;
mod clipboard;
mod columns;
mod config;
mod doctor;
mod download;
mod file;
mod journal;
mod known;
mod locks;
mod notification;
mod orders_read;
mod preferences;
mod reach;
mod read;
mod session_channel;
mod session_store;
mod storage;
mod workbook;

pub(crate) use release_client::browser::{on_change as on_wire_change, wire};
use release_client::{BrowserClock, Client, Fetch, Paced, READS_AT_ONCE, Transport};
use release_core::delivery::Delivery;
use release_core::{BaseUrl, Connection};

pub(crate) use channel::RunsChannel;
pub(crate) use clipboard::copy;
pub(crate) use columns::{load_columns, save_columns};
pub(crate) use config::{Config, ConfigError, Environment, frame_ancestors, load_config, origin};
pub(crate) use doctor::{examine, forget_profile, keep_profile, kept_profile};
pub(crate) use download::download;
pub(crate) use file::{FileError, dropped_file, read_file, sha256, yield_to_browser};
pub(crate) use journal::{
    BrowserJournal, NewRun, SavedBody, SavedLine, SavedOrder, SavedRun, Source, Wanted, create_run,
    delete_run, is_persisted, list_runs, load_entries, load_file, load_run, may_have,
    update_counts,
};
pub(crate) use known::known;
pub(crate) use locks::{Awake, RunLock, held_runs, lock_run, wait_for_run};
pub(crate) use notification::{has_notifications, may_notify, notify};
pub(crate) use orders_read::{ReadFor, keep_readings, kept_readings};
pub(crate) use preferences::{
    load_keys, load_language, load_theme, load_views, save_keys, save_language, save_theme,
    save_views,
};
pub(crate) use reach::{Findings, Verdict, find_causes};
pub(crate) use read::{ReadFailure, read};
pub(crate) use session_channel::{SessionChannel, ask_for_session};
pub(crate) use session_store::{StoredSession, forget_session, load_session, save_session};

/// A client that calls from this browser.
pub(crate) type BrowserClient = Client<Fetch, BrowserClock>;

/// How often a POST may reach this Omnitron if at most `at_once` are under way.
pub(crate) fn delivery(base_url: &BaseUrl, at_once: u8) -> Delivery {
    Fetch.delivery(base_url, at_once.into())
}

/// Calls Omnitron over this connection.
pub(crate) fn client(connection: Connection) -> BrowserClient {
    Client::new(Fetch, BrowserClock, connection)
}

/// A client for thousands of reads: a few at once, and slower where Omnitron
/// says that they are too many.
pub(crate) fn paced_client(
    connection: Connection,
) -> Client<Paced<Fetch, BrowserClock>, BrowserClock> {
    let pool = u8::try_from(READS_AT_ONCE).unwrap_or(u8::MAX);
    Client::new(
        Paced::new(Fetch, BrowserClock, pool),
        BrowserClock,
        connection,
    )
}
