//! Breaks each rule of a run, and looks for a shortest way to where it shows: a
//! part of `cargo xtask prove`. With the name of a rule, prints the way.

use std::process::ExitCode;

use release_prove::{MUTANTS, Proof, all, shortest};
use release_run::Rule;

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1);
    let mut survived = 0;
    for (rule, name) in MUTANTS {
        if wanted.as_ref().is_some_and(|it| *it != format!("{rule:?}")) {
            continue;
        }
        let bound = all().into_iter().find(|bound| bound.name == *name);
        let found = bound.map(|bound| shortest(Proof::new(bound).without(*rule)));
        println!("{rule:?}, “{}”", rule.text());
        if let Some((states, (law, path))) = found.and_then(|it| Some((it.states, it.broken?))) {
            let acts = path.len();
            println!("  found in {name} after {acts} acts and {states} states: {law}");
            for action in path.iter().filter(|_| wanted.is_some()) {
                println!("    {action:?}");
            }
        } else {
            println!("  NOT FOUND in {name}");
            survived += 1;
        }
    }
    let missing = Rule::ALL
        .iter()
        .filter(|rule| !MUTANTS.iter().any(|(it, _)| it == *rule));
    for rule in missing {
        println!("{rule:?}: no bound is named for it");
        survived += 1;
    }
    println!("{} rules broken, {survived} not found", MUTANTS.len());
    ExitCode::from(u8::from(survived > 0))
}
