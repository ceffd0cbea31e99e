//! Dates and clocks.

use std::time::SystemTime;

use release_client::{Clock, Timer, Transport};

use super::shop::Of;
use crate::ask::Doctor;
use crate::said::Said;
use crate::{Fact, NotFoundOut, Zone};

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// From the dates of orders, all of which must agree.
    pub(super) async fn time_zone(&mut self) -> Result<Fact, NotFoundOut> {
        let orders = self.base(Of::Orders).await?;
        let dates = orders.list.rows.iter().flat_map(|row| &row.dates);
        let mut zones: Vec<Zone> = dates.filter_map(|date| zone(date)).collect();
        zones.dedup();
        match zones.as_slice() {
            [] => Err(NotFoundOut::TooLittleData),
            [zone] => Ok(Fact::TimeZone(*zone)),
            _ => Err(NotFoundOut::Contradicting),
        }
    }

    /// Keeps the difference of the clocks, from the first answer that tells its date.
    pub(super) fn note_clock(&mut self, said: &Said) {
        if self.known.server_ahead.is_some() {
            return;
        }
        let date = said
            .header("date")
            .and_then(|it| httpdate::parse_http_date(it).ok());
        let date = date.and_then(|it| it.duration_since(SystemTime::UNIX_EPOCH).ok());
        let date = date.and_then(|it| i64::try_from(it.as_secs()).ok());
        let now = i64::try_from(self.client().now().seconds()).ok();
        self.known.server_ahead = date.zip(now).map(|(date, now)| date - now);
    }

    pub(super) fn server_clock(&self) -> Result<Fact, NotFoundOut> {
        let ahead = self.known.server_ahead;
        ahead.map(Fact::ServerAhead).ok_or(NotFoundOut::NotVisible)
    }
}

/// The zone of an ISO 8601 date with a time; `None` for any other text.
fn zone(date: &str) -> Option<Zone> {
    let (day, time) = date.split_once(['T', ' '])?;
    if day.len() != 10 || time.len() < 5 {
        return None;
    }
    if time.ends_with(['Z', 'z']) {
        return Some(Zone::Utc);
    }
    let Some(at) = time.find(['+', '-']) else {
        return Some(Zone::Unstated);
    };
    let (_, offset) = time.split_at(at);
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = (digits.get(..2)?, digits.get(2..4).unwrap_or("0"));
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    Some(match (minutes, offset.starts_with('-')) {
        (0, _) => Zone::Utc,
        (minutes, true) => Zone::Ahead(-minutes),
        (minutes, false) => Zone::Ahead(minutes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_tells_its_zone() {
        assert_eq!(zone("2025-03-02T09:15:30.120000Z"), Some(Zone::Utc));
        assert_eq!(zone("2025-03-02T09:15:30+00:00"), Some(Zone::Utc));
        assert_eq!(zone("2025-03-02T09:15:30+03:00"), Some(Zone::Ahead(180)));
        assert_eq!(zone("2025-03-02 09:15:30-0330"), Some(Zone::Ahead(-210)));
        assert_eq!(zone("2025-03-02T09:15:30"), Some(Zone::Unstated));
        assert_eq!(zone("2025-03-02"), None);
    }
}
