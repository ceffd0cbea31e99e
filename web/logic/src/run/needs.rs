//! The runs of this browser that need a person.

use std::collections::BTreeSet;

use crate::saved::SavedRun;

/// A run that needs a person, and what for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It has not ended, and nobody sends it: it waits to be resumed or stopped.
    Unfinished {
        /// How many of its lines may still be sent.
        open: u32,
    },
    /// It has ended, and it is not known what became of some of its lines.
    Unknown {
        /// How many.
        lines: u32,
    },
}

impl Need {
    /// What a run needs a person for, if anything. `is_at_work`: some tab is sending it.
    pub fn of(run: &SavedRun, is_at_work: bool) -> Option<Self> {
        let counts = &run.counts;
        match run.ended {
            None if is_at_work => None,
            None => Some(Self::Unfinished {
                open: counts.open(),
            }),
            Some(_) if counts.unknown > 0 => Some(Self::Unknown {
                lines: counts.unknown,
            }),
            Some(_) => None,
        }
    }
}

/// The runs that need a person: unfinished ones first, each kind in the order in which it came.
pub fn needs<'a>(
    runs: &'a [(u64, SavedRun)],
    at_work: &BTreeSet<u64>,
) -> Vec<(Need, &'a (u64, SavedRun))> {
    let mut needs: Vec<_> = runs
        .iter()
        .filter_map(|run| Some((Need::of(&run.1, at_work.contains(&run.0))?, run)))
        .collect();
    needs.sort_by_key(|(need, _)| matches!(need, Need::Unknown { .. }));
    needs
}
