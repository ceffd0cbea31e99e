//! The browser's clock and timer.

use crate::{Clock, Timer, UnixMillis};

/// The longest time a browser's timer can be set to, in milliseconds.
const LONGEST_SLEEP: u32 = 0x7fff_ffff;

/// The browser's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> UnixMillis {
        UnixMillis::from_f64(js_sys::Date::now())
    }
}

impl Timer for BrowserClock {
    async fn sleep(&self, millis: u64) {
        // A browser accepts at most a signed 32-bit number.
        let millis = u32::try_from(millis).unwrap_or(u32::MAX).min(LONGEST_SLEEP);
        gloo_timers::future::TimeoutFuture::new(millis).await;
    }
}
