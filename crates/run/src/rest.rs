//! What may be part of a new run.

use super::RunState;
use release_core::endpoint::CreateMapping;
use release_core::outcome::Outcome;

impl RunState {
    /// The lines that may be sent in a new run, each with its place in this
    /// one: surely not sent, settled as not sent, or refused and `changed`.
    ///
    /// `changed` gives a line as a person has changed it, if they have. A
    /// refused line that was not changed is left out, but for a 403: there the
    /// person who sends may be another one. Lines that are done or unknown
    /// are left out whatever `changed` says, and so are all that have not ended.
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
