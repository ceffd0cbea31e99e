//! The stock counters of a run that are to be read.

use std::collections::HashSet;

use release_run::{CounterTime, LineStatus, RunState};

use crate::saved::SavedBody;

/// The products of the lines that stand so, each once, in the order of the lines.
pub fn products_of(
    state: &RunState,
    body: &SavedBody,
    is_wanted: impl Fn(LineStatus) -> bool,
) -> Vec<u32> {
    let lines = body.lines.iter().zip(state.lines());
    let wanted = lines.filter(|(_, line)| is_wanted(line.status()));
    let mut products: Vec<u32> = Vec::new();
    let mut seen = vec![false; body.products.len()];
    for product in wanted.filter_map(|(saved, _)| saved.product) {
        if let Some(seen) = seen.get_mut(product as usize)
            && !std::mem::replace(seen, true)
        {
            products.push(product);
        }
    }
    products
}

/// The products of lines that were sent whose counter was not read since.
pub fn unread_after(state: &RunState, body: &SavedBody) -> Vec<u32> {
    let after = state.counters().iter();
    let after = after.filter(|it| it.time == CounterTime::After);
    let is_read: HashSet<u32> = after.map(|it| it.product).collect();
    let sent = |status| !matches!(status, LineStatus::NotSent | LineStatus::Waiting);
    let mut products = products_of(state, body, sent);
    products.retain(|product| !is_read.contains(product));
    products
}
