//! The loop that accepts connections.

use std::future::Future;
use std::io;
use std::pin::pin;

use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::connection::{ConnectionNumber, connection};
use crate::{Settings, router};

/// Serves on `listener` until `shutdown` is ready; open connections are closed then.
///
/// # Errors
///
/// As [`router`], and where the listener fails.
pub async fn run(
    listener: TcpListener,
    settings: Settings,
    shutdown: impl Future,
) -> io::Result<()> {
    let tls = settings.tls.clone();
    let router = router(settings)?;
    let mut shutdown = pin!(shutdown);
    // Dropping the set ends what is left in it, requests that never get an answer too.
    let mut connections = JoinSet::new();
    let mut accepted = 0;
    loop {
        tokio::select! {
            _ = &mut shutdown => return Ok(()),
            client = listener.accept() => {
                let (stream, _) = client?;
                accepted += 1;
                let number = ConnectionNumber(accepted);
                connections.spawn(connection(stream, tls.clone(), router.clone(), number));
            }
            Some(_) = connections.join_next() => {}
        }
    }
}
