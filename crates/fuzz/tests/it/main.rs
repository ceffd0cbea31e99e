//! The kept inputs of each target, and a few random ones.

use std::fs;
use std::path::Path;

use release_fuzz::TARGETS;

/// How many random inputs each target is given; the searches of `fuzz/` take millions.
const RANDOM: u32 = 400;

#[test]
fn kept_inputs_hold() {
    for (name, target) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("corpus")
            .join(name);
        let files =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut count = 0;
        for file in files {
            let path = file.unwrap().path();
            println!("{}", path.display());
            target(&fs::read(&path).unwrap());
            count += 1;
        }
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
