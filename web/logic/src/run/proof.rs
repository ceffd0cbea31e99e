//! The proof that stock counters give of a run.

use release_run::{LineStatus, ProductProof, RunState, proof_of_stock};

use crate::saved::{SavedBody, SavedLine};

/// What the counters say of each product of a run.
pub fn proof(state: &RunState, body: &SavedBody) -> Vec<ProductProof> {
    let lines: Vec<_> = body.lines.iter().map(SavedLine::stock).collect();
    proof_of_stock(state, &lines)
}

/// What they say of the product of a line, from 0.
pub fn proof_of(state: &RunState, body: &SavedBody, line: u32) -> Option<ProductProof> {
    let product = body.lines.get(line as usize)?.product?;
    let mut proofs = proof(state, body).into_iter();
    proofs.find(|proof| proof.product == product)
}

/// The unknown lines, from 0, of which the counter says that they were most
/// likely released.
pub fn likely_released(state: &RunState, body: &SavedBody) -> Vec<u32> {
    let proofs = proof(state, body);
    let speaks_for = |product: Option<u32>| {
        let mut proofs = proofs.iter();
        let proof = proofs.find(|proof| Some(proof.product) == product);
        proof.is_some_and(ProductProof::speaks_for_unknown)
    };
    let lines = (0_u32..).zip(state.lines()).zip(&body.lines);
    let likely = lines.filter(|((_, line), saved)| {
        line.status() == LineStatus::Unknown && speaks_for(saved.product)
    });
    likely.map(|((at, _), _)| at).collect()
}
