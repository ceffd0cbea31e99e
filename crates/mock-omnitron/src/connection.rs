//! One accepted connection: its protocol, its requests, and its end.

use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde::Serialize;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tower::ServiceExt;

use crate::layers::Cut;
use crate::tls::{Tls, is_http2};

/// The place of a connection among all that were accepted, from 1; an extension of its requests.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct ConnectionNumber(pub(crate) u64);

/// Serves a client until it leaves, or is cut off.
pub(crate) async fn connection(
    stream: TcpStream,
    tls: Option<Tls>,
    router: Router,
    number: ConnectionNumber,
) {
    let Some(tls) = tls else {
        return requests(stream, false, router, number).await;
    };
    // An error is a client that does not trust the certificate, or that left.
    if let Ok(stream) = tls.accept(stream).await {
        let http2 = is_http2(&stream);
        requests(stream, http2, router, number).await;
    }
}

async fn requests<S>(stream: S, http2: bool, router: Router, number: ConnectionNumber)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let cut = Arc::new(Notify::new());
    let cutting = Arc::clone(&cut);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(number);
        let answer = router.clone().oneshot(request.map(Body::new));
        let cut = Arc::clone(&cutting);
        async move {
            let Ok(response): Result<Response, Infallible> = answer.await;
            if response.extensions().get::<Cut>().is_some() {
                // An error in place of an answer would end the connection of HTTP/1.1, but only the
                // one stream of HTTP/2.
                cut.notify_one();
                pending::<()>().await;
            }
            Ok::<_, Infallible>(response)
        }
    });
    let stream = TokioIo::new(stream);
    let served = async {
        if http2 {
            let server = http2::Builder::new(TokioExecutor::new());
            server.serve_connection(stream, service).await
        } else {
            let server = http1::Builder::new();
            server.serve_connection(stream, service).await
        }
    };
    // What is not ready is dropped, and the connection is closed with it.
    tokio::select! {
        // An error here is a client that left: that is everyday.
        _ended = served => {}
        () = cut.notified() => {}
    }
}
