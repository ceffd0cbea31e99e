//! Announcements for screen readers while a run goes on, seldom and short.

use release_core::UnixMillis;
use release_run::{Counts, Pause, Phase};

/// The shortest time between two announcements of the same phase, in milliseconds.
pub const ANNOUNCE_EVERY: u64 = 5_000;

/// What was said last, and when.
#[derive(Clone, Debug, Default)]
pub struct Announcer {
    at: UnixMillis,
    phase: Option<Phase>,
}

/// Whether a run that has entered this phase is worth a message to a person who looks at something else: it
/// has ended, or waits for them. A pause of their own is not.
pub fn needs_person(phase: &Phase) -> bool {
    match phase {
        Phase::Paused(why) => *why != Pause::Person,
        Phase::SampleShown | Phase::Ended(_) => true,
        _ => false,
    }
}

/// How a run stands, in three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// How many lines are done.
    pub done: u32,
    /// How many have ended without being done.
    pub problems: u32,
    /// How many may still be sent.
    pub open: u32,
}

impl Announcer {
    /// What is to be said now: something with each new phase, and else every
    /// few seconds. Whoever is given it says it.
    pub fn news(&mut self, now: UnixMillis, phase: &Phase, counts: &Counts) -> Option<News> {
        let is_new = self.phase.as_ref() != Some(phase);
        if !is_new && now - self.at < ANNOUNCE_EVERY {
            return None;
        }
        self.at = now;
        self.phase = Some(phase.clone());
        let done = counts.done();
        Some(News {
            done,
            problems: counts.ended() - done,
            open: counts.open(),
        })
    }
}
