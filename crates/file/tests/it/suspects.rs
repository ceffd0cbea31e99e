//! Codes that a spreadsheet may have changed, and codes that only look alike.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::rows::{checked, read, said};
use release_file::rows::Edits;

/// The codes of what is said of one code.
fn of(code: &str) -> Vec<String> {
    let table = read(&format!("id;code\n70412;\"{code}\"\n"));
    let checked = checked(&table, &Edits::default());
    said(&checked)
        .into_iter()
        .map(|(_, code, _)| code.to_owned())
        .collect()
}

fn are(said: &str, codes: &[&str]) {
    for code in codes {
        assert!(
            of(code).iter().any(|it| it == said),
            "{code}: {:?}",
            of(code)
        );
    }
}

fn are_not(said: &str, codes: &[&str]) {
    for code in codes {
        assert!(
            of(code).iter().all(|it| it != said),
            "{code}: {:?}",
            of(code)
        );
    }
}

#[test]
fn shortened_numbers() {
    are(
        "code.scientific",
        &["1.23E+15", "1,23e+15", "2E-7", "-1.2E+5"],
    );
    are_not(
        "code.scientific",
        &[
            "1.E+15", "1.xE+15", "xE+15", "1.2E+", "1.2E+x", "1.2E15", "A1.2E+5",
        ],
    );
}

#[test]
fn numbers_with_an_exponent() {
    are("code.exponent", &["22E1", "1.5e3", "1,5E3"]);
    are_not(
        "code.exponent",
        &["22E", "22Ex", "2xE1", "2.E1", "2.xE1", "E22", "22F1"],
    );
}

#[test]
fn dates() {
    are(
        "code.date",
        &[
            "01.02.2024",
            "2024-02-01",
            "2/13/24",
            "1-Feb",
            "Oca.24",
            "Ağu 2024",
            "3 Eylül 2024",
            "01.02.2024 12:30",
            "2024-02-01T00:00:00",
            "Feb-29",
        ],
    );
    are_not(
        "code.date",
        &[
            "01022024",
            "1-2",
            "32.01.2024",
            "13.13.2024",
            "01.02.2250",
            "01.02.024",
            "2024-13-01",
            "1-Fez",
            "Feb-x",
            "01.02.2024 12",
            "01.02.2024 x:y",
            "01.02.2024 1:2:3:4",
            "01.02.2024.5",
            "3 September 2024 and more text",
            "Ma1 2024",
        ],
    );
}

#[test]
fn numbers_that_lost_their_end() {
    are(
        "code.many_zeros",
        &["1234567890123450", "12345678901234500000"],
    );
    are_not(
        "code.many_zeros",
        &["123456789012345", "1234567890123456", "123456789012345x"],
    );
}
