//! A length of time, in words that can be said.

/// A length of time, in the unit in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// So many milliseconds; less than a second.
    Millis(u64),
    /// So many tenths of a second; less than ten seconds.
    Tenths(u64),
    /// So many seconds; less than two minutes.
    Seconds(u64),
    /// So many minutes; less than two hours.
    Minutes(u64),
    /// So many hours.
    Hours(u64),
}

impl Lasting {
    /// A length in milliseconds, rounded.
    pub fn of(millis: u64) -> Self {
        let rounded = |unit: u64| (millis + unit / 2) / unit;
        match millis {
            0..1_000 => Self::Millis(millis),
            1_000..9_950 => Self::Tenths(rounded(100)),
            9_950..119_500 => Self::Seconds(rounded(1_000)),
            119_500..7_170_000 => Self::Minutes(rounded(60_000)),
            _ => Self::Hours(rounded(3_600_000)),
        }
    }
}
