//! A file at a glance: all its rows side by side, with those that stand out.

use release_file::rows::RowState;

/// The width of the strip.
pub const STRIP: usize = 400;

/// A part of the strip whose rows stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where it begins.
    pub from: usize,
    /// Its width.
    pub width: usize,
    /// The worst state of its rows.
    pub state: RowState,
}

/// The parts that stand out, in order. However long the file, one row is seen.
pub fn strip(states: &[RowState]) -> Vec<Tick> {
    let total = states.len().max(1);
    let mut parts = [RowState::Ready; STRIP];
    for (row, state) in states.iter().enumerate() {
        let from = row * STRIP / total;
        let to = ((row + 1) * STRIP / total).max(from + 1);
        for part in parts.iter_mut().take(to).skip(from) {
            if rank(*state) > rank(*part) {
                *part = *state;
            }
        }
    }
    let mut ticks: Vec<Tick> = Vec::new();
    for (from, state) in parts.into_iter().enumerate() {
        match ticks.last_mut() {
            Some(last) if last.state == state => last.width += 1,
            _ => ticks.push(Tick {
                from,
                width: 1,
                state,
            }),
        }
    }
    ticks.retain(|tick| tick.state != RowState::Ready);
    ticks
}

const fn rank(state: RowState) -> u8 {
    match state {
        RowState::Ready => 0,
        RowState::Repeated => 1,
        RowState::LeftOut => 2,
        RowState::Confirm => 3,
        RowState::Stopped => 4,
    }
}
