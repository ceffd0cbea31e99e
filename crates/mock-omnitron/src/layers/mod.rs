//! The middleware of every request under `/api/`, from the outside in:
//! the ledger, CORS, faults, language, and the gate (prefix, Accept header, token).

mod cors;
mod gate;
mod inject;
mod language;
mod record;

pub(crate) use cors::cors;
pub(crate) use gate::{Caller, gate};
pub(crate) use inject::{Cut, inject};
pub(crate) use language::language;
pub(crate) use record::record;
