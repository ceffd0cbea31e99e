//! The file that is being made ready, for as long as the tab lives.
//!
//! What it is, and what follows from a change of it, is in `release_web_logic::import`.
//!
//! - `live`: the check of its rows against Omnitron.
//! - `reading`: from a file, or text that was pasted, to a draft.

mod live;
mod reading;

use std::rc::Rc;

use super::store::{InStore, Store};

pub(crate) use live::{LIVE, Progress, start_check, stop_check};
pub(crate) use reading::{Failed, paste, pick, reread};
pub(crate) use release_web_logic::import::{Draft, Source};

/// What the views of an import draw.
#[derive(Clone, Default)]
pub(crate) struct ImportState {
    /// The file, once it was read.
    pub(crate) draft: Option<Rc<Draft>>,
    /// Why the last one was not.
    pub(crate) failed: Option<Failed>,
    /// Whether one is being read.
    pub(crate) busy: bool,
}

thread_local! {
    static STORE: Store<ImportState> = Store::default();
}

/// Where it is.
pub(crate) const IMPORT: InStore<ImportState> = &STORE;

/// Changes the draft and checks it anew.
pub(crate) fn edit_draft(change: impl FnOnce(&mut Draft)) {
    super::store::change(IMPORT, |state| {
        if let Some(draft) = &mut state.draft {
            *draft = Rc::new(draft.edited(change));
        }
    });
}
