//! What the stock counters say of a run.

use release_core::run::{LineStatus, ProductProof, StockVerdict, proof_of_stock};

use super::OpenRun;
use crate::api::SavedLine;

impl OpenRun {
    /// What the stock counters say of its products.
    pub(crate) fn proof(&self) -> Vec<ProductProof> {
        let lines: Vec<_> = self.body.lines.iter().map(SavedLine::stock).collect();
        proof_of_stock(&self.state(), &lines)
    }

    /// The unknown lines, from 0, of which the counter says that they were most
    /// likely released.
    pub(crate) fn likely_released(&self) -> Vec<u32> {
        let proofs = self.proof();
        let speaks_for = |product: Option<u32>| {
            let mut proofs = proofs.iter();
            let proof = proofs.find(|proof| Some(proof.product) == product);
            proof.is_some_and(|proof| proof.verdict == StockVerdict::UnknownReleased)
        };
        let state = self.state();
        let lines = (0_u32..).zip(state.lines()).zip(&self.body.lines);
        let likely = lines.filter(|((_, line), saved)| {
            line.status() == LineStatus::Unknown && speaks_for(saved.product)
        });
        likely.map(|((at, _), _)| at).collect()
    }

    /// The same of one line.
    pub(crate) fn is_likely_released(&self, line: u32) -> bool {
        self.likely_released().contains(&line)
    }
}
