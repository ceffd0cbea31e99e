//! The rest of a run as a new run.

use std::rc::Rc;

use release_core::run::{JournalError, RunState, Settings};

use super::done::lines_taken;
use super::{OpenRun, export, now, start_run};
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
    let taken = lines_taken(&of.saved.base_url).await?;
    let state = of.state();
    let lines = places(&state).filter_map(|at| of.body.lines.get(at as usize));
    let free = lines.filter(|line| !taken.contains(&line.item));
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
    let (_, body, entries) = api::load_run(of.number).await?.ok_or_else(gone)?;
    let bytes = api::load_file(of.number).await?.ok_or_else(gone)?;
    let mut rest = rest_of(of).await?;
    rest.retain(|line| lines.contains(line));
    let mut earlier = body.earlier.clone();
    let times = export::times(&entries);
    earlier.extend(export::results(app.texts(), &body, &of.state(), &times));
    for line in &rest {
        earlier.remove(&line.line_no);
    }
    let new = NewRun {
        environment: session.name.clone(),
        base_url: of.saved.base_url.clone(),
        prefix: session.connection.prefix,
        user: session.user.clone(),
        settings: Settings {
            seed: now(),
            ..of.saved.settings.clone()
        },
        file: of.saved.file.clone(),
        body: SavedBody {
            lines: rest,
            earlier,
            ..body
        },
        parent: Some(of.number),
    };
    start_run(app, new, Rc::new(bytes)).await
}
