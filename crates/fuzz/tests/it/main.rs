//! The kept inputs of each target, and a few random ones.

use release_fuzz::{TARGETS, kept};

/// How many random inputs each target is given; the searches of `fuzz/` take millions.
const RANDOM: u32 = 400;

#[test]
fn kept_inputs_hold() {
    for (name, target) in TARGETS {
        let kept = kept(name).unwrap();
        for (path, bytes) in &kept {
            println!("{}", path.display());
            target(bytes);
        }
        let count = kept.len();
        assert!(count >= 10, "{name} has only {count} inputs");
    }
}

#[test]
fn random_inputs_hold() {
    for (at, (name, target)) in (1..).zip(TARGETS) {
        println!("{name}");
        let mut random = fastrand::Rng::with_seed(at);
        for _ in 0..RANDOM {
            let length = random.usize(0..600);
            let input: Vec<u8> = (0..length).map(|_| random.u8(..)).collect();
            target(&input);
        }
    }
}
