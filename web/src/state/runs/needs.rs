//! The runs of this browser, and those among them that some tab is sending.

use std::collections::BTreeSet;

use release_run::JournalError;
use release_web_logic::run::needs;

use super::RUNS;
use crate::api::{self, SavedRun};
use crate::state::ATTENTION;
use crate::state::store::{look, put};

/// All runs of this browser, the newest first.
pub(crate) struct AllRuns {
    pub(crate) runs: Vec<(u64, SavedRun)>,
    /// The numbers of those that a tab has and that do not wait for a person, as far as this tab knows.
    pub(crate) at_work: BTreeSet<u64>,
}

/// Reads all runs, and notes how many need a person.
///
/// # Errors
///
/// The journal cannot be read.
pub(crate) async fn read_runs() -> Result<AllRuns, JournalError> {
    let runs = api::list_runs().await?;
    let mut at_work: BTreeSet<u64> = api::held_runs().await.into_iter().collect();
    for (number, open) in &*look(&RUNS) {
        if open.is_mine() && !open.is_active() {
            at_work.remove(number);
        }
    }
    put(ATTENTION, needs(&runs, &at_work).len());
    Ok(AllRuns { runs, at_work })
}
