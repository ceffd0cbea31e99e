//! The loop that accepts and serves connections.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::pin::pin;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt;

use crate::layers::Cut;
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
    let router = router(settings)?;
    let mut shutdown = pin!(shutdown);
    // Dropping the set ends what is left in it, requests that never get an answer too.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut shutdown => return Ok(()),
            accepted = listener.accept() => {
                let (stream, _) = accepted?;
                connections.spawn(connection(stream, router.clone()));
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, router: Router) {
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let router = router.clone();
        async move {
            let answer: Result<Response, Infallible> = router.oneshot(request.map(Body::new)).await;
            match answer {
                // An error of the service makes hyper close the connection without an answer.
                Ok(response) if response.extensions().get::<Cut>().is_some() => {
                    Err(io::Error::from(io::ErrorKind::ConnectionAborted))
                }
                Ok(response) => Ok(response),
                Err(never) => match never {},
            }
        }
    });
    // An error here is a client that left or a connection that was cut: both are everyday.
    let _ended = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
