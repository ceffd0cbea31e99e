//! The examination of an Omnitron from this browser, and what it found, kept for each Omnitron.

use futures_util::Stream;
use release_client::{BrowserClock, Fetch};
use release_core::{BaseUrl, Connection};
use release_doctor::{Asker, Finding, Profile};

use super::config::origin;
use super::reach::is_of;
use super::storage::{forget, local, read, write};

/// Makes all checks, each told as it ends.
pub(crate) fn examine(connection: Connection) -> impl Stream<Item = Finding> {
    let is_same_origin = is_of(&connection.base_url, &origin());
    let asker = Asker::Page { is_same_origin };
    release_doctor::examine(Fetch, BrowserClock, connection, asker)
}

fn place(base_url: &BaseUrl) -> String {
    format!("doctor/{base_url}")
}

/// What was found last.
pub(crate) fn kept_profile(base_url: &BaseUrl) -> Option<Profile> {
    let text: String = read(local(), &place(base_url))?;
    Profile::from_json(&text).ok()
}

pub(crate) fn keep_profile(profile: &Profile) {
    // Where the browser refuses, it is gone with the tab.
    let _ = write(local(), &place(&profile.base_url), &profile.to_json());
}

pub(crate) fn forget_profile(base_url: &BaseUrl) {
    forget(local(), &place(base_url));
}
