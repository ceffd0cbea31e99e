//! How fast Omnitron answers, and what slows it down.

use release_client::{Clock, Timer, Transport};
use release_core::delivery::Protocol;
use release_core::endpoint::reading::Reading;

use crate::ask::Doctor;
use crate::said::Kind;
use crate::{Check, Fact, Kept, NotFoundOut};

/// How many small reads are timed.
const READS: usize = 20;

/// Fewer times than these say nothing.
const LEAST: usize = 10;

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// What the transport knows of its connections.
    pub(super) fn connections(&self) -> Result<Fact, NotFoundOut> {
        let kept = match self.client().wire().protocol {
            Protocol::Unseen => return Err(NotFoundOut::NotVisible),
            Protocol::Http1Kept => Kept::Http1Kept,
            Protocol::Http1Closed => Kept::Http1Closed,
            Protocol::Http2 => Kept::Http2,
            Protocol::Http3 => Kept::Http3,
        };
        Ok(Fact::Connections(kept))
    }

    /// The times of reads whose answers are small, one after the other.
    pub(super) async fn small_reads(&mut self) -> Result<Fact, NotFoundOut> {
        let types = self.working(Check::PathContentTypes).await;
        let path = if let Ok(prefix) = types {
            format!("{prefix}/content_types/?limit=1")
        } else {
            let prefix = self.working(Check::PathOrders).await?;
            format!("{prefix}/orders/?limit=1")
        };
        let reading = Reading::get(path);
        let mut times = Vec::new();
        let mut why = NotFoundOut::TooLittleData;
        for _ in 0..READS {
            match self.once(&reading).await {
                Ok(said) if said.kind == Kind::Data => times.extend(self.notes.last_millis()),
                Ok(said) => why = said.is_data().err().unwrap_or(why),
                Err(error) => why = error,
            }
        }
        times.sort_unstable();
        let half = times.len() / 2;
        match (times.get(half), times.last()) {
            (Some(median), Some(worst)) if times.len() >= LEAST => Ok(Fact::SmallReads {
                reads: u32::try_from(times.len()).unwrap_or(u32::MAX),
                median: *median,
                worst: *worst,
            }),
            _ => Err(why),
        }
    }

    /// What all answers have told of a limit.
    pub(super) fn throttling(&self) -> Result<Fact, NotFoundOut> {
        if self.notes.answered.get() == 0 {
            return Err(NotFoundOut::NoAnswer);
        }
        let limits = self.notes.limits.borrow();
        let headers = limits
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()));
        Ok(Fact::Throttling {
            headers: headers.collect(),
            rejected: self.notes.rejected.get(),
        })
    }
}
