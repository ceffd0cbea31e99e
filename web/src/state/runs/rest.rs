//! The rest of a run as a new run.

use std::rc::Rc;

use release_run::{JournalError, LineStatus, RunState, Settings};

use super::{OpenRun, export, lines_before, now, start_run};
use crate::api::{self, NewRun, SavedBody, SavedLine};
use crate::state::app::AppState;

/// How many lines of a run may be sent again as they are: surely not sent,
/// settled as such, or refused for a right that another person may have.
pub(crate) fn count_rest(state: &RunState) -> usize {
    places(state).count()
}

fn places(state: &RunState) -> impl Iterator<Item = u32> {
    let same = |line| state.line(line).map(|line| line.call().clone());
    state.rest(same).into_iter().map(|(line, _)| line)
}

/// These lines, without those that another run has sent since or will send.
///
/// # Errors
///
/// The journal cannot be read.
pub(crate) async fn rest_of(of: &OpenRun) -> Result<Vec<SavedLine>, JournalError> {
    let before = lines_before(&of.saved.base_url).await?;
    let is_free = |item| {
        let status: Option<&LineStatus> = before.get(&item);
        status.is_none_or(|status| status.needs_consent().is_none())
    };
    let state = of.state();
    let lines = places(&state).filter_map(|at| of.body.lines.get(at as usize));
    let free = lines.filter(|line| is_free(line.item));
    Ok(free.cloned().collect())
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
    let mut earlier = body.earlier.clone();
    earlier.extend(export::results(app.texts(), &body, &of.state()));
    for line in &rest {
        earlier.remove(&line.line_no);
    }
    let new = NewRun {
        environment: session.name.clone(),
        base_url: of.saved.base_url.clone(),
        prefix: session.connection.prefix,
        user: session.user.clone(),
        settings: Settings {
            seed: now().get(),
            ..of.saved.settings.clone()
        },
        source: of.saved.source(),
        body: SavedBody {
            lines: rest,
            earlier,
            ..body
        },
        parent: Some(of.number),
    };
    start_run(app, new, bytes.map(Rc::new)).await
}
