//! What is read of held stock, which outlives its views. It only reads.

mod held;
mod lines;

use release_web_logic::session::Session;

pub(crate) use held::{HELD, HeldRead, read_held, stop_held};
pub(crate) use lines::{LINES, LinesFound, find_lines, stop_lines};

use super::session::listen_to_session;

/// How often a view is given what was read by then, in milliseconds.
const SHOWN_EVERY: u64 = 500;

/// From now on, signing out stops what is being read, and signing in elsewhere or as another user
/// forgets what was read.
fn keep_to_session() {
    listen_to_session(|session| {
        let asked = session.current().map(Session::asked);
        if asked.is_none() {
            stop_held();
            stop_lines();
        } else {
            held::forget_unless(asked.as_ref());
            lines::forget_unless(asked.as_ref());
        }
    });
}
