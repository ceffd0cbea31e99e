//! Moments as text, without a clock.

use release_core::UnixMillis;

const DAY: u64 = 86_400_000;

/// A moment in UTC as RFC 3339 has it, to the millisecond:
/// `2026-11-25T08:00:00.000Z`.
pub fn iso(moment: UnixMillis) -> String {
    let (year, month, day) = civil(moment.get() / DAY);
    let of_day = moment.get() % DAY;
    let (seconds, millis) = (of_day / 1_000, of_day % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

/// The year, month and day of so many days after 1970-01-01, by Howard
/// Hinnant's `civil_from_days`. Its years begin in March, so that the leap day
/// is the last of a year; 400 of them always have as many days.
const fn civil(days: u64) -> (u64, u64, u64) {
    const ERA: u64 = 146_097;
    // From 0000-03-01 on.
    let days = days + 719_468;
    let (era, of_era) = (days / ERA, days % ERA);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / (ERA - 1)) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year;
    (if month <= 2 { year + 1 } else { year }, month, day)
}
