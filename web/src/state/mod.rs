//! The state that several views share.

mod app;
mod background;
mod content_types;
pub(crate) mod doctor;
mod header;
pub(crate) mod import;
mod navigation;
mod preferences;
mod remote;
mod runs;
mod session;
pub(crate) mod stock;
pub(crate) mod store;
mod task;
pub(crate) mod trial;
mod wire;

pub(crate) use app::{AppState, FileFor, Settings, use_app, use_app_state};
pub(crate) use content_types::{ORDER_LINES_TABLE, use_order_lines_table};
pub(crate) use header::{ATTENTION, KEYS_LISTED};
pub(crate) use navigation::{focus, focus_first, focus_on, set_title, use_focus_kept, use_title};
pub(crate) use preferences::Choice;
pub(crate) use remote::{UseRemote, use_remote, use_remote_again};
pub(crate) use runs::{
    AllRuns, ExportError, LineHistory, LineInRun, OpenRun, OrderLine, Part, SENDING, View,
    count_needs, count_rest, delete_runs, export_evidence, export_run, find_code, has_unfinished,
    lines_before, load_before, load_history, new_run, read_now, read_runs, rest_of, send_lines,
    send_rest, settle, start_run, use_live_history, use_run,
};
pub(crate) use session::{Keep, Session};
pub(crate) use task::use_task;
pub(crate) use wire::use_wire;
