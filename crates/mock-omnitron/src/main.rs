//! `mock-omnitron`: serves an Omnitron to try and test against.

mod args;

use std::io;
use std::process::ExitCode;

use tokio::io::{AsyncReadExt, stdin};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use args::{Args, HELP};

fn main() -> ExitCode {
    let args = match Args::read() {
        Ok(Some(args)) => args,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("mock: {error} (--help tells the flags)");
            return ExitCode::from(2);
        }
    };
    match serve(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mock: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(args: Args) -> io::Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(args.listen).await?;
        let stop = asked_to_stop(args.stop_with_stdin)?;
        let scheme = args.settings.tls.as_ref().map_or("http", |_| "https");
        println!("listening on {scheme}://{}", listener.local_addr()?);
        mock_omnitron::run(listener, args.settings, stop).await
    });
    // A read of stdin cannot be called off, and must not keep the process.
    runtime.shutdown_background();
    served
}

/// Ready on ctrl-c, on SIGTERM, and at the end of stdin if `with_stdin`. Signals are heard from now on.
fn asked_to_stop(with_stdin: bool) -> io::Result<impl Future<Output = ()>> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let end_of_stdin = async {
        let mut buffer = [0; 64];
        let mut stdin = stdin();
        while matches!(stdin.read(&mut buffer).await, Ok(1..)) {}
    };
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
            () = end_of_stdin, if with_stdin => {}
        }
    })
}
