//! The host, as the transport and the clock of a client.

use http::{Request, Response};
use js_sys::{Date, Function, Promise};
use release_client::{Clock, SendOptions, Timer, Transport, UnixMillis};
use release_core::error::ReachError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::convert;
use crate::from_js::{FromJs, Path};
use crate::http::{Answer, HttpRequest};

/// Sends with a function of the loader, `(request) => Promise<HttpResponse | NoAnswer>`.
#[derive(Clone, Debug)]
pub struct HostTransport(pub Function);

impl Transport for HostTransport {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let failed = |message: String| ReachError::Network { message };
        let request = convert::to_js(&HttpRequest::from(request));
        let request = request.map_err(|error| failed(error.message))?;
        let answer = awaited(&self.0, &request).await;
        let answer = Answer::from_value(&answer, Path::Root("response"));
        let answer = answer.map_err(|error| failed(error.message))?;
        answer
            .checked(options.headers)
            .unwrap_or_else(|_| Err(failed("no answer that can be read".to_owned())))
    }
}

/// The host's clock, and a timer by a function of the loader, `(millis) => Promise<void>`.
#[derive(Clone, Debug)]
pub struct HostClock(pub Function);

impl Clock for HostClock {
    fn now(&self) -> UnixMillis {
        UnixMillis::from_f64(Date::now())
    }
}

impl Timer for HostClock {
    #[allow(clippy::cast_precision_loss)] // a wait is far below 2^53
    async fn sleep(&self, millis: u64) {
        awaited(&self.0, &JsValue::from_f64(millis as f64)).await;
    }
}

/// Calls a function of the loader and waits for its promise; `undefined` if it throws, which the
/// loader's do not.
async fn awaited(function: &Function, argument: &JsValue) -> JsValue {
    let promise = function.call1(&JsValue::UNDEFINED, argument);
    let promise = promise.unwrap_or(JsValue::UNDEFINED);
    match promise.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED),
        Err(value) => value,
    }
}
