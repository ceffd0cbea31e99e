//! A command that is shown as a person would type it.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

/// A program, its arguments, and where it runs.
pub(crate) struct Cmd {
    program: String,
    args: Vec<OsString>,
    env: Vec<(&'static str, OsString)>,
    folder: Option<&'static str>,
    own_tool: bool,
}

/// The output of a captured command, and whether it ended well.
pub(crate) struct Finished {
    /// Standard output and error, in the order in which their lines came.
    pub(crate) output: String,
    /// The exit code was 0.
    pub(crate) success: bool,
}

impl Cmd {
    /// From words separated by spaces, the program first.
    pub(crate) fn new(words: &str) -> Self {
        let mut words = words.split_whitespace();
        Self {
            program: words.next().unwrap_or_default().into(),
            args: words.map(Into::into).collect(),
            env: Vec::new(),
            folder: None,
            own_tool: false,
        }
    }

    /// The same for a tool that `setup` may have put where a person's shell does not look.
    pub(crate) fn tool(words: &str) -> Self {
        Self {
            own_tool: true,
            ..Self::new(words)
        }
    }

    /// Adds an argument.
    pub(crate) fn arg(mut self, arg: impl Into<OsString>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Adds arguments that are separated by spaces.
    pub(crate) fn args(mut self, words: &str) -> Self {
        self.args.extend(words.split_whitespace().map(Into::into));
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// Runs in a folder of the project instead of its root.
    pub(crate) fn folder(mut self, folder: &'static str) -> Self {
        self.folder = Some(folder);
        self
    }

    /// Runs it with the terminal's own input and output.
    ///
    /// # Errors
    ///
    /// When the program is not there or its exit code is not 0.
    pub(crate) fn run(&self, workspace: &Workspace) -> Result<()> {
        let status = self.command(workspace)?.status();
        let status = status.with_context(|| format!("could not start {}", self.program))?;
        if !status.success() {
            bail!("{} ended with {status}", self.program);
        }
        Ok(())
    }

    /// Runs it, shows what it prints as it comes, and keeps a copy.
    ///
    /// # Errors
    ///
    /// When the program is not there or its output cannot be read.
    pub(crate) fn capture(&self, workspace: &Workspace) -> Result<Finished> {
        let mut child = self
            .command(workspace)?
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {}", self.program))?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let copy = Mutex::new(String::new());
        thread::scope(|scope| {
            let errors = scope.spawn(|| tee(stderr, io::stderr(), &copy));
            tee(stdout, io::stdout(), &copy)?;
            errors.join().unwrap_or(Ok(()))
        })?;
        Ok(Finished {
            success: child.wait()?.success(),
            output: copy.into_inner().unwrap_or_default(),
        })
    }

    /// As a command of the standard library, for what the two ways above do not cover.
    ///
    /// # Errors
    ///
    /// When the program is not on the search path.
    pub(crate) fn command(&self, workspace: &Workspace) -> Result<Command> {
        let Some(program) = workspace.find(&self.program) else {
            bail!(
                "{} is not there; `cargo xtask setup` brings it or names what does",
                self.program
            );
        };
        let folder = self.folder.map_or(PathBuf::new(), PathBuf::from);
        let mut command = Command::new(program);
        command
            .args(&self.args)
            .env("PATH", workspace.search_path()?)
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .current_dir(workspace.root.join(folder));
        Ok(command)
    }
}

impl fmt::Display for Cmd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(folder) = self.folder {
            write!(f, "cd {folder} && ")?;
        }
        if self.own_tool {
            f.write_str("PATH=\"$PWD/.tools/bin:$PWD/web/node_modules/.bin:$PATH\" ")?;
        }
        for (name, value) in &self.env {
            write!(f, "{name}={} ", quoted(value))?;
        }
        f.write_str(&self.program)?;
        self.args
            .iter()
            .try_for_each(|arg| write!(f, " {}", quoted(arg)))
    }
}

/// In single quotes where a shell would otherwise split or expand it.
fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_=./:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Copies line by line to the terminal and into `copy`.
fn tee(from: Option<impl Read>, mut to: impl Write, copy: &Mutex<String>) -> io::Result<()> {
    let Some(from) = from else { return Ok(()) };
    let mut reader = BufReader::new(from);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        to.flush()?;
        if let Ok(mut copy) = copy.lock() {
            copy.push_str(&String::from_utf8_lossy(&line));
        }
        line.clear();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_shown_as_it_would_be_typed() {
        let cmd = Cmd::new("npx playwright test")
            .arg("it's here")
            .env("PAGE", "/tmp/my page")
            .folder("tests");
        assert_eq!(
            cmd.to_string(),
            r"cd tests && PAGE='/tmp/my page' npx playwright test 'it'\''s here'"
        );
    }

    #[test]
    fn both_streams_are_copied() {
        let copy = Mutex::new(String::new());
        let mut shown = Vec::new();
        tee(Some(&b"one\ntwo"[..]), &mut shown, &copy).unwrap();
        assert_eq!(shown, b"one\ntwo");
        assert_eq!(copy.into_inner().unwrap(), "one\ntwo");
    }
}
