//! The rest of a run: the lines that a new run may send.

use super::RunState;
use release_core::endpoint::CreateMapping;
use release_core::outcome::Outcome;

impl RunState {
    /// The lines that a new run may send, each with its place in this one:
    /// surely not sent, settled as not sent, or refused and `changed`.
    ///
    /// `changed` returns a line as a person has changed it, if they have. A
    /// refused line that was not changed is left out, except after a 403:
    /// another user may send it. Lines that are done or unknown are left out
    /// whatever `changed` returns, and so are lines that have not ended.
    pub fn rest(
        &self,
        changed: impl Fn(u32) -> Option<CreateMapping>,
    ) -> Vec<(u32, CreateMapping)> {
        let mut rest = Vec::new();
        for (line, row) in (0_u32..).zip(self.lines()) {
            let call = changed(line);
            if row.status().may_be_sent() {
                rest.push((line, call.unwrap_or_else(|| row.call().clone())));
            } else if let Some(Outcome::Refused(refusal)) = row.outcome()
                && let Some(call) = call
                && (call != *row.call() || refusal.status == 403)
            {
                rest.push((line, call));
            }
        }
        rest
    }
}
