//! What the stock counters say of a run.

use release_run::{LineStatus, ProductProof, RunState, proof_of_stock};

use super::OpenRun;
use crate::api::{SavedBody, SavedLine};

/// What the counters say of each product of a run.
pub(super) fn proof(state: &RunState, body: &SavedBody) -> Vec<ProductProof> {
    let lines: Vec<_> = body.lines.iter().map(SavedLine::stock).collect();
    proof_of_stock(state, &lines)
}

impl OpenRun {
    /// What the stock counters say of its products.
    pub(crate) fn proof(&self) -> Vec<ProductProof> {
        proof(&self.state(), &self.body)
    }

    /// What they say of the product of a line, from 0.
    pub(crate) fn proof_of(&self, line: u32) -> Option<ProductProof> {
        let product = self.body.lines.get(line as usize)?.product?;
        self.proof()
            .into_iter()
            .find(|proof| proof.product == product)
    }

    /// The unknown lines, from 0, of which the counter says that they were most
    /// likely released.
    pub(crate) fn likely_released(&self) -> Vec<u32> {
        let proofs = self.proof();
        let speaks_for = |product: Option<u32>| {
            let mut proofs = proofs.iter();
            let proof = proofs.find(|proof| Some(proof.product) == product);
            proof.is_some_and(ProductProof::speaks_for_unknown)
        };
        let state = self.state();
        let lines = (0_u32..).zip(state.lines()).zip(&self.body.lines);
        let likely = lines.filter(|((_, line), saved)| {
            line.status() == LineStatus::Unknown && speaks_for(saved.product)
        });
        likely.map(|((at, _), _)| at).collect()
    }
}
