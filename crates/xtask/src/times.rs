//! How long each step took the last time, so that a person knows how long to wait.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::workspace::Workspace;

/// The last times by the names of the steps, in a file of `target`.
pub(crate) struct Times {
    file: PathBuf,
    seconds: BTreeMap<String, u64>,
}

impl Times {
    /// Reads the file; without one nothing is known.
    pub(crate) fn load(workspace: &Workspace) -> Self {
        let file = workspace.target.join("xtask-times.txt");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let seconds = parse(&text);
        Self { file, seconds }
    }

    /// A remark on the last time of a step, for steps of more than a few seconds.
    pub(crate) fn remark(&self, step: &str) -> String {
        match self.seconds.get(step) {
            Some(seconds) if *seconds >= 5 => {
                let last = as_read(Duration::from_secs(*seconds));
                format!(" ({last} the last time)")
            }
            _ => String::new(),
        }
    }

    /// Keeps the time of a step. It is a help only: where it cannot be written, nothing is lost.
    pub(crate) fn keep(&mut self, step: &str, took: Duration) {
        self.seconds.insert(step.into(), took.as_secs());
        let lines = self
            .seconds
            .iter()
            .map(|(step, seconds)| format!("{seconds} {step}\n"));
        let _ = fs::write(&self.file, lines.collect::<String>());
    }
}

fn parse(text: &str) -> BTreeMap<String, u64> {
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines
        .filter_map(|(seconds, step)| Some((step.to_owned(), seconds.parse().ok()?)))
        .collect()
}

/// A duration as a person reads it: `8.4 s`, `3 min 20 s`.
pub(crate) fn as_read(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_makes_no_sense_is_passed_over() {
        let times = parse("12 page\nx mock\n\n7 browser tests\n");
        let expected = [("browser tests".to_owned(), 7), ("page".to_owned(), 12)];
        assert_eq!(times, BTreeMap::from(expected));
    }

    #[test]
    fn a_minute_and_more_is_told_in_minutes() {
        assert_eq!(as_read(Duration::from_millis(8_400)), "8.4 s");
        assert_eq!(as_read(Duration::from_secs(200)), "3 min 20 s");
    }
}
