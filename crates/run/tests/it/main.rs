//! Tests of the run machine: each rule as a scenario, all rules under random
//! events, and whole runs against a simulated Omnitron.

mod answers;
mod breaking;
mod counts;
mod delivery;
mod journal;
mod journal_buffer;
mod limits;
mod one_by_one;
mod pausing;
mod protocol;
mod random;
mod recovery;
mod repeats;
mod sample;
mod scenario;
mod settings;
mod settling;
#[cfg(not(target_arch = "wasm32"))] // long; the rules are the same
mod simulation;
mod status;
mod stock;
mod support;
mod throttle;
mod throttling;
