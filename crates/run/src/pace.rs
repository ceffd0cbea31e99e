//! How fast a run goes, and how long it will take.

use super::RunState;
use release_core::UnixMillis;

/// Over how many seconds the pace is taken.
const SECONDS: u64 = 10;

/// An estimate for showing; nothing is decided by it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Lines that ended a second, over the last 10 s or since the first
    /// request if that is later; `None` while no lines are being sent.
    pub per_second: Option<f64>,
    /// How long the open lines will take at that pace, in milliseconds; `None`
    /// while nothing is being sent or nothing has ended lately.
    pub left: Option<u64>,
}

impl RunState {
    /// The pace at `now`, from the state alone.
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
