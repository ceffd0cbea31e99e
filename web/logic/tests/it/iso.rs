//! Moments as text.

use proptest::prelude::*;
use release_core::UnixMillis;

fn iso(millis: u64) -> String {
    release_web_logic::iso(UnixMillis::new(millis))
}

#[test]
fn known_moments() {
    // By `date -u -d @… +%FT%T`.
    for (seconds, text) in [
        (0, "1970-01-01T00:00:00"),
        (68_169_599, "1972-02-28T23:59:59"),
        (68_169_600, "1972-02-29T00:00:00"),
        (68_256_000, "1972-03-01T00:00:00"),
        (946_684_799, "1999-12-31T23:59:59"),
        (951_782_400, "2000-02-29T00:00:00"),
        (1_709_164_800, "2024-02-29T00:00:00"),
        (1_764_057_600, "2025-11-25T08:00:00"),
        (4_107_542_399, "2100-02-28T23:59:59"),
        (4_107_542_400, "2100-03-01T00:00:00"),
        (253_402_300_799, "9999-12-31T23:59:59"),
    ] {
        assert_eq!(iso(seconds * 1_000), format!("{text}.000Z"));
        assert_eq!(iso(seconds * 1_000 + 7), format!("{text}.007Z"));
    }
}

proptest! {
    /// Of two moments the later one has the later text.
    #[test]
    fn texts_order_as_moments_do(a in 0_u64..253_402_300_800_000, b in 0_u64..253_402_300_800_000) {
        prop_assert_eq!(iso(a).cmp(&iso(b)), a.cmp(&b));
    }

    /// A day later, the time of day is the same and the date is another.
    #[test]
    fn a_day_has_as_many_milliseconds(at in 0_u64..250_000_000_000_000) {
        let (now, next) = (iso(at), iso(at + 86_400_000));
        prop_assert_eq!(&now[10..], &next[10..]);
        prop_assert!(now[..10] < next[..10]);
    }
}
