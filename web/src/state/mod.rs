//! What is shared by several views.

mod app;
pub(crate) mod import;
mod navigation;
mod preferences;
mod releases;
mod remote;
mod runs;
mod sending;
mod session;
pub(crate) mod store;
mod task;

pub(crate) use app::{AppState, Settings, use_app, use_app_state};
pub(crate) use navigation::{focus, set_title, use_title};
pub(crate) use preferences::Theme;
pub(crate) use releases::{Phase, Prepared, UseReleases, use_history};
pub(crate) use remote::{UseRemote, use_remote};
pub(crate) use runs::{
    ExportError, InRun, InRuns, OpenRun, Part, Stand, View, count_rest, delete_runs, export_run,
    lines_done, read_in_runs, rest_of, send_rest, start_run, use_run,
};
pub(crate) use session::{Keep, Session};
pub(crate) use task::use_task;
