//! Proves every bound, or those that are named: `cargo xtask prove`.

use std::process::ExitCode;

use release_prove::{Bound, Proof, all, search};

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |bound: &Bound| wanted.is_empty() || wanted.iter().any(|it| it == bound.name);
    let threads = std::thread::available_parallelism().map_or(1, Into::into);
    let (mut states, mut steps, mut failed) = (0, 0, 0);
    for bound in all().into_iter().filter(is_wanted) {
        let (name, about) = (bound.name, bound.about);
        println!("{name}: {about}");
        let found = search(Proof::new(bound), threads, |states| {
            println!("  … {states} states");
        });
        println!(
            "  {} states, {} steps, at most {} deep, {:.1} s",
            found.states,
            found.steps,
            found.depth,
            found.took.as_secs_f64()
        );
        if let Some((law, path)) = &found.broken {
            println!("  BROKEN: {law}");
            for action in path {
                println!("    {action:?}");
            }
        }
        for goal in &found.missed {
            println!("  NOT REACHED: {goal}");
        }
        failed += usize::from(!found.is_proven());
        states += found.states;
        steps += found.steps;
    }
    println!("{states} states and {steps} steps in all, {failed} bounds not proven");
    ExitCode::from(u8::from(failed > 0))
}
