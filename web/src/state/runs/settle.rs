//! The settlement of unknown lines by a person, and the counters read to help.

use release_run::{CounterTime, JournalError, LineStatus, Settlement};

use super::take;

/// Keeps what a person found of lines of a run, each by its place from 0.
///
/// # Errors
///
/// Another tab has the run, or the journal cannot be read.
pub(crate) async fn settle(
    run: u64,
    lines: &[u32],
    settlement: Settlement,
    note: &str,
) -> Result<(), JournalError> {
    let open = take(run).await?;
    for line in lines {
        open.act(|run| run.settle(*line, settlement, note.to_owned()));
    }
    Ok(())
}

/// Reads the counters of all unknown lines of a run now, each product once, and
/// writes them down.
///
/// # Errors
///
/// Another tab has the run, or the journal cannot be read.
pub(crate) async fn read_now(run: u64) -> Result<(), JournalError> {
    let open = take(run).await?;
    let products = open.products_of(|status| status == LineStatus::Unknown);
    open.count(products, CounterTime::After, None).await;
    open.act(|_| ());
    Ok(())
}
