//! Whom a draft's findings are of: they go when somebody else signs in.

use release_web_logic::import::Draft;
use release_web_logic::session::Session;

use super::draft::{IMPORT, edit_draft};
use super::find::pause_search;
use super::live::stop_check;
use crate::state::session::listen_to_session;
use crate::state::store::look;

/// From now on, signing out stops what is being read, and signing in elsewhere
/// or as another user takes the findings away: they are about other lines.
pub(super) fn keep_to_session() {
    listen_to_session(|session| {
        let Some(asked) = session.current().map(Session::asked) else {
            stop_check();
            return pause_search();
        };
        let draft = look(IMPORT).draft.clone();
        if draft.is_some_and(|draft| draft.is_found_elsewhere(&asked)) {
            stop_check();
            pause_search();
            edit_draft(Draft::drop_found);
        }
    });
}
