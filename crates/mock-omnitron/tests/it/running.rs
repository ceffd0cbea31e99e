//! A running mock.

use std::thread::{self, JoinHandle};

use mock_omnitron::Settings;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The value of the header `X-Control-Key`.
pub(crate) const KEY: &str = "key";

/// A mock in a thread of its own; it stops when this is dropped.
pub(crate) struct Running {
    /// Address and port.
    pub(crate) host: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// A mock with these settings, and [`KEY`].
    pub(crate) fn with(settings: Settings) -> Self {
        let settings = Settings {
            control_key: Some(KEY.to_owned()),
            ..settings
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                mock_omnitron::run(listener, settings, stopped)
                    .await
                    .unwrap();
            });
        });
        Self {
            host: told.recv().unwrap().to_string(),
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || thread::panicking(), "the mock panicked");
        }
    }
}
