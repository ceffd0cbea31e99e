//! What the header of every view shares with parts of the page that load later.

use crate::state::store::{InStore, Store};

thread_local! {
    static NEEDS: Store<usize> = Store::default();
    static KEYS: Store<bool> = Store::default();
}

/// How many runs need a person, as it was counted last.
pub(crate) const ATTENTION: InStore<usize> = &NEEDS;

/// Whether the list of single keys is open.
pub(crate) const KEYS_LISTED: InStore<bool> = &KEYS;
