//! The rest of a run as a new run.

use std::rc::Rc;

use release_run::{JournalError, Settings};
use release_web_logic::run::{self, body_of_rest};

use super::export::explained_outcome;
use super::{OpenRun, lines_before, now, start_run};
use crate::api::{self, NewRun, SavedLine};
use crate::state::app::AppState;

/// The lines of a run that may be sent again as they are, without those that
/// another run has sent since or will send.
///
/// # Errors
///
/// The journal cannot be read.
pub(crate) async fn rest_of(of: &OpenRun) -> Result<Vec<SavedLine>, JournalError> {
    let before = lines_before(&of.saved.base_url).await?;
    let statuses = |item| before.get(&item).copied();
    Ok(run::rest_of(&of.state(), &of.body, statuses))
}

/// Sends these lines of a run as a new run, and gives its number. A line that
/// was taken since is left out.
///
/// # Errors
///
/// The journal cannot be read or kept: then nothing is sent.
pub(crate) async fn send_rest(
    app: &AppState,
    of: &OpenRun,
    lines: &[SavedLine],
) -> Result<u64, JournalError> {
    let gone = || JournalError::Failed {
        message: "the run is no longer there".to_owned(),
    };
    let session = app.session.current().ok_or_else(gone)?;
    let (_, body, _) = api::load_run(of.number).await?.ok_or_else(gone)?;
    let bytes = api::load_file(of.number).await?;
    let mut rest = rest_of(of).await?;
    rest.retain(|line| lines.contains(line));
    let body = body_of_rest(&explained_outcome(app.texts()), &of.state(), body, rest);
    let new = NewRun {
        environment: session.name.clone(),
        base_url: of.saved.base_url.clone(),
        prefix: session.connection.prefix,
        user: session.user.clone(),
        settings: Settings {
            seed: now().get(),
            // Nobody has agreed to more for this run.
            pool_unless_once: 1,
            ..of.saved.settings.clone()
        },
        source: of.saved.source(),
        body,
        parent: Some(of.number),
    };
    start_run(app, new, bytes.map(Rc::new)).await
}
