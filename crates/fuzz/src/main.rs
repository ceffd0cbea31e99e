//! Gives a target many random inputs: `cargo run --release -p release-fuzz table 10000000 1`.
//!
//! The last number is the seed, from which the same inputs come each time. Half of them are kept inputs with
//! some bytes changed. A breach ends it, with the input in a file that can be added to the kept ones.

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use fastrand::Rng;
use release_fuzz::{TARGETS, kept};

/// The most bytes of a new input.
const MOST: usize = 400;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let target = TARGETS
        .iter()
        .find(|(name, _)| Some(*name) == args.first().map(String::as_str));
    let number = |at: usize| args.get(at).and_then(|text| text.parse::<u64>().ok());
    let (Some((name, target)), Some(count), Some(seed)) = (target, number(1), number(2)) else {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        eprintln!("usage: release-fuzz {} COUNT SEED", names.join("|"));
        return ExitCode::FAILURE;
    };
    let kept: Vec<Vec<u8>> = match kept(name) {
        Ok(kept) => kept.into_iter().map(|(_, bytes)| bytes).collect(),
        Err(error) => {
            eprintln!("the kept inputs of {name}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let began = Instant::now();
    let mut random = Rng::with_seed(seed);
    for at in 1..=count {
        let input = next(&mut random, &kept);
        if catch_unwind(|| target(&input)).is_err() {
            let file = format!("breach-{name}-{at}");
            let written = fs::write(&file, &input);
            eprintln!("input {at} of seed {seed}: in {file} ({written:?})");
            return ExitCode::FAILURE;
        }
    }
    println!(
        "{name}: {count} inputs of seed {seed} in {} s, no breach",
        began.elapsed().as_secs()
    );
    ExitCode::SUCCESS
}

/// A new input, or a kept one with changes.
fn next(random: &mut Rng, kept: &[Vec<u8>]) -> Vec<u8> {
    let mut input = match random.choice(kept) {
        Some(kept) if random.bool() => kept.clone(),
        _ => {
            let length = random.usize(0..MOST);
            return (0..length).map(|_| random.u8(..)).collect();
        }
    };
    for _ in 0..random.u8(1..8) {
        let at = random.usize(0..=input.len());
        match random.u8(0..4) {
            0 => input.insert(at, random.u8(..)),
            1 => input.truncate(at.max(1)),
            2 => input.extend((0..random.u8(..)).map(|_| random.u8(..))),
            _ => {
                if let Some(byte) = input.get_mut(at) {
                    *byte = random.u8(..);
                }
            }
        }
    }
    input
}
