//! The proof that stock counters give of a run.

use release_run::{LineStatus, ProductProof, RunState, Units, proof_of_stock};

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

/// The length of a bar of reserved units.
pub const STOCK_BAR: u32 = 1_000;

/// Reserved units before and after as lengths of one bar, of which the longer one has all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockBar {
    /// What was reserved before.
    pub before: u32,
    /// What was reserved after.
    pub after: u32,
    /// What was released, at the end of what was reserved before.
    pub released: u32,
}

/// The bar of a product; `None` where a counter was not read, is below zero, or both are zero.
pub fn stock_bar(proof: &ProductProof) -> Option<StockBar> {
    let units = |counter: &Option<release_run::Counter>| -> Option<Units> {
        let units: Units = counter.as_ref()?.reserved.as_deref()?.parse().ok()?;
        (!units.is_negative()).then_some(units)
    };
    let (before, after) = (units(&proof.before)?, units(&proof.after)?);
    let longest = before.max(after);
    let length = |units: Units| units.share_of(longest, STOCK_BAR);
    Some(StockBar {
        before: length(before)?,
        after: length(after)?,
        released: length(proof.released.min(before))?,
    })
}
