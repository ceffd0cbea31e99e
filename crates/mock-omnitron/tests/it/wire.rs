//! One connection to a mock, over HTTP/2 or HTTP/1.1, with TLS or without.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Response};
use hyper::body::Frame;
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use mock_omnitron::Tls;
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::client::{JSON, mapping_path};
use crate::running::KEY;

/// A client with one connection, which it never opens again.
pub(crate) struct Wire {
    origin: String,
    sender: Sender,
    ended: JoinHandle<hyper::Result<()>>,
}

#[derive(Clone)]
enum Sender {
    Http2(http2::SendRequest<Body>),
    Http1(Arc<tokio::sync::Mutex<http1::SendRequest<Body>>>),
}

impl Wire {
    /// Plain HTTP/1.1.
    pub(crate) async fn plain(host: &str) -> Self {
        let stream = TcpStream::connect(host).await.unwrap();
        Self::over(stream, format!("http://{host}"), false).await
    }

    /// HTTPS over the first of these protocols that the mock speaks, trusting only its certificate.
    pub(crate) async fn secure(host: &str, tls: &Tls, name: &str, protocols: &[&str]) -> Self {
        let mut trusted = RootCertStore::empty();
        let certificate = CertificateDer::from(tls.certificate().to_vec());
        trusted.add(certificate).unwrap();
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(trusted)
            .with_no_client_auth();
        config.alpn_protocols = protocols
            .iter()
            .map(|name| name.as_bytes().to_vec())
            .collect();
        let stream = TcpStream::connect(host).await.unwrap();
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let connector = TlsConnector::from(Arc::new(config));
        let stream = connector.connect(name, stream).await.unwrap();
        let is_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
        Self::over(stream, format!("https://{host}"), is_http2).await
    }

    async fn over<S>(stream: S, origin: String, is_http2: bool) -> Self
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let stream = TokioIo::new(stream);
        let (sender, ended) = if is_http2 {
            let executor = TokioExecutor::new();
            let (sender, connection) = http2::handshake(executor, stream).await.unwrap();
            (Sender::Http2(sender), tokio::spawn(connection))
        } else {
            let (sender, connection) = http1::handshake(stream).await.unwrap();
            let sender = Arc::new(tokio::sync::Mutex::new(sender));
            (Sender::Http1(sender), tokio::spawn(connection))
        };
        Self {
            origin,
            sender,
            ended,
        }
    }

    /// Sends a request; its answer can be awaited while others are sent.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> impl Future<Output = hyper::Result<Response<String>>> + use<> {
        let sender = self.sender.clone();
        let address = match sender {
            Sender::Http2(_) => format!("{}{path}", self.origin),
            Sender::Http1(_) => path.to_owned(),
        };
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if matches!(sender, Sender::Http1(_)) {
            request = request.header("host", "127.0.0.1");
        }
        let request = request.body(body).unwrap();
        async move {
            let answer = match sender {
                Sender::Http2(mut sender) => {
                    sender.ready().await?;
                    sender.send_request(request).await?
                }
                Sender::Http1(sender) => {
                    let mut sender = sender.lock().await;
                    sender.ready().await?;
                    sender.send_request(request).await?
                }
            };
            let (parts, body) = answer.into_parts();
            let body = to_bytes(Body::new(body), usize::MAX).await.unwrap();
            let text = String::from_utf8(body.to_vec()).unwrap();
            Ok(Response::from_parts(parts, text))
        }
    }

    /// A login as `demo`.
    pub(crate) async fn log_in(&self, body: Body) -> Response<String> {
        let answer = self.send("POST", "/api/i1/auth/login/", &[JSON], body);
        answer.await.unwrap()
    }

    /// The value of the header `Authorization`, after a login as `demo`.
    pub(crate) async fn authorization(&self) -> String {
        let answer = self.log_in(login()).await;
        let body: Value = serde_json::from_str(answer.body()).unwrap();
        format!("Token {}", body["key"].as_str().unwrap())
    }

    /// `create_mapping` on a line.
    pub(crate) fn map(
        &self,
        line: i64,
        authorization: &str,
    ) -> impl Future<Output = hyper::Result<Response<String>>> + use<> {
        let headers = [JSON, ("authorization", authorization)];
        let body = Body::from(r#"{"code":"ERP-1"}"#);
        self.send("POST", &mapping_path(line), &headers, body)
    }

    pub(crate) async fn control(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let body = body.map_or(Body::empty(), |body| Body::from(body.to_string()));
        let headers = [JSON, ("x-control-key", KEY)];
        let path = format!("/_control/{path}");
        let answer = self.send(method, &path, &headers, body).await.unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.body());
        serde_json::from_str(answer.body()).unwrap()
    }

    /// Waits until the mock closes the connection.
    pub(crate) async fn closed(self) {
        let _how = self.ended.await.unwrap();
    }
}

/// The body of a login as `demo`.
pub(crate) fn login() -> Body {
    Body::from(json!({ "username": "demo", "password": "demo" }).to_string())
}

/// A body whose length is not told: without `Content-Length`.
pub(crate) fn streamed(body: Body) -> Body {
    struct Streamed(Body);

    impl hyper::body::Body for Streamed {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            Pin::new(&mut self.0).poll_frame(context)
        }
    }

    Body::new(Streamed(body))
}
