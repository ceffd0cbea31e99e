//! The lines that were sent with an ERP code.

use release_core::OrderItemId;
use release_run::LineStatus;

use super::RunRead;
use crate::saved::Source;

/// One line of one run, found by its code.
#[derive(Clone, Debug, PartialEq)]
pub struct LineWithCode {
    /// The run's number.
    pub run: u64,
    /// Where the run's lines come from.
    pub source: Source,
    /// The line.
    pub item: OrderItemId,
    /// Where it stands in this run.
    pub status: LineStatus,
}

impl RunRead<'_> {
    /// The lines of the run whose code is exactly this.
    pub fn with_code(&self, code: &str) -> Vec<LineWithCode> {
        let lines = self.state.lines().iter();
        let found = lines.filter(|line| line.call().code.as_str() == code);
        let found = found.map(|line| LineWithCode {
            run: self.number,
            source: self.head.source(),
            item: line.call().item,
            status: line.status(),
        });
        found.collect()
    }
}
