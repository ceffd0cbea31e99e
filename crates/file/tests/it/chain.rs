//! Chained lines: what was changed is found.

use proptest::prelude::*;
use release_file::export::{Broken, Chain, verify};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn written(entries: &[String]) -> (Vec<u8>, String) {
    let mut chain = Chain::default();
    for entry in entries {
        chain.push(entry).unwrap();
    }
    chain.finish()
}

#[test]
fn a_file_is_as_documented() {
    let (bytes, seal) = written(&["a".to_owned()]);
    let zeros = "0".repeat(64);
    let first = format!(r#"{{"prev":"{zeros}","entry":"a"}}"#);
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        format!("{first}\n{{\"prev\":\"{seal}\",\"end\":1}}\n")
    );
    // `printf '%s' '{"prev":"000…","entry":"a"}' | sha256sum`
    assert_eq!(
        seal,
        "2196bb0e0ffb7e8478e5a7dee3af4a5c1ed60b095d83daf0be9c891c35d2767f"
    );
}

#[test]
fn what_is_no_such_file_is_broken_at_its_first_line() {
    for text in ["", "\n", "{}", "not json\n", "\u{feff}{}\n"] {
        assert_eq!(verify(text.as_bytes()), Err(Broken { line: 1 }), "{text:?}");
    }
}

#[test]
fn a_lost_line_and_a_lost_end_are_found() {
    let entries: Vec<String> = (0..5).map(|at| at.to_string()).collect();
    let (bytes, _) = written(&entries);
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for lost in 0..lines.len() {
        let mut left = lines.clone();
        left.remove(lost);
        assert!(
            verify((left.join("\n") + "\n").as_bytes()).is_err(),
            "{lost}"
        );
    }
    let mut swapped = lines.clone();
    swapped.swap(1, 2);
    let broken = verify((swapped.join("\n") + "\n").as_bytes());
    assert_eq!(broken, Err(Broken { line: 2 }));
}

proptest! {
    #[test]
    fn a_file_is_verified_as_it_was_written(entries in proptest::collection::vec(".*", 0..8)) {
        let (bytes, seal) = written(&entries);
        let verified = verify(&bytes).unwrap();
        prop_assert_eq!((verified.entries, verified.seal), (entries.len(), seal));
    }

    #[test]
    fn every_change_of_a_byte_is_found(
        entries in proptest::collection::vec(".*", 0..4),
        at in any::<prop::sample::Index>(),
        to in any::<u8>(),
    ) {
        let (mut bytes, _) = written(&entries);
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        prop_assert!(verify(&bytes).is_err());
    }

    #[test]
    fn bytes_lost_or_added_are_found(
        entries in proptest::collection::vec(".*", 0..4),
        at in any::<prop::sample::Index>(),
        added in proptest::option::of(any::<u8>()),
    ) {
        let (mut bytes, _) = written(&entries);
        let at = at.index(bytes.len());
        match added {
            Some(byte) => bytes.insert(at, byte),
            None => drop(bytes.remove(at)),
        }
        prop_assert!(verify(&bytes).is_err());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = verify(&bytes);
    }
}

#[test]
fn what_stands_after_the_end_or_lacks_at_it_is_found() {
    let (bytes, seal) = written(&["a".to_owned()]);
    let text = String::from_utf8(bytes).unwrap();
    let whole = verify(text.as_bytes()).unwrap();
    assert_eq!((whole.entries, whole.seal), (1, seal));
    for more in ["x", "\n", "x\n", "{}\n", "\n\n"] {
        let longer = format!("{text}{more}");
        assert_eq!(
            verify(longer.as_bytes()),
            Err(Broken { line: 2 }),
            "{more:?}"
        );
    }
    assert_eq!(verify(text.trim_end().as_bytes()), Err(Broken { line: 2 }));
    let first = text.lines().next().unwrap();
    assert_eq!(
        verify(first.as_bytes()),
        Err(Broken { line: 2 }),
        "cut after an entry"
    );
}
