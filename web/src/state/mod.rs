//! What is shared by several views.

mod app;
mod navigation;
mod preferences;
mod releases;
mod remote;
mod sending;
mod session;
mod task;

pub(crate) use app::{AppState, Settings, use_app, use_app_state};
pub(crate) use navigation::{focus, set_title, use_title};
pub(crate) use preferences::Theme;
pub(crate) use releases::{Phase, Prepared, UseReleases, use_history};
pub(crate) use remote::{UseRemote, use_remote};
pub(crate) use session::{Keep, Session};
pub(crate) use task::use_task;
