//! The shortest bound, and what the bounds have to reach together.

use std::collections::BTreeSet;

use release_prove::{GOALS, Proof, all, search, short};

#[test]
fn two_lines_keep_every_law_whatever_happens() {
    let found = search(Proof::new(short()), 2, |_| {});
    assert!(found.is_proven(), "{found:#?}");
    assert!(found.states > 3_000, "{found:#?}");
}

#[test]
fn the_bounds_reach_every_outcome_pause_and_end() {
    let reached: BTreeSet<_> = all().iter().flat_map(|bound| bound.goals).collect();
    assert_eq!(reached, GOALS.iter().collect());
}
