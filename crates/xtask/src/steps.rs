//! A list of steps, each printed with its time and the command that repeats it alone.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::cmd::Cmd;
use crate::tally::Tally;
use crate::times::{Times, as_read};
use crate::workspace::Workspace;

/// Runs steps one after another; a failed one does not keep the next from running.
pub(crate) struct Steps<'a> {
    workspace: &'a Workspace,
    tally: Tally,
    times: Times,
    failed: Vec<String>,
    began: Instant,
}

/// Whether a step of tests may find none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Least {
    /// None is well.
    None,
    /// A runner that finds nothing has been called wrongly.
    One,
}

impl<'a> Steps<'a> {
    /// An empty list.
    pub(crate) fn new(workspace: &'a Workspace) -> Self {
        Self {
            workspace,
            tally: Tally::default(),
            times: Times::load(workspace),
            failed: Vec::new(),
            began: Instant::now(),
        }
    }

    /// A step that is one command. Returns whether it went well.
    pub(crate) fn run(&mut self, name: &str, cmd: &Cmd) -> bool {
        let workspace = self.workspace;
        self.work(name, &cmd.to_string(), || cmd.run(workspace))
    }

    /// A step that is a test runner, whose tests are counted.
    pub(crate) fn tests(&mut self, name: &str, least: Least, cmd: &Cmd) -> bool {
        let workspace = self.workspace;
        let mut tally = Tally::default();
        let ok = self.work(name, &cmd.to_string(), || {
            let finished = cmd.capture(workspace)?;
            tally = Tally::read(&finished.output);
            match (finished.success, tally.passed) {
                (false, _) => bail!("see above"),
                (true, 0) if least == Least::One => bail!("no test was run"),
                _ => Ok(()),
            }
        });
        if tally.failed > 0 {
            // `work` has counted the step as one failure; its tests say it better.
            self.tally.failed -= usize::from(!ok);
        }
        self.tally = self.tally + tally;
        ok
    }

    /// A step of our own; `repeat` is what a person types to have it alone.
    pub(crate) fn work(
        &mut self,
        name: &str,
        repeat: &str,
        work: impl FnOnce() -> Result<()>,
    ) -> bool {
        println!("==> {name}: {repeat}{}", self.times.remark(name));
        let began = Instant::now();
        let result = work();
        let took = as_read(began.elapsed());
        match &result {
            Ok(()) => {
                println!("    ok, {took}");
                self.times.keep(name, began.elapsed());
            }
            Err(error) => {
                println!("    FAILED after {took}: {error:#}");
                println!("    repeat with: {repeat}");
                self.fail(name);
            }
        }
        result.is_ok()
    }

    /// A step that cannot run because one before it failed. It counts as failed.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        println!("==> {name}: NOT RUN, {why}");
        self.fail(name);
    }

    fn fail(&mut self, name: &str) {
        self.tally.failed += 1;
        self.failed.push(name.into());
    }

    /// Prints the sum: tests that passed; tests, and steps without tests, that failed.
    pub(crate) fn finish(self) -> ExitCode {
        println!("==> all steps: {}", as_read(self.began.elapsed()));
        if !self.failed.is_empty() {
            println!("    failed: {}", self.failed.join(", "));
        }
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        if self.failed.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
