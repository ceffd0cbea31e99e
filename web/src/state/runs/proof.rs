//! The proof that stock counters give of an open run.

use release_run::ProductProof;
use release_web_logic::run;

use super::OpenRun;

impl OpenRun {
    /// What the stock counters say of its products.
    pub(crate) fn proof(&self) -> Vec<ProductProof> {
        run::proof(&self.state(), &self.body)
    }

    /// What they say of the product of a line, from 0.
    pub(crate) fn proof_of(&self, line: u32) -> Option<ProductProof> {
        run::proof_of(&self.state(), &self.body, line)
    }

    /// The unknown lines, from 0, of which the counter says that they were most
    /// likely released.
    pub(crate) fn likely_released(&self) -> Vec<u32> {
        run::likely_released(&self.state(), &self.body)
    }
}
