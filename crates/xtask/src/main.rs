//! The task runner of the project: `cargo xtask setup | demo | check | package | test | prove | mutants |
//! advisories | dist | bench`.
//!
//! `setup` installs the tools, `check`, `package` and `test` are lists of steps, `dist` makes
//! what is published, `prove` checks the model of a run, `mutants` tests the tests, `advisories` asks what
//! is known of the dependencies, `bench` measures.
//! `layers`, `markdown` and `sizes` are the rules that no other tool knows.

mod advisories;
mod bench;
mod calls;
mod check;
mod cmd;
mod demo;
mod dist;
mod imports;
mod kept;
mod layers;
mod licences;
mod markdown;
mod mutants;
mod package;
mod prove;
mod setup;
mod sizes;
mod split;
mod steps;
mod tally;
mod test;
mod times;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::setup::Scope;
use crate::workspace::Workspace;

const HELP: &str = "\
usage: cargo xtask <command>

  setup                   install what is missing, and only that
  demo [--port N]         build the page and serve it with made-up orders (port 8787)
       [--profile FILE]   as the Omnitron of which the doctor has found this out, for practice
       [-- ARGS]          ARGS go to the mock
  check [--accept]        formatting, layers, licences, paths in the documents, clippy,
                          native tests; --accept renews what is generated: the table of
                          layers, the proxies' lists of calls
  package [--accept]      the npm package, as it would be published; --accept renews its
                          kept types
  test [--all]            all tests, after the setup; --all adds the documentation,
       [-- ARGS]          as CI does; ARGS go to Playwright
  prove [NAME]            model checking of a run, some minutes: every order of events within
                          each bound, or the one of this name; then each rule of a run broken
  mutants [K/N]           mutation testing of the code that decides about a line: a slice, by
                          default 1/20, some minutes; `all` takes hours
  advisories              what is known to be wrong with the locked dependencies, by npm audit
                          and cargo audit; ends with 2 where something could not be checked
  dist                    what is published, in target/dist: an archive with the page, ready to
                          be served, the npm package, and their checksums
  bench [NAME]            measure, beside others where there are others; all, or one of
                          `sizes` (what the browser downloads first), `import`, `xlsx`, `send`,
                          `rows` (a large file in the page), `package`, `wire` (how
                          often one fetch arrives where the connection breaks)
  help                    this text";

/// The command line.
#[derive(Default)]
struct Args {
    command: Option<String>,
    what: Option<String>,
    port: Option<u16>,
    accept: bool,
    all: bool,
    rest: Vec<OsString>,
}

fn main() -> ExitCode {
    match parse(lexopt::Parser::from_env()).and_then(|args| run(&args)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let Some(command) = &args.command else {
        bail!("no command given\n{HELP}");
    };
    match command.as_str() {
        "setup" => setup::run(&Workspace::load()?, Scope::Test),
        "demo" => demo::run(&Workspace::load()?, args.port, &args.rest),
        "check" => Ok(check::run(&Workspace::load()?, args.accept)),
        "package" => Ok(package::run(&Workspace::load()?, args.accept)),
        "test" => Ok(test::run(&Workspace::load()?, args.all, &args.rest)),
        "prove" => Ok(prove::run(&Workspace::load()?, args.what.as_deref())),
        "mutants" => mutants::run(&Workspace::load()?, args.what.as_deref()),
        "advisories" => advisories::run(&Workspace::load()?),
        "dist" => Ok(dist::run(&Workspace::load()?)),
        "bench" => match bench::named(args.what.as_deref()) {
            Some(benches) => Ok(bench::run(&Workspace::load()?, &benches)),
            None => bail!("no such bench\n{HELP}"),
        },
        // Trunk's, not a person's: so the help does not name it.
        "split" => split::run(&Workspace::load()?),
        "help" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("no such command: {other}\n{HELP}"),
    }
}

fn parse(mut parser: lexopt::Parser) -> Result<Args> {
    let mut args = Args::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => args.command = Some("help".into()),
            Long("port") if args.command.as_deref() == Some("demo") => {
                args.port = Some(parser.value()?.parse()?);
            }
            Long("profile") if args.command.as_deref() == Some("demo") => {
                let file = std::path::absolute(parser.value()?)?;
                args.rest.extend(["--profile".into(), file.into()]);
            }
            Long("accept") if matches!(args.command.as_deref(), Some("check" | "package")) => {
                args.accept = true;
            }
            Long("all") if args.command.as_deref() == Some("test") => args.all = true,
            Value(value) => match args.command.as_deref() {
                None => args.command = Some(value.string()?),
                Some("bench" | "mutants" | "prove") if args.what.is_none() => {
                    args.what = Some(value.string()?);
                }
                Some("demo" | "test") => args.rest.push(value),
                Some(_) => return Err(Value(value).unexpected().into()),
            },
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Args> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn what_follows_two_dashes_goes_on_to_the_tool() {
        let args = parse_line("test -- --headed order.spec.ts").unwrap();
        assert_eq!(args.command.as_deref(), Some("test"));
        assert_eq!(args.rest, ["--headed", "order.spec.ts"]);
    }

    #[test]
    fn a_port_belongs_to_the_demo() {
        assert_eq!(parse_line("demo --port 9000").unwrap().port, Some(9000));
        assert!(parse_line("check --port 9000").is_err());
        assert!(parse_line("demo --port 99999").is_err());
    }

    #[test]
    fn only_commands_that_keep_a_file_accept_it() {
        assert!(parse_line("package --accept").unwrap().accept);
        assert!(!parse_line("package").unwrap().accept);
        assert!(parse_line("check --accept").unwrap().accept);
        assert!(parse_line("test --accept").is_err());
    }

    #[test]
    fn only_the_tests_have_a_longer_form() {
        assert!(parse_line("test --all -- release.spec.ts").unwrap().all);
        assert!(!parse_line("test").unwrap().all);
        assert!(parse_line("check --all").is_err());
    }

    #[test]
    fn a_stray_word_is_refused() {
        assert!(parse_line("check everything").is_err());
        assert!(parse_line("bench sizes twice").is_err());
        assert!(parse_line("prove file twice").is_err());
    }
}
