//! What a trial has shown of an Omnitron, kept apart from its profile: the views that ask do not load the
//! doctor.

use release_core::BaseUrl;
use release_web_logic::Known;

use super::storage::{forget, local, read, write};

fn place(base_url: &BaseUrl) -> String {
    format!("known/{base_url}")
}

/// What was shown last, in this browser.
pub(crate) fn known(base_url: &BaseUrl) -> Option<Known> {
    read(local(), &place(base_url))
}

/// Keeps it, or forgets what was kept.
pub(super) fn keep_known(base_url: &BaseUrl, known: Option<&Known>) {
    match known {
        // Where the browser refuses, the doubt stays a doubt.
        Some(known) => drop(write(local(), &place(base_url), known)),
        None => forget(local(), &place(base_url)),
    }
}
