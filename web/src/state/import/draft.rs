//! The draft of this tab.

use std::rc::Rc;

use release_file::table::TableError;
use release_web_logic::import::Draft;
use release_xlsx::WorkbookError;

use crate::state::store::{InStore, Store, change};

/// Why a file could not be made ready.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Failed {
    /// Its bytes are not to be had.
    Unreadable(String),
    /// It makes no table.
    Table(TableError),
    /// It is no workbook, or none that can be read.
    Workbook(WorkbookError),
    /// What reads workbooks did not load.
    Part,
}

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
pub(crate) fn edit_draft(edit: impl FnOnce(&mut Draft)) {
    change(IMPORT, |state| {
        if let Some(draft) = &mut state.draft {
            *draft = Rc::new(draft.edited(edit));
        }
    });
}
