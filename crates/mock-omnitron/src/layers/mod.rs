//! The middleware: of every request whether its connection is kept, and under `/api/`, from the outside
//! in: the ledger, CORS, faults, language, and the gate (prefix, Accept header, token).

mod cors;
mod gate;
mod inject;
mod keep_alive;
mod language;
mod record;

pub(crate) use cors::cors;
pub(crate) use gate::{Caller, gate};
pub(crate) use inject::{Cut, inject};
pub(crate) use keep_alive::keep_alive;
pub(crate) use language::language;
pub(crate) use record::record;
