//! Who is to hear when a run ends or waits for a person, whatever view is shown.

use std::cell::RefCell;

use release_run::{Counts, Phase};
use release_web_logic::run::needs_person;
use yew::Callback;

use super::OpenRun;

/// The one who is to hear, if anybody is.
#[derive(Default)]
pub(super) struct Notified(RefCell<Option<Callback<(Phase, Counts)>>>);

impl OpenRun {
    /// Whether anybody is to hear.
    pub(crate) fn is_notifying(&self) -> bool {
        self.notified.0.borrow().is_some()
    }

    /// Says who is to hear; `None` for nobody.
    pub(crate) fn notify_by(&self, who: Option<Callback<(Phase, Counts)>>) {
        self.notified.0.replace(who);
    }

    /// It has entered another phase.
    pub(super) fn entered(&self, phase: &Phase, counts: Counts) {
        let who = self.notified.0.borrow().clone();
        if let Some(who) = who.filter(|_| needs_person(phase)) {
            who.emit((phase.clone(), counts));
        }
    }
}
