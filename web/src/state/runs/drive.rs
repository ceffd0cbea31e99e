//! Carries a run of this tab out, and tells everybody of it.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use release_run::{Phase, RunState};
use wasm_bindgen_futures::spawn_local;

use super::{OpenRun, now, read_runs, redraw, session, tell_other_tabs};
use crate::api::{self, Awake};
use crate::state::session::SignOutGuard;

/// How often the head of a run is noted while it is sent, in milliseconds: the
/// list of runs is drawn from it, in every tab.
const NOTE_EVERY: u64 = 2_000;

impl OpenRun {
    /// Carries it out until it has ended, and reads the counters then.
    pub(super) fn drive(self: &Rc<Self>) {
        if self.is_driving.replace(true) {
            return;
        }
        let open = self.clone();
        spawn_local(async move {
            open.run.drive(|state, _| open.shown(state)).await;
            open.guards.take();
            open.note();
            redraw();
            open.count_after().await;
            open.run.drive(|_, _| ()).await;
            open.note();
            open.is_driving.set(false);
            // Nothing is sent any more: any tab may settle its lines.
            open.lock.take();
            redraw();
            tell_other_tabs(open.number);
            if open.views.get() == 0 {
                super::close(open.number);
            }
        });
    }

    fn shown(&self, state: &RunState) {
        let phase = state.phase();
        let is_new = *self.phase.borrow() != *phase;
        if is_new {
            self.phase.replace(phase.clone());
            self.entered(phase, *state.counts());
        }
        let is_due = now() - self.noted_at.get() >= NOTE_EVERY;
        if is_due || (is_new && !phase.is_sending()) {
            self.note();
        }
        let is_active = is_active(state);
        if is_active != self.guards.borrow().is_some() {
            let guards =
                is_active.then(|| (Awake::new(), warn_before_leaving(), SignOutGuard::new()));
            self.guards.replace(guards);
            if !is_active {
                self.note();
            }
        }
        if state.needs_sign_in()
            && !self.is_expiry_reported.replace(true)
            && let Some(session) = session().filter(|session| self.is_signed_in(session))
        {
            session.expire();
        }
        redraw();
        tell_other_tabs(self.number);
    }

    /// Notes in the head how the lines stand. The entries say it exactly, so
    /// that a note which fails is no loss.
    pub(super) fn note(&self) {
        let state = self.state();
        self.noted_at.set(now());
        let (number, counts) = (self.number, *state.counts());
        let ended = state.phase().is_ended().then(now);
        let is_active = is_active(&state);
        spawn_local(async move {
            let _ = api::update_counts(number, counts, ended).await;
            if !is_active {
                // The run may need a person now, or need one no more.
                let _ = read_runs().await;
            }
        });
    }

    /// Whether it goes on by itself: requests are under way, or will be.
    pub(super) fn is_active(&self) -> bool {
        is_active(&self.state())
    }
}

fn is_active(state: &RunState) -> bool {
    let phase = state.phase();
    matches!(phase, Phase::Grace { .. } | Phase::Stopping(_))
        || phase.is_sending()
        || state.is_under_way()
}

/// While the listener lives, the browser asks before the page is left.
fn warn_before_leaving() -> EventListener {
    let window = gloo_utils::window();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, |event| {
        event.prevent_default();
    })
}
