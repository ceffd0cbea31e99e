//! The pace of a run: lines per second, and the time left.

use super::RunState;
use release_core::UnixMillis;

/// The period of the pace, in seconds.
const SECONDS: u64 = 10;

/// An estimate of the pace, only for showing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Lines that ended per second, over the last 10 s or since the first
    /// request if that is later; `None` while no lines are being sent.
    pub per_second: Option<f64>,
    /// The time for the open lines at that pace, in milliseconds; `None` while
    /// nothing is being sent or nothing has ended lately.
    pub left: Option<u64>,
}

impl RunState {
    /// The pace at `now`, computed from the state.
    pub fn pace(&self, now: UnixMillis) -> Pace {
        let Some(began) = self.began.filter(|_| self.phase.is_sending()) else {
            return Pace::default();
        };
        let millis = (now - began).clamp(1_000, SECONDS * 1_000);
        let ended = u64::from(self.window.ended(SECONDS, now));
        let open = u64::from(self.table.counts.open());
        let held = self.hold_until - now;
        let left = (ended > 0).then(|| (open * millis / ended).saturating_add(held));
        #[allow(clippy::cast_precision_loss)] // both are far below 2^52
        let per_second = ended as f64 * 1_000.0 / millis as f64;
        Pace {
            per_second: Some(per_second),
            left,
        }
    }
}
