//! The examination of an Omnitron from this browser, and what it found, kept for each Omnitron.

use futures_util::Stream;
use release_client::{BrowserClock, Fetch};
use release_core::{BaseUrl, Connection};
use release_doctor::trial::{self, Kind, Tried};
use release_doctor::{Asker, Finding, Profile};
use release_web_logic::{Known, Reaction};

use super::config::origin;
use super::known::keep_known;
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
    keep_known(
        &profile.base_url,
        profile.trial.as_ref().map(known_of).as_ref(),
    );
}

pub(crate) fn forget_profile(base_url: &BaseUrl) {
    forget(local(), &place(base_url));
    keep_known(base_url, None);
}

fn known_of(tried: &Tried) -> Known {
    let second = |call| {
        tried.second(call).map(|reaction| match reaction {
            trial::Reaction::Refused(status) => Reaction::Refused(status),
            trial::Reaction::Same => Reaction::Same,
            trial::Reaction::Added => Reaction::Added,
        })
    };
    Known {
        at: tried.at,
        by: tried.by.clone(),
        same_code: second(Kind::Again),
        other_code: second(Kind::OtherCode),
        after_record: second(Kind::Release),
        shared_code: tried.same_code(),
    }
}
