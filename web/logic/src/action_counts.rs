//! The number of lines that are released, and of those only recorded.

/// What is done with lines; the sentence follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionCounts {
    /// So many are released, and none is only recorded; also for no line at all.
    Release(usize),
    /// So many are only recorded.
    Record(usize),
    /// Some of each.
    Both {
        /// How many are released.
        release: usize,
        /// How many are only recorded.
        record: usize,
    },
}

impl ActionCounts {
    /// What is done with lines of which each is released or not.
    pub fn of(lines: impl IntoIterator<Item = bool>) -> Self {
        let (mut release, mut record) = (0, 0);
        for update_stock in lines {
            if update_stock {
                release += 1;
            } else {
                record += 1;
            }
        }
        match (release, record) {
            (_, 0) => Self::Release(release),
            (0, _) => Self::Record(record),
            _ => Self::Both { release, record },
        }
    }
}
