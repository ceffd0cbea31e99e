//! A count of tests that passed and failed, read from the output of the test runners.

use std::iter::Sum;
use std::ops::Add;

/// Counted tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed, at once or on a retry.
    pub(crate) passed: usize,
    /// Tests that failed or were kept from running by another's failure.
    pub(crate) failed: usize,
}

impl Tally {
    /// Sums the closing lines of cargo test, wasm-bindgen-test-runner, nextest and Playwright.
    pub(crate) fn read(output: &str) -> Self {
        output.lines().map(|line| Self::line(line.trim())).sum()
    }

    fn line(line: &str) -> Self {
        let closing = line.starts_with("test result:") || line.starts_with("Summary [");
        if closing {
            return Self {
                passed: number_before(line, "passed"),
                failed: number_before(line, "failed") + number_before(line, "timed"),
            };
        }
        // Playwright gives each count a line of its own: `5 passed (2.3s)`.
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        let Some(count) = words.first().and_then(|word| word.parse().ok()) else {
            return Self::default();
        };
        let (passed, failed) = match words.get(1..) {
            Some(["passed", time]) if time.starts_with('(') => (count, 0),
            Some(["flaky"]) => (count, 0),
            Some(["failed" | "interrupted"] | ["did", "not run"]) => (0, count),
            _ => (0, 0),
        };
        Self { passed, failed }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Add::add)
    }
}

/// The number that stands before a word, 0 if there is none.
fn number_before(line: &str, word: &str) -> usize {
    let words: Vec<&str> = line.split([' ', ';', ',']).collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: usize, failed: usize) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn reads_cargo_test_and_the_wasm_runner() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.1s\n";
        assert_eq!(Tally::read(output), tally(5, 1));
    }

    #[test]
    fn reads_nextest() {
        let good = "     Summary [   0.004s] 12 tests run: 12 passed (1 slow), 0 skipped";
        let bad = "     Summary [   9.1s] 12 tests run: 9 passed, 2 failed, 1 timed out, 3 skipped";
        assert_eq!(Tally::read(good), tally(12, 0));
        assert_eq!(Tally::read(bad), tally(9, 3));
    }

    #[test]
    fn reads_playwright() {
        let output = "Running 9 tests using 1 worker\n\n  1 failed\n    order.spec.ts:3:1 › x\n\
            \x20 1 flaky\n  2 did not run\n  1 skipped\n  4 passed (2.3s)\n";
        assert_eq!(Tally::read(output), tally(5, 3));
    }

    #[test]
    fn prose_is_not_a_count() {
        let output = "5 passed over\n7 failed attempts were made\n3 tests run\n";
        assert_eq!(Tally::read(output), tally(0, 0));
    }
}
