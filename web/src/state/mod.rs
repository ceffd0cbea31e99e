//! What is shared by several views.

mod config;
mod navigation;
mod preferences;
mod releases;
mod remote;
mod sending;
mod session;
mod task;

pub(crate) use config::{Settings, use_settings};
pub(crate) use navigation::use_title;
pub(crate) use preferences::{Preferences, Theme, use_preferences, use_texts};
pub(crate) use releases::{Phase, Prepared, ReleasesProvider, UseReleases, use_releases};
pub(crate) use remote::{UseRemote, use_remote};
pub(crate) use session::{Keep, Session, SessionProvider, use_session};
pub(crate) use task::use_task;
